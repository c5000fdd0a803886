package io.backhaul.hub.in;

/** The partner cannot be asked now: the receipt is not at fault, and waiting is not a failed try. */
final class TryLater extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TryLater(String message, Throwable cause) {
        super(message, cause);
    }
}
