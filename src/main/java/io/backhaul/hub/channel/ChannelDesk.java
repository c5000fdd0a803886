package io.backhaul.hub.channel;

import io.backhaul.console.Channels;
import io.backhaul.store.Arrivals;
import io.backhaul.store.Canaries;
import io.backhaul.store.ChannelMarks;
import io.backhaul.store.ChannelTasks;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Shows people every channel: how far it was read, what is usual on it, how the canary flew, what is open. */
public final class ChannelDesk implements Channels {

    private final WatchedChannels channels;
    private final ChannelSettings settings;
    private final ChannelMarks marks;
    private final Silences silences;
    private final Arrivals arrivals;
    private final Canaries canaries;
    private final ChannelTasks tasks;

    public ChannelDesk(
            WatchedChannels channels,
            ChannelSettings settings,
            ChannelMarks marks,
            Silences silences,
            Arrivals arrivals,
            Canaries canaries,
            ChannelTasks tasks) {
        this.channels = channels;
        this.settings = settings;
        this.marks = marks;
        this.silences = silences;
        this.arrivals = arrivals;
        this.canaries = canaries;
        this.tasks = tasks;
    }

    @Override
    public List<Channel> of(String merchant) {
        Map<String, Instant> expected = arrivals.expectedSince(merchant);
        List<ChannelTasks.Open> open = tasks.open(merchant);
        return channels.all().stream()
                .filter(channel -> channel.merchant().equals(merchant))
                .map(channel -> shown(channel, expected, open))
                .toList();
    }

    private Channel shown(Watched channel, Map<String, Instant> expected, List<ChannelTasks.Open> open) {
        Optional<ChannelMarks.Mark> mark = marks.find(channel.merchant(), channel.channel())
                .filter(m -> m.readThrough().isAfter(Instant.EPOCH));
        return new Channel(
                channel.channel(),
                channel.name(),
                mark.map(ChannelMarks.Mark::readThrough).orElse(null),
                mark.map(ChannelMarks.Mark::polledAt).orElse(null),
                marks.find(channel.merchant(), channel.channel())
                        .map(ChannelMarks.Mark::error)
                        .orElse(null),
                silences.on(channel, expected).stream()
                        .map(q -> new RhythmOf(q.supplier(), q.name(), q.last(), q.usual(), q.tooQuietFrom()))
                        .toList(),
                canary(channel),
                open.stream()
                        .filter(task -> task.channel().equals(channel.channel()))
                        .map(task -> new Trouble(task.reason(), task.openedAt()))
                        .toList());
    }

    private Canary canary(Watched channel) {
        Canaries.State state = canaries.state(channel.merchant(), channel.channel(), settings.canaryWithin());
        return state.sentAt() == null
                ? null
                : new Canary(
                        state.sentAt(),
                        state.seenAt(),
                        state.roundTrip() == null ? null : state.roundTrip().toMillis() / 1000.0,
                        state.lostSince());
    }
}
