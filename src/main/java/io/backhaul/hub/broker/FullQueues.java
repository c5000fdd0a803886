package io.backhaul.hub.broker;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Queues whose page limit is reached: left alone for a minute, so that one stuck partner does not hold up the others. */
final class FullQueues {

    private static final Logger LOG = LoggerFactory.getLogger(FullQueues.class);
    private static final long LEFT_ALONE_NANOS = Duration.ofMinutes(1).toNanos();

    private final Map<String, Long> since = new ConcurrentHashMap<>();

    void add(String queue) {
        if (since.put(queue, System.nanoTime()) == null) {
            LOG.warn("Queue {} takes no more; its outbox rows wait", queue);
        }
    }

    List<String> leftAlone() {
        since.values().removeIf(start -> System.nanoTime() - start > LEFT_ALONE_NANOS);
        return List.copyOf(since.keySet());
    }
}
