package io.backhaul.hub.in;

/**
 * What a receipt needs may be away for hours, through no fault of its own: it waits in the database and is read again ever more
 * seldom. Whoever throws it says when the waiting ends.
 */
final class LongWait extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message what is waited for, in words */
    LongWait(String message, Throwable cause) {
        super(message, cause);
    }
}
