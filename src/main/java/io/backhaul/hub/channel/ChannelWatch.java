package io.backhaul.hub.channel;

import io.backhaul.store.Arrivals;
import io.backhaul.store.Canaries;
import io.backhaul.store.ChannelMarks;
import io.backhaul.store.ChannelTasks;
import io.backhaul.store.ChannelTasks.About;
import io.backhaul.store.ChannelTasks.Trouble;
import io.backhaul.store.DeadlineRows;
import io.backhaul.store.Leases;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks at every channel regularly and leaves one task per trouble: not read for long, too quiet, a canary lost, answers left in
 * shadow, deliveries that cannot be read. Each closes by itself when it is over. Runs on one node at a time; two at once would say the same.
 */
public final class ChannelWatch {

    private static final Logger LOG = LoggerFactory.getLogger(ChannelWatch.class);
    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final int POLLS = 3;
    private static final Duration CANARIES_KEPT = Duration.ofDays(30);

    private final WatchedChannels channels;
    private final ChannelSettings settings;
    private final ChannelMarks marks;
    private final Silences silences;
    private final Arrivals arrivals;
    private final Canaries canaries;
    private final ChannelTasks tasks;
    private final DeadlineRows deadlines;
    private final ShadowTasks shadows;
    private final WaitingReceipts waiting;
    private final Leases leases;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private final long started = System.nanoTime();

    public ChannelWatch(
            WatchedChannels channels,
            ChannelSettings settings,
            ChannelMarks marks,
            Silences silences,
            Arrivals arrivals,
            Canaries canaries,
            ChannelTasks tasks,
            DeadlineRows deadlines,
            WaitingReceipts waiting,
            Leases leases,
            TransactionTemplate transactions,
            Clock clock) {
        this.channels = channels;
        this.settings = settings;
        this.marks = marks;
        this.silences = silences;
        this.arrivals = arrivals;
        this.canaries = canaries;
        this.tasks = tasks;
        this.deadlines = deadlines;
        this.shadows = new ShadowTasks(deadlines, tasks, clock);
        this.waiting = waiting;
        this.leases = leases;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** One look at all of them. */
    public void look() {
        waiting.measure();
        if (!leases.hold("channel-watch", LEASE)) {
            return;
        }
        List<Watched> all = channels.all();
        Map<String, Map<String, Instant>> expected = all.stream()
                .map(Watched::merchant)
                .distinct()
                .collect(Collectors.toMap(merchant -> merchant, arrivals::expectedSince));
        all.forEach(channel -> transactions.executeWithoutResult(tx -> {
            unread(channel);
            canary(channel);
            silences.on(channel, expected.get(channel.merchant())).forEach(quiet -> silent(channel, quiet));
        }));
        abandoned(all, expected.keySet());
        shadows.look(all);
        waiting.tell();
        canaries.prune(CANARIES_KEPT);
    }

    /** Nobody reads a channel that was taken out of the configuration, and cases that count on it would wait for ever. */
    private void abandoned(List<Watched> all, Set<String> merchants) {
        List<DeadlineRows.Waiting> waiting = deadlines.waiting(clock.instant()).stream()
                .filter(w -> all.stream().noneMatch(c -> c.is(w.merchant(), w.channel())))
                .toList();
        waiting.forEach(w -> open(
                new About(w.merchant(), w.channel(), Trouble.UNREAD, ""),
                ChannelWords.abandoned(w.channel(), w.count(), w.since()),
                w.since()));
        merchants.forEach(merchant -> tasks.open(merchant).stream()
                .map(open -> new About(merchant, open.channel(), Trouble.UNREAD, ""))
                .filter(about -> all.stream().noneMatch(c -> c.is(merchant, about.channel())))
                .filter(about -> waiting.stream()
                        .noneMatch(w ->
                                w.merchant().equals(merchant) && w.channel().equals(about.channel())))
                .forEach(about -> heal(about, "no deadline waits for it any more")));
    }

    /** By the machine's time: a channel whose poller hangs or whose server is away is found out alike. */
    private void unread(Watched channel) {
        ChannelMarks.Behind behind = marks.behind(channel.merchant(), channel.channel());
        About about = new About(channel.merchant(), channel.channel(), Trouble.UNREAD, "");
        Duration slow = channel.every().multipliedBy(POLLS);
        Duration limit = settings.alertAfter().compareTo(slow) < 0 ? slow : settings.alertAfter();
        if (behind.time().compareTo(limit) <= 0) {
            heal(about, "it is read to its end again");
        } else if (System.nanoTime() - started > limit.toNanos()) { // a hub that was away reads first
            Instant since = clock.instant().minus(behind.time());
            open(about, ChannelWords.unread(channel, since, behind.error()), since);
        }
    }

    private void silent(Watched channel, Quiet quiet) {
        About about = new About(channel.merchant(), channel.channel(), Trouble.SILENT, quiet.supplier());
        if (!quiet.tooQuietAt(clock.instant())) {
            heal(about, quiet.since() == null ? "nothing is expected any more" : "something came");
        } else if (marks.find(channel.merchant(), channel.channel())
                .filter(mark -> !mark.readThrough().isBefore(quiet.tooQuietFrom()))
                .isPresent()) { // a channel that was not read must not look like a silent supplier
            open(about, ChannelWords.silent(channel, quiet), quiet.since());
        }
    }

    private void canary(Watched channel) {
        About about = new About(channel.merchant(), channel.channel(), Trouble.CANARY, "");
        Canaries.State state = canaries.state(channel.merchant(), channel.channel(), settings.canaryWithin());
        if (state.lostSince() == null || !settings.sendsCanaries()) {
            heal(about, "what the hub sends to itself comes back again");
            return;
        }
        if (state.error() != null
                && tasks.isOpen(new About(channel.merchant(), channel.channel(), Trouble.UNSENT, ""))) {
            heal(about, "another task says it: our mail server takes nothing of ours");
            return;
        }
        boolean read =
                marks.behind(channel.merchant(), channel.channel()).time().compareTo(settings.canaryWithin()) < 0;
        if (state.error() != null || read) { // what nobody read is not lost, and is said already
            open(about, ChannelWords.lost(channel, state, settings.canaryWithin()), state.lostSince());
        }
    }

    private void open(About about, String reason, Instant since) {
        if (tasks.open(about, reason, since, clock.instant())) {
            LOG.warn("channel {}: {}", about.channel(), reason);
        }
    }

    private void heal(About about, String words) {
        if (tasks.heal(about, words, clock.instant())) {
            LOG.info("channel {}: {} is over: {}", about.channel(), about.trouble(), words);
        }
    }
}
