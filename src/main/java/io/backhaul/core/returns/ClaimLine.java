package io.backhaul.core.returns;

import io.backhaul.core.money.Money;

/**
 * One cost line of a claim on a supplier (row S85).
 *
 * @param kind which cost
 * @param amount what he owes for it; negative for what he may keep
 */
public record ClaimLine(Kind kind, Money amount) {

    /** Kinds of cost a supplier is claimed for. */
    public enum Kind {
        /** His share of what the goods cost. */
        PRODUCT_COST,
        /** The way back, where he bears it (row S9). */
        RETURN_SHIPPING,
        /** What he may keep for restocking (row S77). */
        RESTOCKING
    }
}
