package io.backhaul.console;

import java.time.Instant;
import java.util.List;

/** The channels that the hub reads for itself, as people watch them. */
public interface Channels {

    /**
     * A mailbox, an SFTP directory, or a platform that is polled.
     *
     * @param channel its code, for example {@code mail:returns}
     * @param name what people call it
     * @param readThrough business time up to which it was read to its end; null when it never was
     * @param readAt when that was
     * @param error why it cannot be read now, or null
     * @param rhythms who should send something by it, and how often he does
     * @param canary how what the hub sends to itself fares; null when it sends nothing there
     * @param troubles what is open
     */
    record Channel(
            String channel,
            String name,
            Instant readThrough,
            Instant readAt,
            String error,
            List<RhythmOf> rhythms,
            Canary canary,
            List<Trouble> troubles) {}

    /**
     * One who should send something.
     *
     * @param supplier null for a mailbox as a whole
     * @param last when something came for the last time, or null
     * @param usual for example {@code every 26 hours}; null while nothing is known of it
     * @param tooQuietFrom when a task opens unless something comes; null while nothing is expected
     */
    record RhythmOf(String supplier, String name, Instant last, String usual, Instant tooQuietFrom) {}

    /**
     * Mails or files of the hub to itself.
     *
     * @param sentAt the last one left, or null
     * @param seenAt the last one came back, or null
     * @param roundTripSeconds how long that took, or null
     * @param lostSince since when none comes back; null while they do
     */
    record Canary(Instant sentAt, Instant seenAt, Double roundTripSeconds, Instant lostSince) {}

    /** Something that is wrong, since when. */
    record Trouble(String reason, Instant since) {}

    /** All channels of a merchant. */
    List<Channel> of(String merchant);
}
