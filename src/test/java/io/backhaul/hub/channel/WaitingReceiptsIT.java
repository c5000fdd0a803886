package io.backhaul.hub.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.store.ChannelTasks;
import io.backhaul.store.UnreadReceipts;
import io.backhaul.testing.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A partner who stays away is told to a person after a day, and to a machine at once. */
class WaitingReceiptsIT {

    private static final Instant START = Instant.parse("2026-10-01T12:00:00Z");
    private static final String STORE = "shopify:demo";

    private final TestDatabase database = TestDatabase.fresh();
    private final ChannelTasks tasks = new ChannelTasks(database.jdbc());
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private Instant now = START;
    private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
    private final WaitingReceipts waiting =
            new WaitingReceipts(new UnreadReceipts(database.jdbc()), tasks, metrics, clock);

    private void received(String channel, String name, Instant at, String reason) {
        database.jdbc()
                .sql("""
                        insert into receipt (merchant, id, channel, source_id, dedupe_key, topic, sha256, size, content_type,
                            original, status, reason, received_at)
                        values ('demo', gen_random_uuid(), ?, ?, ?, 't', '', 0, '', '', 'RECEIVED', ?, ?)""")
                .params(channel, name, name, reason, Timestamp.from(at))
                .update();
    }

    private void now(String name, String status, String reason) {
        database.jdbc()
                .sql("update receipt set status = ?, reason = ? where source_id = ?")
                .params(status, reason, name)
                .update();
    }

    private List<ChannelTasks.Open> after(Duration time) {
        now = START.plus(time);
        waiting.tell();
        return tasks.open("demo");
    }

    private Double measured(String name, String channel) {
        waiting.measure();
        return metrics.find(name).tag("channel", channel).gauges().stream()
                .map(gauge -> gauge.value())
                .findFirst()
                .orElse(null);
    }

    @Test
    void aDayOfWaitingIsOneTaskPerChannelThatClosesByItself() {
        received(STORE, "w-1", START, "the store answers 403");
        received(STORE, "w-2", START.plus(Duration.ofHours(5)), "the store answers 404");
        received("paypal:demo", "p-1", START, null); // a long queue is no partner's absence
        assertThat(after(Duration.ofDays(1).minusSeconds(1))).isEmpty();
        assertThat(after(Duration.ofDays(1))).singleElement().satisfies(task -> {
            assertThat(task.channel()).isEqualTo(STORE);
            assertThat(task.reason())
                    .startsWith(
                            "What came by shopify:demo cannot be read: 2 waiting, the oldest received 2026-10-01 12:00")
                    .contains("the store answers 403");
        });
        now("w-1", "RECEIVED", null);
        now("w-2", "RECEIVED", null);
        assertThat(after(Duration.ofDays(2))).as("just being tried again").hasSize(1);
        now("w-1", "READ", null);
        now("w-2", "RECEIVED", "the store answers 404");
        assertThat(after(Duration.ofDays(2)))
                .singleElement()
                .satisfies(task -> assertThat(task.reason()).contains("1 waiting", "the store answers 404"));
        now("w-2", "READ", null);
        assertThat(after(Duration.ofDays(2))).isEmpty();
    }

    @Test
    void closedByAPersonItStaysClosedWhileTheSameWait() {
        received(STORE, "w-1", START, "the store answers 403");
        assertThat(after(Duration.ofDays(1))).hasSize(1);
        database.jdbc()
                .sql("update review set resolved_at = now(), resolved_by = 'ann' where resolved_at is null")
                .update();
        assertThat(after(Duration.ofDays(9))).isEmpty();
        now("w-1", "READ", null);
        received(STORE, "w-2", START.plus(Duration.ofDays(5)), "the store answers 403");
        assertThat(after(Duration.ofDays(9))).as("others, later").hasSize(1);
    }

    @Test
    void whatWaitsIsMeasuredByChannel() {
        assertThat(measured("backhaul.receipts.waiting", STORE)).isNull();
        received(STORE, "w-1", START, "the store answers 403");
        received(STORE, "w-2", START.plusSeconds(30), "the store answers 403");
        received(STORE, "w-3", START.minusSeconds(90), null);
        now = START.plusSeconds(60);
        assertThat(measured("backhaul.receipts.waiting", STORE)).isEqualTo(2);
        assertThat(measured("backhaul.receipts.waiting.oldest", STORE)).isEqualTo(60);
        now("w-1", "READ", null);
        assertThat(measured("backhaul.receipts.waiting", STORE)).isEqualTo(1);
        now("w-2", "READ", null);
        assertThat(measured("backhaul.receipts.waiting", STORE)).isNull();
    }
}
