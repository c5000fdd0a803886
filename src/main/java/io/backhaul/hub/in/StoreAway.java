package io.backhaul.hub.in;

import java.time.Duration;

/** The store cannot be read on now; what was read is durable, and it goes on from there. */
final class StoreAway extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Duration after;

    /** @param after when to go on, as the store says; null when it does not say */
    StoreAway(String reason, Duration after) {
        super(reason);
        this.after = after;
    }

    Duration after(Duration otherwise) {
        return after == null ? otherwise : after;
    }

    /** True when the store only asks for patience: no trouble. */
    boolean throttled() {
        return after != null;
    }
}
