package io.backhaul.core.property;

import java.util.List;

/** One thing that happens in a random history; numbers choose among what is possible when its turn comes. */
record Step(Kind kind, int leg, int which, int units) {

    /** What can happen. */
    enum Kind {
        AUTHORIZED,
        DECLINED,
        KEEP,
        SECOND_SOURCE,
        WANTS_MORE,
        SHIPPED,
        DELIVERED,
        RECEIVED,
        INSPECTED,
        CONTRADICTED,
        REPLACED,
        CREDIT,
        CREDIT_DECLINED,
        CANCELLED,
        DEADLINE,
        OPERATOR,
        REFUND_PAID,
        REFUND_PENDING,
        REFUND_REFUSED,
        REFUND_FAILED_LATER,
        REFUND_UNKNOWN,
        OUTSIDE,
        OUTSIDE_FAILED,
        DISPUTE,
        STORE_DONE,
        REPLAY,
        TIME
    }

    static final List<String> SUPPLIERS = List.of("acme", "spock", "norefund");

    /** The same step in a return with fewer legs. */
    Step within(int legs) {
        return new Step(kind, leg % legs, which, units);
    }

    String supplier() {
        return SUPPLIERS.get(leg);
    }

    String sku() {
        return supplier().toUpperCase(java.util.Locale.ROOT) + "-1";
    }

    @Override
    public String toString() {
        return kind + "(" + supplier() + "," + which + "," + units + ")";
    }
}
