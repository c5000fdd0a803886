package io.backhaul.store;

import static io.backhaul.store.StoreFixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.core.fixture.Row;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A supplier whose answer waits in shadow is not silent: the deadlines of his silence wait with it. */
@Row({"N1", "S145", "S193"})
class ShadowDeadlinesIT {

    private static final String CHANNEL = "sftp:hooli";
    private static final Instant OVER = NOW.minusSeconds(60);

    private final StoreFixture store = new StoreFixture();
    private final DeadlineRows deadlines = new DeadlineRows(store.database);
    private final ShadowRows shadows = new ShadowRows(store.database);
    private final UUID one = returned("demo", "#1");
    private final UUID two = returned("demo", "#2");

    ShadowDeadlinesIT() {
        new ChannelMarks(store.database).readThrough("demo", CHANNEL, NOW);
        shadows.begin("demo", "hooli", "sftp", "passport", NOW);
        deadline(one, "hooli", CHANNEL);
        deadline(two, "hooli", CHANNEL);
    }

    private UUID returned(String merchant, String order) {
        UUID id = UUID.randomUUID();
        store.database
                .sql("insert into reference (merchant, type, value, case_id) values (?, 'ORDER_NAME', ?, ?)")
                .params(merchant, order, id)
                .update();
        return id;
    }

    private void deadline(UUID caseId, String supplier, String channel) {
        store.database
                .sql("""
                        insert into deadline (merchant, case_id, kind, supplier, at, rule, channel, state)
                        values ('demo', ?, 'INSPECTION', ?, ?, 'r', ?, 'OPEN')""")
                .params(caseId, supplier, Timestamp.from(OVER), channel)
                .update();
    }

    private UUID said(String source, String type, String value) {
        UUID id = UUID.randomUUID();
        store.database
                .sql("""
                        insert into message (merchant, id, source, source_id, semantic_key, kind, body, status, received_at)
                        values ('demo', ?, ?, 'x', ?, 'INSPECTION_REPORTED', cast(? as jsonb), 'SHADOW', ?)""")
                .params(
                        id,
                        source,
                        id.toString(),
                        "{\"references\": [{\"type\": \"" + type + "\", \"value\": \"" + value + "\"}]}",
                        Timestamp.from(NOW))
                .update();
        return id;
    }

    private void becomes(UUID message, String status) {
        store.database
                .sql("update message set status = ? where id = ?")
                .params(status, message)
                .update();
    }

    private void assertDue(UUID... cases) {
        assertThat(deadlines.due(NOW, 10)).extracting(DeadlineRows.Due::caseId).containsExactlyInAnyOrder(cases);
    }

    @Test
    void onlyTheReturnItIsAboutWaitsAndGoesOnOnceItIsApplied() {
        assertDue(one, two);
        UUID answer = said(CHANNEL, "ORDER_NAME", "#1");
        assertDue(two);
        DeadlineRows.Due early = new DeadlineRows.Due("demo", one, "INSPECTION", "hooli", OVER, CHANNEL);
        assertThat(deadlines.fire(early))
                .as("by a node that looked before it came")
                .isFalse();
        assertThat(deadlines.heldByShadow(NOW))
                .containsExactly(new DeadlineRows.Held("demo", CHANNEL, "hooli", 1, OVER));

        becomes(answer, "RECEIVED");
        assertDue(two);
        becomes(answer, "APPLIED");
        assertDue(one, two);
        assertThat(deadlines.heldByShadow(NOW)).isEmpty();
        assertThat(deadlines.fire(early)).isTrue();
    }

    @Test
    void whatNobodyKnowsTheReturnOfHoldsUpAllOfHisAndNobodyElses() {
        UUID other = returned("demo", "#3");
        deadline(other, "globex", CHANNEL);
        deadline(other, "hooli", null);
        said("mail:hooli", "ORDER_NAME", "2001-written-otherwise");

        assertThat(deadlines.due(NOW, 10))
                .extracting(DeadlineRows.Due::supplier, DeadlineRows.Due::channel)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("globex", CHANNEL),
                        org.assertj.core.groups.Tuple.tuple("hooli", null));
    }

    @Test
    void anAnswerInOurThreadNamesItsReturn() {
        said("mail:hooli", "CASE", two.toString());
        said("mail:hooli", "CASE", "no id at all");
        assertDue(one);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mail", "link", "sftp", "folder", "aliexpress"})
    void byWhateverWayHeSpeaksItWaits(String family) {
        said(family + ":hooli", "ORDER_NAME", "#1");
        assertDue(two);
    }

    @Test
    void calledRightItWaitsAndCalledWrongItIsAPersonsWork() {
        UUID answer = said(CHANNEL, "ORDER_NAME", "#1");
        shadows.judge("demo", answer, true, "ann", NOW);
        assertDue(two);
        shadows.judge("demo", answer, false, "ann", NOW);
        assertDue(one, two);
    }
}
