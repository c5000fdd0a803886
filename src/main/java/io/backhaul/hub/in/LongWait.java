package io.backhaul.hub.in;

/**
 * What a receipt needs may be away for hours, through no fault of its own: it waits in the database and is read again ever more
 * seldom. Whoever throws it says when the waiting ends.
 */
final class LongWait extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String supplier;

    /**
     * @param message what is waited for, in words
     * @param supplier as whose word it will be read, and no other's
     */
    LongWait(String message, String supplier, Throwable cause) {
        super(message, cause);
        this.supplier = supplier;
    }

    String supplier() {
        return supplier;
    }
}
