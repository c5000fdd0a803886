package io.backhaul.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.core.ReturnDesk;
import io.backhaul.core.ReturnDesk.Handled;
import io.backhaul.core.decision.Decisions;
import io.backhaul.core.decision.Rules;
import io.backhaul.core.fixture.AReturn;
import io.backhaul.core.fixture.Demo;
import io.backhaul.core.fixture.Row;
import io.backhaul.core.fixture.Words;
import io.backhaul.core.message.GoodsReceived;
import io.backhaul.core.message.LineQuantity;
import io.backhaul.core.message.Reference;
import io.backhaul.core.message.Reference.Type;
import io.backhaul.core.message.ReturnMessage;
import io.backhaul.core.message.ReturnRequested;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Questions, parts and probes as rows. */
class CorrelationRowsIT {

    private final StoreFixture store = new StoreFixture();
    private final Words words = new Words();
    private final ReviewRows reviews = new ReviewRows(store.database);
    private final MessageRows messages = new MessageRows(store.database, store.outbox, reviews);
    private final PostgresCases cases =
            new PostgresCases(store.database, store.outbox, (merchant, order) -> Demo.terms());
    private final ReturnDesk desk = new ReturnDesk(cases, new Decisions(Rules.all()));

    private Handled told(ReturnMessage message) {
        return store.transaction.execute(tx -> {
            messages.keep(message, null, message.envelope().key(), true);
            return desk.handle(message, true, null);
        });
    }

    private UUID returned(String order, String sku) {
        ReturnRequested request = words.requested(AReturn.of(sku, 1, "60.00")
                .ofOrder(order)
                .known("return-" + order)
                .paidWith("stripe", order, "60.00"));
        return ((Handled.Applied) told(request)).caseId();
    }

    private GoodsReceived received(String key, List<LineQuantity> lines, Reference... keys) {
        return new GoodsReceived(words.envelope("mail:acme", key, keys), Demo.ACME, lines);
    }

    private String status(ReturnMessage message) {
        return store.database
                .sql("select status from message where id = ?")
                .param(message.envelope().id())
                .query(String.class)
                .single();
    }

    private void asks(ReturnMessage message, Handled.Review review) {
        store.transaction.executeWithoutResult(
                tx -> messages.review(Demo.MERCHANT, message.envelope().id(), review, StoreFixture.NOW));
    }

    @Row("N6")
    @Test
    void aKeyTakesBackOnlyTheQuestionItAnswers() {
        GoodsReceived likely = received("likely", List.of(), Reference.qualified(Type.PO, Demo.ACME, "#2001"));
        GoodsReceived doubted = received("doubted", List.of(), Reference.qualified(Type.PO, Demo.ACME, "#2001"));
        for (GoodsReceived message : List.of(likely, doubted)) {
            store.transaction.executeWithoutResult(tx -> messages.keep(message, null, "m", true));
        }
        List<Reference> keys = likely.envelope().references();
        asks(likely, new Handled.Review("LIKELY_MATCH", "resembles", List.of(), keys));
        asks(doubted, new Handled.Review("UNTRUSTED", "not proven", List.of(), keys));

        returned("#2001", "ACME-1");

        assertThat(status(likely)).isEqualTo("RECEIVED");
        assertThat(status(doubted)).isEqualTo("REVIEW");
        assertThat(store.database
                        .sql("select reason_class from review where resolved_at is null and message_id is not null")
                        .query(String.class)
                        .list())
                .containsExactly("UNTRUSTED");
    }

    @Test
    void aMessageIsQueuedAgainWithAndWithoutACase() {
        GoodsReceived message = received("m", List.of());
        UUID chosen = new UUID(0, 7);
        for (UUID caseId : new UUID[] {null, chosen}) {
            store.transaction.executeWithoutResult(tx -> {
                messages.keep(message, null, "m", false);
                messages.mark(Demo.MERCHANT, message.envelope().id(), "REVIEW", "why");
                messages.requeue(Demo.MERCHANT, message.envelope().id(), caseId);
            });
            MessageRows.Stored stored = store.transaction.execute(
                    tx -> messages.lock(Demo.MERCHANT, message.envelope().id()).orElseThrow());
            assertThat(stored.status()).isEqualTo("RECEIVED");
            assertThat(stored.assignedCase()).isEqualTo(caseId);
            assertThat(stored.trusted())
                    .as("a person who names the case vouches")
                    .isEqualTo(caseId != null);
        }
    }

    @Row("S40")
    @Test
    void thePartsOfAMessageAreKeptOnceHoweverOftenItIsDivided() {
        returned("#2001", "ACME-1");
        returned("#2002", "ACME-2");
        GoodsReceived both = received(
                "both",
                List.of(new LineQuantity("ACME-1", 1), new LineQuantity("ACME-2", 1)),
                Reference.qualified(Type.PO, Demo.ACME, "#2001"),
                Reference.qualified(Type.PO, Demo.ACME, "#2002"));
        Handled.Split split = (Handled.Split) told(both);
        for (int twice = 0; twice < 2; twice++) {
            store.transaction.executeWithoutResult(
                    tx -> messages.split(Demo.MERCHANT, both.envelope().id(), split.parts()));
        }

        assertThat(status(both)).isEqualTo("APPLIED");
        assertThat(split.parts())
                .hasSize(2)
                .allSatisfy(part -> assertThat(status(part)).isEqualTo("RECEIVED"));
        assertThat(store.database
                        .sql("select count(*) from message where semantic_key like '%/part/%'")
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
    }

    /** However many cases there are, a probe reads a handful of rows from its index. */
    @Test
    void lookalikesNeverScanTheHistory() {
        UUID id = returned("#2001", "ACME-1");
        store.database.sql("""
                        insert into return_case (merchant, id, store, order_name, status, version, policy_hash, policy, summary, opened_at)
                        select merchant, gen_random_uuid(), store, 'copy', status, 1, policy_hash, '{}', '{}', opened_at
                        from return_case, generate_series(1, 20000) where id = ?""").param(id).update();
        store.database.sql("""
                        insert into case_probe select merchant, 'goods:acme/ACME1', id, true, opened_at
                        from return_case where order_name = 'copy'""").update();
        store.database.sql("analyze case_probe").update();

        List<String> plan = store.database
                .sql("explain (analyze, costs off, timing off) " + CorrelationRows.LOOKALIKES)
                .param("probes", new String[] {"goods:acme/ACME1", "number:2001"})
                .param("merchant", Demo.MERCHANT)
                .param("most", 20)
                .query(String.class)
                .list();

        assertThat(plan).anyMatch(line -> line.contains("using case_probe_find"));
        assertThat(plan).noneMatch(line -> line.contains("Seq Scan"));
        assertThat(plan.stream().filter(line -> line.contains("case_probe_find")))
                .noneMatch(line -> line.matches(".*rows=\\d{3,}.*"));
    }
}
