package io.backhaul.core.policy;

/**
 * What makes the customer's refund due (conflict X2). Whatever a merchant chooses, the first trigger pays and the others find
 * nothing left; silence after delivery is always one of them (row S193).
 */
public enum RefundOn {
    /** At once, when the request is accepted: refund first (rows S198, S203). */
    REQUEST,
    /** When the supplier authorises. */
    AUTHORIZATION,
    /** When the customer has handed the parcel to a carrier (rows S28, S31). */
    TRACKING,
    /** When the supplier has the goods. */
    RECEIPT,
    /** When the supplier has inspected them (row S166). */
    INSPECTION
}
