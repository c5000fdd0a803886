package io.backhaul.core.returns;

/** Where the goods of a leg are; derived from its lines for display, the truth is in the quantities. */
public enum Goods {
    REQUESTED,
    AUTHORIZED,
    DECLINED,
    /** The customer keeps them; nothing goes back. */
    KEPT,
    IN_TRANSIT,
    DELIVERED,
    INSPECTED,
    /** They never reached the customer, or were lost on their way (row S14). */
    LOST,
    /** The supplier ships them again instead (rows S10, S29). */
    REPLACED,
    /** The carrier brought them back to the customer. */
    RETURNED_TO_SENDER,
    EXPIRED,
    CANCELLED;

    /** True when nothing more is expected to happen to the goods. */
    public boolean isTerminal() {
        return this == KEPT
                || this == INSPECTED
                || this == LOST
                || this == REPLACED
                || this == EXPIRED
                || this == CANCELLED
                || this == DECLINED;
    }
}
