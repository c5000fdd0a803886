package io.backhaul.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.core.fixture.Row;
import io.backhaul.core.message.Reference;
import io.backhaul.core.message.Reference.Type;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Threads, and how long their tokens live; signatures, and who brought them first. */
@Row("N11")
class MailTrailIT {

    private final StoreFixture store = new StoreFixture();
    private final MailTrail trail = new MailTrail(store.database);
    private final UUID id = UUID.randomUUID();
    private final Reference token = Reference.of(Type.MAIL_TOKEN, "abcdefghijklmnopqrstuvwx");

    @BeforeEach
    void aReturn() {
        aCase(id, "#1");
        key(id, token, "acme");
        key(id, Reference.of(Type.RMA, "acme/RMA-1"), "acme");
        key(id, Reference.of(Type.RMA, "globex/RMA-2"), "globex");
        aCase(UUID.randomUUID(), "2002");
    }

    private void aCase(UUID caseId, String order) {
        store.database
                .sql("""
                        insert into return_case (merchant, id, store, order_name, status, version, policy_hash, policy, summary, opened_at)
                        values ('demo', ?, 'demo', ?, 'OPEN', 1, 'h', '{}', '{}', ?)""")
                .params(caseId, order, Timestamp.from(StoreFixture.NOW))
                .update();
    }

    private void key(UUID caseId, Reference reference, String supplier) {
        store.database
                .sql("insert into reference (merchant, type, value, case_id, supplier) values ('demo', ?, ?, ?, ?)")
                .params(reference.type().name(), reference.value(), caseId, supplier)
                .update();
    }

    @Test
    void aTokenDiesSixtyDaysAfterItsReturnWasClosed() {
        assertThat(thread()).isEqualTo(new MailTrail.Thread(id, "acme", "#1", false));
        closed(Duration.ofDays(60));
        assertThat(thread().dead()).isFalse();
        closed(Duration.ofDays(60).plusSeconds(1));
        assertThat(thread().dead()).isTrue();
        assertThat(trail.threads("other", List.of(token), StoreFixture.NOW)).isEmpty();
        assertThat(trail.threads("demo", List.of(Reference.of(Type.MAIL_TOKEN, "guessed")), StoreFixture.NOW))
                .isEmpty();
    }

    private MailTrail.Thread thread() {
        return trail.threads("demo", List.of(token), StoreFixture.NOW).get(0);
    }

    private void closed(Duration ago) {
        store.database
                .sql("update return_case set closed_at = ? where id = ?")
                .params(Timestamp.from(StoreFixture.NOW.minus(ago)), id)
                .update();
    }

    @Test
    void numbersOfHisAndOrdersOfOthersAreToldApart() {
        assertThat(trail.rmas("demo", id, "acme")).containsExactly("acme/RMA-1");
        assertThat(trail.ordersOfOthers("demo", List.of("1", "#1", "#2002", "3003"), "#1"))
                .containsExactly("2002");
    }

    @Test
    void thePiecesOfAnArticleAreCountedOverAllLinesOfThatReturn() {
        String lines = "{'sku': 'A-1', 'quantity': 2}, {'sku': 'a-1', 'quantity': 1}, {'sku': 'B', 'quantity': 5}";
        UUID request = requested("k", lines);
        assertThat(trail.pieces("demo", id, "A-1"))
                .as("no request of this return")
                .isZero();
        toldOf(request, 1);
        assertThat(trail.pieces("demo", id, "A-1")).isEqualTo(3);
        assertThat(trail.pieces("demo", id, "C")).isZero();

        toldOf(requested("k/delivered", lines), 2);
        assertThat(trail.pieces("demo", id, "A-1"))
                .as("said once more, since the goods arrived after it")
                .isEqualTo(3);
        toldOf(requested("k/changed", "{'sku': 'A-1', 'quantity': 1}"), 3);
        assertThat(trail.pieces("demo", id, "A-1")).as("of several the fewest").isEqualTo(1);
        assertThat(trail.pieces("demo", id, "B")).isZero();
    }

    private UUID requested(String key, String lines) {
        UUID request = UUID.randomUUID();
        store.database
                .sql("""
                        insert into message (merchant, id, source, source_id, semantic_key, kind, status, received_at, body)
                        values ('demo', ?, 'shopify:demo', 's', ?, 'RETURN_REQUESTED', 'APPLIED', now(), ?::jsonb)""")
                .params(request, key, "{\"lines\": [" + lines.replace('\'', '"') + "]}")
                .update();
        return request;
    }

    private void toldOf(UUID request, int position) {
        store.database
                .sql("insert into fact (merchant, case_id, message_id, position) values ('demo', ?, ?, ?)")
                .params(id, request, position)
                .update();
    }

    @Test
    void aSignatureInAnotherMailIsAReplayAndInTheSameIsNone() {
        UUID first = UUID.randomUUID();
        assertThat(trail.signedBefore("demo", "s", "<1@acme.example>", first)).isEmpty();
        assertThat(trail.signedBefore("demo", "s", "<1@acme.example>", first)).isEmpty();
        assertThat(trail.signedBefore("demo", "s", "<2@acme.example>", UUID.randomUUID()))
                .contains("<1@acme.example>");
        assertThat(trail.signedBefore("other", "s", "<2@acme.example>", UUID.randomUUID()))
                .isEmpty();
    }
}
