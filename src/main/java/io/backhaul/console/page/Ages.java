package io.backhaul.console.page;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** How long ago, how long until: by the hub's own clock, so that a moved clock shows. */
@Component("ages")
final class Ages {

    private final Clock clock;

    Ages(Clock clock) {
        this.clock = clock;
    }

    /** "3 h" since then. */
    public String since(Instant at) {
        return at == null ? "" : length(Duration.between(at, clock.instant()));
    }

    /** "in 3 d" or "due since 2 h". */
    public String until(Instant at) {
        if (at == null) {
            return "";
        }
        Duration left = Duration.between(clock.instant(), at);
        return left.isNegative() ? "due since " + length(left.negated()) : "in " + length(left);
    }

    public boolean isPast(Instant at) {
        return at != null && at.isBefore(clock.instant());
    }

    /** The minute it is now: what is shown as age changes with it. */
    Instant minute() {
        return Instant.ofEpochSecond(clock.instant().getEpochSecond() / 60 * 60);
    }

    static String length(Duration duration) {
        long minutes = Math.max(0, duration.toMinutes());
        if (minutes < 1) {
            return "a moment";
        } else if (minutes < 60) {
            return minutes + " min";
        } else if (minutes < 48 * 60) {
            return duration.toHours() + " h";
        }
        return duration.toDays() + " d";
    }

    /** Average hours as people say them: "36 h", "4.2 d"; null is "not yet known". */
    public String hours(Double hours) {
        if (hours == null) {
            return "not known yet";
        }
        return hours < 48 ? Math.round(hours) + " h" : Math.round(hours / 2.4) / 10.0 + " d";
    }
}
