package io.backhaul.hub.answer;

import java.time.Duration;
import java.time.Instant;

/** How long a link in a mail can be used. */
final class LinkLife {

    private static final Duration AFTER_THE_END = Duration.ofDays(60);
    private static final Duration AT_MOST = Duration.ofDays(365);

    private LinkLife() {}

    /**
     * @param issued when the mail was written
     * @param closed when the return was closed, or null while it is open
     */
    static boolean isOver(Instant issued, Instant closed, Instant now) {
        return issued.plus(AT_MOST).isBefore(now)
                || closed != null && closed.plus(AFTER_THE_END).isBefore(now);
    }
}
