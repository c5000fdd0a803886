package io.backhaul.hub.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.backhaul.core.Uuid5;
import io.backhaul.core.message.Envelope;
import io.backhaul.core.message.Reference;
import io.backhaul.core.message.RefundMadeElsewhere;
import io.backhaul.core.message.ReturnMessage;
import io.backhaul.core.money.Money;
import io.backhaul.core.reconciliation.GatewayRefund;
import io.backhaul.core.reconciliation.GatewayRefund.Status;
import io.backhaul.hub.out.GatewayWatch;
import io.backhaul.hub.out.RefundBook;
import io.backhaul.hub.settings.GatewayConfig;
import io.backhaul.store.GatewayTasks;
import io.backhaul.store.KnownRefunds;
import io.backhaul.store.MessageRows;
import io.backhaul.store.Outbox;
import io.backhaul.store.OutboxSignal;
import io.backhaul.store.ReconciliationRows;
import io.backhaul.store.ReconciliationTasks;
import io.backhaul.store.ReviewRows;
import io.backhaul.testing.ReturnsRows;
import io.backhaul.testing.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One run against a gateway that shows what it is told to, with the real tables. */
class ReconcilerTest {

    private static final LocalDate DAY = LocalDate.parse("2026-11-20");
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final GatewayConfig ACCOUNT =
            new GatewayConfig("demo", "stripe", "demo", "stripe", "http://localhost", null, List.of(), Map.of());

    private static TestDatabase database;

    private final Scripted book = new Scripted();
    private final JdbcClient db = database.jdbc();
    private final ReturnsRows rows = new ReturnsRows(database, "demo");
    private Instant now = Instant.parse("2026-11-21T00:20:00Z");
    private UUID caseId;

    @BeforeAll
    static void start() {
        database = TestDatabase.fresh();
    }

    @BeforeEach
    void empty() {
        db.sql(
                        "truncate review, reference, message, command, outside_refund, outbox, reconciliation, reconciliation_difference, fact cascade")
                .update();
        caseId = rows.returnCase("#1001", "OPEN", NOON, "{}");
    }

    private String run() {
        Outbox outbox = new Outbox(db, new OutboxSignal());
        Reconciler reconciler = new Reconciler(
                List.of(book),
                new KnownRefunds(db),
                new ReconciliationRows(db),
                new ReconciliationTasks(db),
                new MessageRows(db, outbox, new ReviewRows(db)),
                new GatewayWatch(
                        new GatewayTasks(db), gateway -> Optional.of(ACCOUNT), Clock.fixed(now, ZoneOffset.UTC)),
                database.transactions(),
                Clock.fixed(now, ZoneOffset.UTC));
        UUID id = reconciler.run(ACCOUNT, DAY, "hub");
        return db.sql("select status || ' ' || differences || ' ' || entered from reconciliation where id = ?")
                .params(id)
                .query(String.class)
                .single();
    }

    private void paid(String key, String refundId, String occurredAt) {
        rows.command(caseId, key, "REFUND", "stripe:demo", "SUCCEEDED", 4990L, NOON);
        db.sql("update command set payment = 'stripe/pi_1' where key = ?")
                .params(key)
                .update();
        rows.message(
                null,
                caseId,
                "stripe:demo",
                refundId,
                "REFUND_SETTLED",
                "{\"commandKey\":\"%s\",\"refundId\":\"%s\",\"occurredAt\":\"%s\"}"
                        .formatted(key, refundId, occurredAt),
                NOON);
    }

    private List<String> open() {
        return db.sql("select key from review where resolved_at is null order by key")
                .query(String.class)
                .list();
    }

    private List<String> found() {
        return db.sql(
                        "select kind || ' ' || coalesce(refund_id, command_key) from reconciliation_difference order by line_no")
                .query(String.class)
                .list();
    }

    private List<String> told() {
        return db.sql("select semantic_key from message where kind = 'REFUND_MADE_ELSEWHERE' and duplicate_of is null")
                .query(String.class)
                .list();
    }

