package io.backhaul.core.message;

import java.util.Objects;

/**
 * A mail of ours did not reach the supplier, or he reported it as unwanted (rows S23, S145). It says nothing about the return:
 * anybody can forge such a report, so all that comes of it is a task for a person.
 *
 * @param envelope what every message carries
 * @param supplier whom the mail was for
 * @param cause what became of the mail
 * @param diagnostic what the mail servers say about it, with the mailbox, or null
 */
public record SupplierUnreachable(Envelope envelope, String supplier, Cause cause, String diagnostic)
        implements ReturnMessage {

    /** What became of a mail of ours. */
    public enum Cause {
        /** A mail server gave it up (RFC 3464, action failed). */
        REFUSED,
        /** The receiver marked it as unwanted (RFC 5965). */
        COMPLAINT
    }

    public SupplierUnreachable {
        Objects.requireNonNull(envelope, "envelope");
        Objects.requireNonNull(supplier, "supplier");
        Objects.requireNonNull(cause, "cause");
    }
}
