package io.backhaul.hub.out;

import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.core.decision.Command;
import io.backhaul.store.ChannelTasks;
import io.backhaul.store.CommandRows;
import io.backhaul.store.CommandRows.Row;
import io.backhaul.store.Outbox;
import io.backhaul.store.OutboxSignal;
import io.backhaul.testing.TestDatabase;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A mail server that takes nothing of ours is one task, and only as long as a mail waits for it. */
class MailOutWatchIT {

    private static final Exception REFUSED = new AuthenticationFailedException("535 5.7.8 bad credentials");
    private static final Exception AWAY = new MessagingException("Couldn't connect to host");

    private final TestDatabase database = TestDatabase.fresh();
    private final JdbcClient db = database.jdbc();
    private Instant now = Instant.parse("2026-10-01T12:00:00Z");

    private MailOutWatch watch() {
        now = now.plusSeconds(1);
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        CommandRows commands = new CommandRows(db, new Outbox(db, new OutboxSignal()));
        return new MailOutWatch(new ChannelTasks(db), commands, "mail:returns", clock, clock);
    }

    private List<String> open() {
        return db.sql("select key || ': ' || reason from review where resolved_at is null")
                .query(String.class)
                .list();
    }

    private Row mail(String key, Duration tried) {
        Command command =
                new Command(key, Command.Kind.SUPPLIER_REQUEST, "mail:acme", "acme", null, null, List.of(), Map.of());
        Instant first = tried == null ? null : now.minus(tried);
        return new Row(
                "demo",
                UUID.randomUUID(),
                command,
                "SENDING",
                UUID.randomUUID(),
                null,
                0,
                0,
                first,
                false,
                false,
                false);
    }

    private void waits(String key, String outcome) {
        db.sql("""
                        insert into command (merchant, key, case_id, kind, destination, status, payload, idempotency_key, planned_at,
                                             outcome)
                        values ('demo', ?, ?, 'SUPPLIER_REQUEST', 'mail:acme', 'UNKNOWN', '{}', ?, now(), ?)""").params(key, UUID.randomUUID(), UUID.randomUUID(), outcome).update();
    }

    @Test
    void aRefusedLoginIsOneTaskAtOnceUntilNoMailWaitsForIt() {
        watch().notTaken(mail("a", null), REFUSED);
        watch().notTaken(mail("b", null), REFUSED);
        waits("a", OutgoingMail.NOT_TAKEN + REFUSED.getMessage());
        waits("b", OutgoingMail.NOT_TAKEN + REFUSED.getMessage());
        assertThat(open())
                .singleElement()
                .asString()
                .startsWith(
                        "channel/mail:returns/UNSENT: Our mail server refuses the login: 535 5.7.8 bad credentials.");
        watch().taken(mail("a", null));
        assertThat(open()).as("b still waits").hasSize(1);
        db.sql("update command set status = 'SUCCEEDED' where key = 'a'").update();
        watch().taken(mail("b", null));
        assertThat(open()).isEmpty();
    }

    @Test
    void aServerThatIsAwayIsATaskWhenItLasts() {
        watch().notTaken(mail("a", null), AWAY);
        watch().notTaken(mail("a", Duration.ofMinutes(14)), AWAY);
        assertThat(open()).as("it is started again, maybe").isEmpty();
        watch().notTaken(mail("a", Duration.ofMinutes(16)), AWAY);
        assertThat(open()).singleElement().asString().contains("for more than 15 minutes: Couldn't connect to host");
        watch().taken(mail("c", null));
        assertThat(open()).isEmpty();
    }
}
