package io.backhaul.hub.answer;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/**
 * Counts wrong tokens per sender: who guesses is no longer listened to for the rest of the minute. Right links are opened all
 * the same, since a proxy may make everybody look like one sender.
 */
final class WrongTokens {

    private static final int PER_MINUTE = 60;
    private static final int MOST_SENDERS = 10_000;
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private final Map<String, AtomicInteger> counts = new ConcurrentHashMap<>();
    private final LongSupplier nanos;
    private long since;

    WrongTokens(LongSupplier nanos) {
        this.nanos = nanos;
        this.since = nanos.getAsLong();
    }

    /** Counts one more; true when this sender has had too many in this minute. */
    synchronized boolean isTooMany(String sender) {
        long now = nanos.getAsLong();
        if (now - since > MINUTE || counts.size() > MOST_SENDERS) {
            counts.clear();
            since = now;
        }
        return counts.computeIfAbsent(sender, s -> new AtomicInteger()).incrementAndGet() > PER_MINUTE;
    }
}
