package io.backhaul.hub.channel;

import io.backhaul.store.ChannelTasks;
import io.backhaul.store.ChannelTasks.About;
import io.backhaul.store.ChannelTasks.Trouble;
import io.backhaul.store.UnreadReceipts;
import io.backhaul.store.UnreadReceipts.Unread;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was received and cannot be read because a partner is away waits without a word, and must not for ever: it is measured, and
 * one task per channel when the oldest has waited for a day.
 */
public final class WaitingReceipts {

    private static final Logger LOG = LoggerFactory.getLogger(WaitingReceipts.class);
    private static final Duration QUIETLY = Duration.ofDays(1);

    private final UnreadReceipts receipts;
    private final ChannelTasks tasks;
    private final Clock clock;
    private final MultiGauge count;
    private final MultiGauge oldest;

    public WaitingReceipts(UnreadReceipts receipts, ChannelTasks tasks, MeterRegistry metrics, Clock clock) {
        this.receipts = receipts;
        this.tasks = tasks;
        this.clock = clock;
        this.count = MultiGauge.builder("backhaul.receipts.waiting").register(metrics);
        this.oldest = MultiGauge.builder("backhaul.receipts.waiting.oldest")
                .baseUnit("seconds")
                .register(metrics);
    }

    /** For a machine that watches; every node knows it. */
    void measure() {
        Instant now = clock.instant();
        Map<String, List<Unread>> waiting = receipts.all().stream()
                .filter(unread -> unread.waiting() > 0)
                .collect(Collectors.groupingBy(Unread::channel));
        count.register(
                rows(waiting, all -> all.stream().mapToLong(Unread::waiting).sum()), true);
        oldest.register(
                rows(
                        waiting,
                        all -> all.stream()
                                .mapToLong(one -> Duration.between(one.waitingSince(), now)
                                        .toSeconds())
                                .max()
                                .orElseThrow()),
                true);
    }

    private static List<MultiGauge.Row<?>> rows(
            Map<String, List<Unread>> waiting, ToDoubleFunction<List<Unread>> measured) {
        return waiting.entrySet().stream()
                .<MultiGauge.Row<?>>map(channel -> MultiGauge.Row.of(
                        Tags.of("channel", channel.getKey()), measured.applyAsDouble(channel.getValue())))
                .toList();
    }

    /** What is just being tried again does not wait at the moment, and is not over. */
    void tell() {
        Instant now = clock.instant();
        Instant dayAgo = now.minus(QUIETLY);
        List<Unread> old = receipts.all().stream()
                .filter(unread -> !unread.since().isAfter(dayAgo))
                .toList();
        old.stream()
                .filter(unread -> unread.waiting() > 0 && !unread.waitingSince().isAfter(dayAgo))
                .forEach(unread -> open(unread, now));
        Set<About> last = old.stream().map(WaitingReceipts::about).collect(Collectors.toSet());
        tasks.open(Trouble.WAITING).stream()
                .filter(about -> !last.contains(about))
                .filter(about -> tasks.heal(about, "nothing has waited to be read for a day any more", now))
                .forEach(about -> LOG.info("channel {}: {} is over", about.channel(), about.trouble()));
    }

    private void open(Unread unread, Instant now) {
        String reason =
                ChannelWords.waiting(unread.channel(), unread.waiting(), unread.waitingSince(), unread.reason());
        if (tasks.open(about(unread), reason, unread.waitingSince(), now)) {
            LOG.warn("channel {}: {}", unread.channel(), reason);
        }
    }

    private static About about(Unread unread) {
        return new About(unread.merchant(), unread.channel(), Trouble.WAITING, "");
    }
}
