package io.backhaul.core.returns;

/** Where the supplier's credit of a leg stands; independent of the customer's refund (rows S95, S96). */
public enum SupplierMoney {
    NONE,
    CLAIMED,
    ACCEPTED,
    DECLINED,
    PART_CREDITED,
    CREDITED,
    EXPIRED,
    WRITTEN_OFF;

    /** True when nothing more is expected from the supplier. */
    public boolean isTerminal() {
        return this == NONE || this == CREDITED || this == EXPIRED || this == WRITTEN_OFF;
    }
}
