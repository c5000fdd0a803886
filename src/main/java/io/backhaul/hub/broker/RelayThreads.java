package io.backhaul.hub.broker;

import io.backhaul.hub.StartRefused;
import io.backhaul.store.OutboxSignal;
import jakarta.jms.JMSException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Keeps the relay going: at once after a commit of this node, every second for rows of others. When the broker or the
 * database is away it says so once, backs off up to 30 s and goes on; it stops after the routes, so that what they still
 * commit is carried too.
 */
final class RelayThreads implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(RelayThreads.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final OutboxRelay relay;
    private final BrokerCheck check;
    private final OutboxSignal signal;
    private final int threads;
    private final boolean refuseStart;
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
        boolean checked = checkAtStart();
        stop = new CountDownLatch(1);
        for (int i = 1; i <= threads; i++) {
            Thread thread = new Thread(() -> run(checked), "outbox-relay-" + i);
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
            return false;
        }
    }

    private void run(boolean checked) {
        boolean healthy = checked;
        Duration pause = POLL;
        while (stop.getCount() > 0) {
            try {
                if (!healthy) {
                    check.run();
                    LOG.info("Sending to the broker again");
                    healthy = true;
                    pause = POLL;
                }
                pass();
            } catch (InterruptedException e) {
                return;
            } catch (Exception e) {
                if (healthy || pause.equals(POLL)) {
                    LOG.warn("Outbox rows cannot be sent and wait: {}", e.toString());
                }
                healthy = false;
                pause = pause(pause);
            }
        }
    }

    private void pass() throws JMSException, InterruptedException {
        OutboxRelay.Pass pass = relay.send(List.of());
        if (!pass.full().isEmpty()) {
            LOG.warn("Queues {} take no more; their outbox rows wait", pass.full());
            while (stop.getCount() > 0 && relay.send(pass.full()).more()) {
                signal.await(Duration.ZERO);
            }
        }
        if (!pass.more()) {
            signal.await(POLL);
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
        running.forEach(Thread::interrupt);
        for (Thread thread : running) {
            try {
                thread.join(10_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        running.clear();
    }

    @Override
    public boolean isRunning() {
        return !running.isEmpty();
    }

    @Override
    public int getPhase() {
        return 0;
    }
}
