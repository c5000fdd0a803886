package io.backhaul.core.silence;

import java.time.Duration;

/** Spans as people say them. */
public final class Spans {

    private static final long HOURS_UNTIL_DAYS = 48;
    private static final long MINUTES_UNTIL_HOURS = 120;

    private Spans() {}

    /** For example {@code 40 minutes}, {@code 26 hours}, {@code 5 days}; rounded to the nearest. */
    public static String words(Duration span) {
        long seconds = span.toSeconds();
        if (seconds < 120) {
            return seconds == 1 ? "1 second" : seconds + " seconds";
        }
        long minutes = (seconds + 30) / 60;
        if (minutes < MINUTES_UNTIL_HOURS) {
            return minutes + " minutes";
        }
        long hours = (minutes + 30) / 60;
        return hours <= HOURS_UNTIL_DAYS ? hours + " hours" : (hours + 12) / 24 + " days";
    }
}
