package io.backhaul.hub.broker;

import io.backhaul.store.Leases;
import io.backhaul.store.Starts;
import io.backhaul.store.Unfinished;
import io.backhaul.store.Unsent;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Every minute, on one node: says that a hub is alive, queues what waited for its time, looks for lost work and forgets outbox rows
 * sent more than a day ago.
 */
final class Housekeeping implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
    private static final Duration EVERY = Duration.ofMinutes(1);
    private static final Duration LOST_AFTER = Duration.ofMinutes(2);
    private static final Duration KEEP_SENT = Duration.ofDays(1);

    private final Requeue requeue;
    private final Unfinished unfinished;
    private final Unsent unsent;
    private final Leases leases;
    private final Starts starts;
    private ScheduledExecutorService timer;

    Housekeeping(Requeue requeue, Unfinished unfinished, Unsent unsent, Leases leases, Starts starts) {
        this.requeue = requeue;
        this.unfinished = unfinished;
        this.unsent = unsent;
        this.leases = leases;
        this.starts = starts;
    }

    @Override
    public void start() {
        timer = Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "housekeeping"));
        timer.scheduleWithFixedDelay(this::tidy, EVERY.toSeconds(), EVERY.toSeconds(), TimeUnit.SECONDS);
    }

    private void tidy() {
        try {
            if (leases.hold("housekeeping", EVERY.plusSeconds(30))) {
                starts.alive();
                unfinished.queueDue();
                unsent.prune(KEEP_SENT);
                requeue.unfinished(LOST_AFTER);
            }
        } catch (Exception e) {
            LOG.warn("Looking for lost work failed; next try in {} s: {}", EVERY.toSeconds(), e.toString());
        }
    }

    @Override
    public void stop() {
        timer.shutdownNow();
        timer = null;
    }

    @Override
    public boolean isRunning() {
        return timer != null;
    }

    @Override
    public int getPhase() {
        return 1;
    }
}
