package io.backhaul.store;

import static io.backhaul.store.StoreFixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.core.ReturnDesk;
import io.backhaul.core.decision.Decisions;
import io.backhaul.core.decision.Rules;
import io.backhaul.core.fixture.Demo;
import io.backhaul.core.fixture.Row;
import io.backhaul.core.fixture.Words;
import io.backhaul.core.message.GoodsReceived;
import io.backhaul.core.message.ReturnMessage;
import io.backhaul.hub.bench.ShadowDesk;
import io.backhaul.hub.work.ReturnMessages;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
    private final ReviewRows reviews = new ReviewRows(store.database);
    private final MessageRows messages = new MessageRows(store.database, store.outbox, reviews);
    private final ShadowDesk desk =
            new ShadowDesk(shadows, messages, reviews, deadlines, store.transaction, store.clock);
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
                .containsExactly(new DeadlineRows.Held("demo", "hooli", CHANNEL, 1, OVER, null));

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
    void whateverAPersonCallsItItWaitsUntilHeIsTurnedOnAndWrongIsThenAPersonsWork() {
        UUID answer = said(CHANNEL, "ORDER_NAME", "#1");
        shadows.judge("demo", answer, true, "ann", NOW);
        assertDue(two);
        shadows.judge("demo", answer, false, "ann", NOW);
        assertDue(two);
        assertThat(store.count("review")).as("so nobody has the work yet").isZero();

        assertThat(desk.turnOn("demo", "hooli", "ann").toReview()).isEqualTo(1);
        assertThat(store.database
                        .sql(
                                "select message_id from review where reason_class = 'WRONG_IN_SHADOW' and resolved_at is null")
                        .query(UUID.class)
                        .single())
                .isEqualTo(answer);
        assertDue(one, two);
    }

    @Test
    void whoeverWasNotBelievedHoldsUpNobody() {
        UUID forged = said("mail:hooli", "ORDER_NAME", "2001-written-otherwise");
        assertDue();
        store.database
                .sql("update message set trusted = false where id = ?")
                .param(forged)
                .update();
        assertDue(one, two);
    }

    @Test
    void whoeverWasNotBelievedIsAPersonsQuestionBeforeShadowAndAfter() {
        shadows.begin("demo", "acme", "mail", "passport", NOW);
        Words words = new Words();
        GoodsReceived believed = new GoodsReceived(words.envelope("mail:acme", "believed"), Demo.ACME, List.of());
        GoodsReceived forged = new GoodsReceived(words.envelope("mail:acme", "forged"), Demo.ACME, List.of());
        store.transaction.executeWithoutResult(tx -> {
            messages.keep(believed, null, "m", true);
            messages.keep(forged, null, "m", false);
        });
        applied(believed, forged);
        assertThat(status(believed)).isEqualTo("SHADOW");
        assertThat(status(forged)).isEqualTo("REVIEW");

        becomes(forged.envelope().id(), "SHADOW");
        assertThat(desk.turnOn("demo", "acme", "ann").applied()).isEqualTo(2);
        applied(believed, forged);
        assertThat(status(forged)).as("turning him on vouches for nobody").isEqualTo("REVIEW");
        assertThat(status(believed)).isNotIn("SHADOW", "RECEIVED");
        assertThat(store.database
                        .sql("select message_id from review where reason_class = 'UNTRUSTED'")
                        .query(UUID.class)
                        .list())
                .containsOnly(forged.envelope().id());
    }

    private void applied(ReturnMessage... queued) {
        PostgresCases cases = new PostgresCases(store.database, store.outbox, (merchant, order) -> Demo.terms());
        ReturnDesk core = new ReturnDesk(cases, new Decisions(Rules.all()));
        var door = new ReturnMessages(store.transaction, store.database, messages, reviews, shadows, core, store.clock);
        for (ReturnMessage message : queued) {
            door.apply(
                    "{\"merchant\": \"demo\", \"id\": \"" + message.envelope().id() + "\"}");
        }
    }

    private String status(ReturnMessage message) {
        return store.database
                .sql("select status from message where id = ?")
                .param(message.envelope().id())
                .query(String.class)
                .single();
    }

    @Test
    void onlyOfOneWhoIsInShadowItIsSaidThatHisDeadlinesWait() {
        becomes(said(CHANNEL, "ORDER_NAME", "#1"), "RECEIVED");
        assertThat(deadlines.heldByShadow(NOW)).hasSize(1);
        shadows.turn("demo", "hooli", false, "ann", NOW);
        assertDue(two);
        assertThat(deadlines.heldByShadow(NOW)).isEmpty();
    }

    @Test
    void hisDeadlinesAreCountedTogetherByWhateverChannelTheyWait() {
        said(CHANNEL, "ORDER_NAME", "2001-written-otherwise");
        deadline(returned("demo", "#3"), "hooli", "mail:returns");
        Instant tomorrow = OVER.plus(Duration.ofDays(1));
        assertThat(deadlines.heldByShadow(tomorrow.minusSeconds(1)))
                .containsExactly(new DeadlineRows.Held("demo", "hooli", "mail:returns", 3, OVER, null));
        assertThat(deadlines.heldByShadow(tomorrow))
                .containsExactly(new DeadlineRows.Held("demo", "hooli", "mail:returns", 3, OVER, OVER));
    }

    /** Of ten thousand deadlines each would otherwise read a thousand messages anew. */
    @Test
    void whatLiesInShadowIsReadOnceHoweverManyDeadlinesAreOver() {
        assertThat(store.database
                        .sql("explain (costs off) select 1 from deadline d where not " + ShadowRows.HOLDS)
                        .query(String.class)
                        .list())
                .filteredOn(line -> line.contains("Filter:") && line.contains("SubPlan"))
                .singleElement()
                .satisfies(filter ->
                        assertThat(filter).contains("hashed SubPlan 1").contains("hashed SubPlan 2"));
    }
}
