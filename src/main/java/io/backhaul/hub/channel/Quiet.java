package io.backhaul.hub.channel;

import java.time.Instant;

/**
 * How quiet it is where something should come from.
 *
 * @param supplier who should send something; null for a mailbox as a whole
 * @param name what people call him or it
 * @param last when something came for the last time, or null
 * @param usual what is usual or agreed, in words, or null while nothing is known of it
 * @param since since when it has been quiet although something is expected; null when nothing is expected
 * @param tooQuietFrom when that is too long; null when nothing is expected or nothing is known of what is usual
 */
record Quiet(String supplier, String name, Instant last, String usual, Instant since, Instant tooQuietFrom) {

    boolean tooQuietAt(Instant now) {
        return tooQuietFrom != null && now.isAfter(tooQuietFrom);
    }
}