    @Test
    void aRefundOnBothSidesIsNoDifference() {
        paid("k1", "re_1", "2026-11-20T12:00:00Z");
        book.shows("re_1", "k1", NOON);
        assertThat(run()).isEqualTo("DONE 0 0");
        assertThat(open()).isEmpty();
    }

    /** The first and the last second of the day, and the seconds beside them. */
    @Test
    void theDayOfARefundIsTheDayTheGatewayTold() {
        paid("k0", "re_0", "2026-11-19T23:59:59Z");
        paid("k1", "re_1", "2026-11-20T00:00:00Z");
        paid("k2", "re_2", "2026-11-20T23:59:59.999Z");
        paid("k3", "re_3", "2026-11-21T00:00:00Z");
        assertThat(run()).isEqualTo("DONE 2 0");
        assertThat(found()).containsExactly("IN_HUB_ONLY k1", "IN_HUB_ONLY k2");
        assertThat(book.asked).containsExactlyInAnyOrder("re_1", "re_2");
    }

    @Test
    void whatTheGatewayCountsToAnotherDayIsFoundByItsId() {
        paid("k1", "re_1", "2026-11-20T00:00:01Z");
        book.hides("re_1", "k1", Instant.parse("2026-11-19T23:59:59Z"));
        assertThat(run()).isEqualTo("DONE 0 0");
    }

    @Test
    void whatTheGatewayDoesNotKnowIsATaskUntilItShowsIt() {
        paid("k1", "re_1", "2026-11-20T12:00:00Z");
        assertThat(run()).isEqualTo("DONE 1 0");
        assertThat(open()).containsExactly("reconciliation/stripe:demo/2026-11-20/IN_HUB_ONLY/k1");
        assertThat(run()).as("the same again is no second task").isEqualTo("DONE 1 0");
        assertThat(open()).hasSize(1);
        book.shows("re_1", "k1", NOON);
        assertThat(run()).isEqualTo("DONE 0 0");
        assertThat(open()).isEmpty();
    }

    @Test
    void aTaskThatSomebodyClosedStaysClosed() {
        paid("k1", "re_1", "2026-11-20T12:00:00Z");
        run();
        db.sql("update review set resolved_at = now(), resolved_by = 'ann'").update();
        assertThat(run()).isEqualTo("DONE 1 0");
        assertThat(open()).isEmpty();
    }

    @Test
    void aTaskThatWentByItselfComesAgain() {
        paid("k1", "re_1", "2026-11-20T12:00:00Z");
        run();
        book.shows("re_1", "k1", NOON);
        run();
        book.shown.clear();
        now = now.plusSeconds(60);
        run();
        assertThat(open()).hasSize(1);
    }

    @Test
    void whatTheHubDidNotKnowEntersOnceHoweverOftenItIsRead() {
        rows.reference(caseId, "PAYMENT", "stripe/pi_1", "");
        book.shows("re_9", null, NOON);
        assertThat(run()).isEqualTo("DONE 1 1");
        assertThat(run()).isEqualTo("DONE 1 1");
        assertThat(db.sql("select case_id from review where resolved_at is null")
                        .query(UUID.class)
                        .single())
                .as("the return behind the payment")
                .isEqualTo(caseId);
        assertThat(told()).containsExactly("refund/re_9/outside");
        assertThat(db.sql("select count(*) from outbox").query(Long.class).single())
                .isEqualTo(1);
    }

    @Test
    void aRefundKnownAsMadeOutsideIsNoNews() {
        db.sql(
                        "insert into outside_refund (merchant, payment, refund_id, amount) values ('demo', 'stripe/pi_1', 're_9', 4990)")
                .update();
        book.shows("re_9", null, NOON);
        assertThat(run()).isEqualTo("DONE 0 0");
        assertThat(told()).isEmpty();
    }

    @Test
    void anAccountThatIsTheWrongOneIsOneTask() {
        for (int i = 0; i <= Reconciler.TASKS_AT_MOST; i++) {
            paid("k" + i, "re_" + i, "2026-11-20T12:00:00Z");
        }
        assertThat(run()).isEqualTo("DONE 26 0");
        assertThat(open()).containsExactly("reconciliation/stripe:demo/2026-11-20/MANY");
    }

