package io.backhaul.hub.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.hub.settings.Merchants;
import io.backhaul.hub.settings.ShippedFiles;
import io.backhaul.hub.work.MailSettings;
import io.backhaul.hub.work.MailSettings.Imap;
import io.backhaul.hub.work.Mailboxes;
import io.backhaul.store.Arrivals;
import io.backhaul.store.Canaries;
import io.backhaul.store.ChannelMarks;
import io.backhaul.store.ChannelTasks;
import io.backhaul.store.ChannelTasks.About;
import io.backhaul.store.ChannelTasks.Trouble;
import io.backhaul.store.DeadlineRows;
import io.backhaul.store.Leases;
import io.backhaul.store.UnreadReceipts;
import io.backhaul.testing.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A mail server that takes neither our mails nor our canaries is one task. */
class CanaryTasksIT {

    private static final Instant NOW = Instant.parse("2026-10-01T12:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final About UNSENT = new About("demo", "mail:returns", Trouble.UNSENT, "");

    private final TestDatabase database = TestDatabase.fresh();
    private final ChannelTasks tasks = new ChannelTasks(database.jdbc());
    private final Canaries canaries = new Canaries(database.jdbc());
    private final Leases leases = new Leases(database.jdbc());

    private List<String> openAfterALook() {
        Merchants merchants = ShippedFiles.read(name -> name.endsWith("_PORT") ? "9" : "http://127.0.0.1:9");
        Imap imap = new Imap("imap.example", 993, true, false, "returns", "secret", null, null, null);
        Mailboxes boxes = new Mailboxes(new MailSettings("returns@one.example", "mx", "demo", imap), List.of());
        Arrivals arrivals = new Arrivals(database.jdbc());
        new ChannelWatch(
                        new WatchedChannels(boxes, merchants, new WatchedChannels.Pace(MINUTE, MINUTE, MINUTE)),
                        new ChannelSettings(Duration.ofMinutes(15), MINUTE, MINUTE),
                        new ChannelMarks(database.jdbc()),
                        new Silences(arrivals, merchants),
                        arrivals,
                        canaries,
                        tasks,
                        new DeadlineRows(database.jdbc()),
                        new WaitingReceipts(
                                new UnreadReceipts(database.jdbc()),
                                tasks,
                                new SimpleMeterRegistry(),
                                Clock.fixed(NOW, ZoneOffset.UTC)),
                        leases,
                        database.transactions(),
                        Clock.fixed(NOW, ZoneOffset.UTC))
                .look();
        return tasks.open("demo").stream().map(ChannelTasks.Open::key).toList();
    }

    @Test
    void theLoginThatTheServerRefusesIsSaidOnce() {
        canaries.failed(canaries.next("demo", "mail:returns", MINUTE).orElseThrow(), "535 bad credentials");
        database.jdbc()
                .sql("update canary set sent_at = now() - interval '1 hour'")
                .update();
        assertThat(openAfterALook()).containsExactly("channel/mail:returns/CANARY");
        tasks.open(UNSENT, "Our mail server refuses the login", NOW, NOW);
        assertThat(openAfterALook()).containsExactly("channel/mail:returns/UNSENT");
    }
}
