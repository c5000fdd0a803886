package io.backhaul.hub.channel;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How channels are watched ({@code backhaul.channels}).
 *
 * @param alertAfter a channel not read to its end for so long is a person's task
 * @param canaryEvery so often the hub sends a mail or file to itself; zero: never
 * @param canaryWithin so long one may take to come back
 */
@ConfigurationProperties("backhaul.channels")
public record ChannelSettings(
        @DefaultValue("15m") Duration alertAfter,
        @DefaultValue("0") Duration canaryEvery,
        @DefaultValue("10m") Duration canaryWithin) {

    boolean sendsCanaries() {
        return canaryEvery.compareTo(Duration.ZERO) > 0;
    }
}
