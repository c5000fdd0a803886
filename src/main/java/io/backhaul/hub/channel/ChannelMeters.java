package io.backhaul.hub.channel;

import io.backhaul.store.Canaries;
import io.backhaul.store.ChannelMarks;
import io.backhaul.store.ChannelTasks;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;

/** What a machine watches of the channels: how far behind each is, how its canary flew, how many troubles are open. */
public record ChannelMeters(
        WatchedChannels channels, ChannelMarks marks, Canaries canaries, ChannelTasks tasks, ChannelSettings settings)
        implements MeterBinder {

    @Override
    public void bindTo(MeterRegistry metrics) {
        for (Watched channel : channels.all()) {
            Gauge.builder("backhaul.channel.behind", () -> behind(channel).toSeconds())
                    .baseUnit("seconds")
                    .tag("channel", channel.channel())
                    .register(metrics);
            Gauge.builder("backhaul.channel.canary", () -> roundTrip(channel))
                    .baseUnit("seconds")
                    .tag("channel", channel.channel())
                    .register(metrics);
            Gauge.builder("backhaul.channel.troubles", () -> troubles(channel))
                    .tag("channel", channel.channel())
                    .register(metrics);
        }
    }

    private Duration behind(Watched channel) {
        return marks.behind(channel.merchant(), channel.channel()).time();
    }

    /** Of the last canary that came back; not a number when none did, or a later one is lost. */
    private double roundTrip(Watched channel) {
        Canaries.State state = canaries.state(channel.merchant(), channel.channel(), settings.canaryWithin());
        return state.roundTrip() == null || state.lostSince() != null
                ? Double.NaN
                : state.roundTrip().toMillis() / 1000.0;
    }

    private long troubles(Watched channel) {
        return tasks.open(channel.merchant()).stream()
                .filter(open -> open.channel().equals(channel.channel()))
                .count();
    }
}
