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
    LOST,
    EXPIRED,
    CANCELLED;

    /** True when nothing more is expected to happen to the goods. */
    public boolean isTerminal() {
        return this == KEPT
                || this == INSPECTED
                || this == LOST
                || this == EXPIRED
                || this == CANCELLED
                || this == DECLINED;
    }
}
