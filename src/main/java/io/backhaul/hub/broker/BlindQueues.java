package io.backhaul.hub.broker;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Queues that the safety net cannot look at: what is lost of them is not found. Each is said at once, and louder when it lasts. */
final class BlindQueues {

    private static final Logger LOG = LoggerFactory.getLogger(BlindQueues.class);
    private static final long TOO_LONG_NANOS = Duration.ofMinutes(10).toNanos();

    private final Map<String, Blind> blind = new HashMap<>();
    private final LongSupplier nanos;

    BlindQueues(LongSupplier nanos) {
        this.nanos = nanos;
    }

    private record Blind(long since, boolean tooLong) {}

    /** It could not be looked at, for this reason. */
    void add(String queue, Exception why) {
        Blind known = blind.get(queue);
        if (known == null) {
            blind.put(queue, new Blind(nanos.getAsLong(), false));
            LOG.warn(
                    "Queue {} cannot be looked at; lost work of it is not looked for meanwhile: {}",
                    queue,
                    why.toString());
        } else if (!known.tooLong() && nanos.getAsLong() - known.since() > TOO_LONG_NANOS) {
            blind.put(queue, new Blind(known.since(), true));
            LOG.error(
                    "Queue {} cannot be looked at for over {} minutes, and work lost of it would not be found: see that the broker"
                            + " has the queue and that the hub's user there may browse it and manage: {}",
                    queue,
                    Duration.ofNanos(TOO_LONG_NANOS).toMinutes(),
                    why.toString());
        }
    }

    /** It could be looked at. */
    void remove(String queue) {
        if (blind.remove(queue) != null) {
            LOG.info("Queue {} can be looked at again", queue);
        }
    }

    /** Nothing is looked for in any other. */
    void keepOnly(Collection<String> queues) {
        blind.keySet().retainAll(queues);
    }
}
