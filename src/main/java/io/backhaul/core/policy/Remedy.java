package io.backhaul.core.policy;

/** What a supplier offers once he has granted a claim (rows S10, S29, S49). */
public enum Remedy {
    /** He credits or refunds the merchant. */
    CREDIT,
    /** He ships the goods again; then he owes no money. */
    REPLACEMENT,
    /** The goods come back to the merchant's own stock at his warehouse; he owes no money. */
    PRIVATE_INVENTORY,
    /** Not he but the carrier is to be claimed (rows S11, S14). */
    CARRIER_CLAIM
}
