package io.backhaul.hub.in;

/**
 * The partner cannot be asked now: the receipt is not at fault, and waiting is not a failed try. For seconds it is the broker's
 * to wait, then the receipt waits in the database, for as long as the partner is away.
 */
final class TryLater extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean told;

    TryLater(String message, Throwable cause) {
        this(message, cause, false);
    }

    TryLater(String message, Throwable cause, boolean told) {
        super(message, cause);
        this.told = told;
    }

    /** Whether a person was told of the reason already, so that no log needs to repeat it. */
    boolean isTold() {
        return told;
    }
}
