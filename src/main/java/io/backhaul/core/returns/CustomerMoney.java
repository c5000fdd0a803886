package io.backhaul.core.returns;

/** Where the customer's refund of a leg stands. Ordered from settled to worrying: the worst of several wins. */
public enum CustomerMoney {
    NONE,
    PAID,
    DUE,
    PLANNED,
    SENDING,
    PENDING,
    UNKNOWN,
    REJECTED,
    FAILED,
    NEEDS_REVIEW
}
