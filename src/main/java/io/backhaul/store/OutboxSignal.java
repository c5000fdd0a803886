package io.backhaul.store;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Tells the relay of this node that rows were committed to the outbox; losing a signal costs one poll interval, no row. */
public final class OutboxSignal {

    private final Semaphore committed = new Semaphore(0);

    /** Something was committed. */
    public void raise() {
        if (committed.availablePermits() < 64) {
            committed.release();
        }
    }

    /** Returns when something was committed, or after the time. */
    public void await(Duration atMost) throws InterruptedException {
        committed.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }
}