    @Test
    void whoCannotReadHasAFailedRunAndAfterADayATask() {
        paid("k1", "re_1", "2026-11-20T12:00:00Z");
        book.failure = "HTTP 500";
        assertThat(run()).isEqualTo("FAILED 0 0");
        assertThat(open()).isEmpty();
        now = now.plus(Duration.ofHours(24));
        assertThat(run()).isEqualTo("FAILED 0 0");
        assertThat(open()).containsExactly("reconciliation/stripe:demo/2026-11-20/UNREAD");
        book.failure = null;
        book.shows("re_1", "k1", NOON);
        run();
        assertThat(open()).isEmpty();
    }

    @Test
    void refusedCredentialsAreOneTaskAtOnceAndNoneMoreForEachDay() {
        book.failure = "HTTP 401";
        book.refused = true;
        assertThat(run()).isEqualTo("FAILED 0 0");
        now = now.plus(Duration.ofHours(36));
        run();
        assertThat(open()).containsExactly("gateway/stripe:demo");
        assertThat(db.sql("select reason from review where resolved_at is null")
                        .query(String.class)
                        .single())
                .startsWith("stripe:demo refuses our credentials: HTTP 401. ");
        book.failure = null;
        now = now.plus(Duration.ofMinutes(15));
        assertThat(run()).isEqualTo("DONE 0 0");
        assertThat(open()).isEmpty();
    }

    @Test
    void aMistakeOfOursIsAFailedRunToo() {
        book.mistake = true;
        assertThat(run()).isEqualTo("FAILED 0 0");
    }

    /** Shows what it is told to. */
    private static final class Scripted implements RefundBook {
        final List<Shown> shown = new ArrayList<>();
        final List<Shown> hidden = new ArrayList<>();
        final List<String> asked = new ArrayList<>();
        String failure;
        boolean refused;
        boolean mistake;

        void shows(String id, String key, Instant created) {
            shown.add(refund(id, key, created));
        }

        void hides(String id, String key, Instant created) {
            hidden.add(refund(id, key, created));
        }

        private static Shown refund(String id, String key, Instant created) {
            GatewayRefund refund =
                    new GatewayRefund(id, "stripe/pi_1", Money.of("49.90", "USD"), Status.SUCCEEDED, created, key);
            return new Shown(refund, JsonNodeFactory.instance.objectNode());
        }

        @Override
        public String type() {
            return "stripe";
        }

        @Override
        public Duration lag() {
            return Duration.ofMinutes(15);
        }

        @Override
        public List<Shown> refunds(GatewayConfig account, Instant from, Instant until) throws Unreadable {
            assertThat(from).isEqualTo(Instant.parse("2026-11-20T00:00:00Z"));
            assertThat(until).isEqualTo(Instant.parse("2026-11-21T00:00:00Z"));
            if (mistake) {
                throw new IllegalStateException("the call could not be made");
            }
            if (failure != null) {
                throw refused ? Unreadable.of(401) : new Unreadable(failure);
            }
            return List.copyOf(shown);
        }

        @Override
        public Optional<Shown> refund(GatewayConfig account, String refundId, String payment) {
            asked.add(refundId);
            return hidden.stream().filter(s -> s.refund().id().equals(refundId)).findFirst();
        }

        @Override
        public List<ReturnMessage> facts(GatewayConfig account, Shown shown) {
            GatewayRefund refund = shown.refund();
            Envelope envelope = new Envelope(
                    Uuid5.of(UUID.randomUUID().toString()),
                    "demo",
                    "stripe:demo",
                    "refund/" + refund.id() + "/outside",
                    List.of(Reference.of(Reference.Type.PAYMENT, refund.payment())),
                    refund.created(),
                    NOON,
                    1,
                    Envelope.CURRENT_SCHEMA);
            return List.of(new RefundMadeElsewhere(envelope, "stripe", refund.id(), refund.amount(), false));
        }
    }
}
