package io.backhaul.hub.in;

import java.time.Duration;

/** The store cannot be read on now; what was read is durable, and it goes on from there. */
final class StoreAway extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Duration after;
    private final boolean ofOne;

    /** @param after when to go on, as the store says; null when it does not say */
    StoreAway(String reason, Duration after) {
        this(reason, after, false);
    }

    /** @param ofOne true when what was asked for has no clear answer, and something else may have one */
    StoreAway(String reason, Duration after, boolean ofOne) {
        super(reason);
        this.after = after;
        this.ofOne = ofOne;
    }

    boolean isOfOne() {
        return ofOne;
    }

    Duration after(Duration otherwise) {
        return after == null ? otherwise : after;
    }

    /** True when the store only asks for patience: no trouble. */
    boolean throttled() {
        return after != null;
    }
}
