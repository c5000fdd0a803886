package io.backhaul.hub.broker;

import io.backhaul.hub.StartRefused;
import io.backhaul.store.OutboxSignal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Keeps the relay going: at once after a commit of this node, every second for rows of others. When the broker or the
 * database is away it says so once, backs off up to 30 s and goes on. It stops after the routes, so that what they still
 * commit is carried too, and without interrupts, which could close a journal file or a database connection.
 */
final class RelayThreads implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(RelayThreads.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(15);

    private final OutboxRelay relay;
    private final BrokerCheck check;
    private final OutboxSignal signal;
    private final int threads;
    private final boolean refuseStart;
    private final AtomicBoolean healthy = new AtomicBoolean();
    private final List<Thread> running = new ArrayList<>();
    private volatile CountDownLatch stop = new CountDownLatch(0);

    RelayThreads(OutboxRelay relay, BrokerCheck check, OutboxSignal signal, BrokerSettings settings) {
        this.relay = relay;
        this.check = check;
        this.signal = signal;
        this.threads = settings.relayThreads();
        this.refuseStart = settings.embedded();
    }

    @Override
    public void start() {
        healthy.set(checkAtStart());
        stop = new CountDownLatch(1);
        for (int i = 1; i <= threads; i++) {
            Thread thread = new Thread(this::run, "outbox-relay-" + i);
            thread.start();
            running.add(thread);
        }
    }

    /** The embedded broker must be right at once; an external one may be away for a while, receipts are durable anyway. */
    private boolean checkAtStart() {
        try {
            check.run();
            return true;
        } catch (Exception e) {
            if (refuseStart) {
                throw new StartRefused("The queues cannot be used: " + e.getMessage(), "See the cause in the log.", e);
            }
            LOG.warn("Outbox rows cannot be sent yet and wait: {}", e.toString());
            return false;
        }
    }

    private void run() {
        Duration pause = POLL;
        while (stop.getCount() > 0) {
            try {
                recover();
                if (!relay.sendSome()) {
                    signal.await(POLL);
                }
                pause = POLL;
            } catch (InterruptedException e) {
                return;
            } catch (Exception e) {
                failed(e);
                pause = pause(pause);
            }
        }
    }

    private void recover() throws Exception {
        if (!healthy.get()) {
            check.run();
            if (healthy.compareAndSet(false, true)) {
                LOG.info("Outbox rows are sent to the broker again");
            }
        }
    }

    private void failed(Exception e) {
        if (healthy.compareAndSet(true, false) && stop.getCount() > 0) {
            LOG.warn("Outbox rows cannot be sent and wait: {}", e.toString());
        }
    }

    private Duration pause(Duration length) {
        try {
            stop.await(length.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Duration doubled = length.multipliedBy(2);
        return doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
    }

    @Override
    public void stop() {
        stop.countDown();
        running.forEach(thread -> signal.raise());
        running.forEach(RelayThreads::join);
        running.clear();
    }

    private static void join(Thread thread) {
        try {
            thread.join(STOP_WITHIN.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive()) {
            LOG.warn("{} still waits for the broker or the database and is left behind", thread.getName());
        }
    }

    @Override
    public boolean isRunning() {
        return !running.isEmpty();
    }

    /** Starts before and stops after the routes. */
    @Override
    public int getPhase() {
        return 0;
    }
}
