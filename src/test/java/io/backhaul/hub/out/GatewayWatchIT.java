package io.backhaul.hub.out;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.node.MissingNode;
import io.backhaul.core.decision.Command;
import io.backhaul.core.money.Money;
import io.backhaul.hub.settings.GatewayConfig;
import io.backhaul.partner.RefundAnswer;
import io.backhaul.partner.RefundLookup;
import io.backhaul.store.CommandRows.Row;
import io.backhaul.store.GatewayTasks;
import io.backhaul.testing.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A gateway that refuses our key is one person's task, and only as long as it lasts. */
class GatewayWatchIT {

    private static final RefundAnswer REFUSED = new RefundAnswer.Paused("HTTP 401 invalid key");
    private static final RefundAnswer TAKEN = new RefundAnswer.Exists("re_1", "succeeded", MissingNode.getInstance());

    private final TestDatabase database = TestDatabase.fresh();
    private Instant now = Instant.parse("2026-10-01T12:00:00Z");

    private GatewayWatch watch(String type) {
        GatewayConfig account =
                new GatewayConfig("demo", "bank", "main", type, "http://localhost", null, List.of(), Map.of());
        now = now.plusSeconds(60);
        return new GatewayWatch(
                new GatewayTasks(database.jdbc()), gateway -> Optional.of(account), Clock.fixed(now, ZoneOffset.UTC));
    }

    private List<String> open() {
        return database.jdbc()
                .sql("select reason from review where resolved_at is null and reason_class = 'GatewayCredentials'")
                .query(String.class)
                .list();
    }

    @Test
    void manyRefusalsAreOneTaskThatClosesWithTheFirstRefundTheGatewayTakes() {
        watch("bank").sent(refund(), REFUSED);
        watch("bank").sent(refund(), REFUSED);
        assertThat(open())
                .singleElement()
                .asString()
                .startsWith("bank:main refuses our credentials: HTTP 401 invalid key. Refunds that it refuses so wait");
        watch("bank").sent(refund(), new RefundAnswer.Unknown("HTTP 500", false));
        watch("bank").sent(refund(), new RefundAnswer.Retry("HTTP 429", Duration.ofSeconds(2)));
        assertThat(open()).as("neither says anything about the key").hasSize(1);
        watch("bank").sent(refund(), TAKEN);
        assertThat(open()).isEmpty();
        watch("bank").sent(refund(), REFUSED);
        assertThat(open()).as("a second time is a second task").hasSize(1);
        watch("bank").sent(refund(), new RefundAnswer.Rejected("too much"));
        assertThat(open()).as("who judges a refund has taken the key").isEmpty();
    }

    @Test
    void whatAPersonHasClosedComesAgainAfterADay() {
        watch("bank").sent(refund(), REFUSED);
        database.jdbc()
                .sql("update review set resolved_at = now(), resolved_by = 'demo', resolution = 'new key on monday'")
                .update();
        watch("bank").sent(refund(), new RefundAnswer.Paused("HTTP 401 invalid key, debug_id 2"));
        assertThat(open()).isEmpty();
        now = now.plus(Duration.ofDays(1));
        watch("bank").sent(refund(), REFUSED);
        assertThat(open()).as("monday is over").hasSize(1);
    }

    @Test
    void whereOnePaymentIsRefusedTheOthersDoNotHealIt() {
        watch("bank").sent(refund(), REFUSED);
        database.jdbc().sql("""
                        insert into command (merchant, key, case_id, kind, destination, status, payload, idempotency_key, planned_at,
                                             outcome)
                        values ('demo', 'refund/refused', ?, 'REFUND', 'bank:main', 'PLANNED', '{}', ?, now(),
                                'bank refuses our credentials: HTTP 403 not this payment')""").params(UUID.randomUUID(), UUID.randomUUID()).update();
        watch("bank").sent(refund(), TAKEN);
        assertThat(open()).hasSize(1);
        database.jdbc().sql("update command set status = 'SUCCEEDED'").update();
        watch("bank").sent(refund(), TAKEN);
        assertThat(open()).isEmpty();
    }

    @Test
    void aLookUpThatIsRefusedIsTheSameTask() {
        watch("bank").lookedFor(refund(), new RefundLookup.Refused("HTTP 401"));
        watch("bank").sent(refund(), REFUSED);
        watch("bank").lookedFor(refund(), new RefundLookup.Unavailable("HTTP 503"));
        assertThat(open()).singleElement().asString().contains("refuses our credentials: HTTP 401");
        watch("bank").lookedFor(refund(), new RefundLookup.Found((RefundAnswer.Exists) TAKEN));
        assertThat(open()).isEmpty();
        watch("bank").lookedFor(refund(), new RefundLookup.Refused("HTTP 401"));
        watch("bank").lookedFor(refund(), new RefundLookup.Miss());
        assertThat(open()).as("who looks has taken the key").isEmpty();
    }

    /** Shown to us, and refused each time it is sent again. */
    @Test
    void whatIsShownAndNotSentDoesNotOpenAndCloseTheTaskInTurns() {
        database.jdbc()
                .sql("""
                        insert into command (merchant, key, case_id, kind, destination, status, payload, idempotency_key, planned_at,
                                             outcome)
                        values ('demo', ?, ?, 'REFUND', 'bank:main', 'SENDING', '{}', ?, now(),
                                'bank refuses our credentials: HTTP 403')""")
                .params(refund().command().key(), UUID.randomUUID(), UUID.randomUUID())
                .update();
        watch("bank").sent(refund(), REFUSED);
        watch("bank").lookedFor(refund(), new RefundLookup.Miss());
        assertThat(open()).hasSize(1);
        watch("bank").sent(refund(), TAKEN);
        assertThat(open()).isEmpty();
    }

    @Test
    void whatAlsoWaitsForItKeepsItOpen() {
        watch("bank").refused("demo", "bank:main", "HTTP 403");
        database.jdbc().sql("""
                        insert into receipt (merchant, id, channel, source_id, dedupe_key, topic, sha256, size, content_type, original,
                                             status, received_at, reason)
                        values ('demo', ?, 'bank:main', '1', '1', 't', '', 0, '', '', 'RECEIVED', now(),
                                'refund 1 cannot be read now: bank refuses our credentials: HTTP 403')""").param(UUID.randomUUID()).update();
        watch("bank").sent(refund(), TAKEN);
        assertThat(open()).as("an event still cannot be read").hasSize(1);
        database.jdbc().sql("update receipt set status = 'READ', reason = null").update();
        watch("bank").taken("demo", "bank:main", "the event");
        assertThat(open()).isEmpty();
    }

    @Test
    void aDatabaseThatIsAwayCostsNoAnswer() {
        GatewayWatch watch = watch("bank");
        database.jdbc().sql("alter table review rename to elsewhere").update();
        assertThatCode(() -> watch.sent(refund(), REFUSED)).doesNotThrowAnyException();
    }

    @Test
    void aStoreThatRefundsItselfHasItsOwnTask() {
        watch(GatewayConfig.STORE).sent(refund(), REFUSED);
        assertThat(open()).isEmpty();
    }

    private static Row refund() {
        Command command = new Command(
                "refund/case/settlement:acme/bank/pay_1/0",
                Command.Kind.REFUND,
                "bank:main",
                "acme",
                Money.of("49.90", "USD"),
                "bank/pay_1",
                List.of(),
                Map.of());
        return new Row(
                "demo",
                UUID.randomUUID(),
                command,
                "SENDING",
                UUID.randomUUID(),
                new byte[0],
                0,
                0,
                null,
                false,
                false,
                false);
    }
}
