package io.backhaul.core.message;

/** What the customer wants to come of his return (rows S33, S65, S66, S182). */
public enum Resolution {
    /** Goods back, then money. */
    REFUND,
    /** Money, nothing goes back (rows S65, S70). */
    REFUND_ONLY,
    /** The same goods again (row S29); replacement and refund exclude each other. */
    REPLACEMENT,
    /** Credit at the store instead of money (row S182). */
    STORE_CREDIT
}
