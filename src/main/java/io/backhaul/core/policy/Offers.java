package io.backhaul.core.policy;

import io.backhaul.core.money.Money;
import java.math.BigDecimal;
import java.util.Map;

/**
 * What a merchant offers besides a plain return.
 *
 * @param keepItFromPercent the customer keeps the goods when shipping them back costs at least this share of what can be
 *     recovered (rows S191, S199), or null for never
 * @param partialFrom least share of the price for a partial refund of goods that stay, in percent (row S185)
 * @param partialTo greatest share, in percent
 * @param bonusPercent added when the customer takes store credit instead of money (row S183)
 * @param bonusUpTo per currency: the most that is added; a bonus is goodwill, outside the refund's ceiling (conflict X10)
 * @param advanceUpTo per currency: up to this value a refund may go ahead of the goods (row S204)
 * @param advanceAfterOrders or for customers with at least so many orders; 0 for never
 */
public record Offers(
        BigDecimal keepItFromPercent,
        BigDecimal partialFrom,
        BigDecimal partialTo,
        BigDecimal bonusPercent,
        Map<String, Money> bonusUpTo,
        Map<String, Money> advanceUpTo,
        int advanceAfterOrders) {

    /** The published band of 20 to 50 percent, and nothing else. */
    public static final Offers PLAIN =
            new Offers(null, new BigDecimal(20), new BigDecimal(50), BigDecimal.ZERO, Map.of(), Map.of(), 0);

    public Offers {
        partialFrom = partialFrom == null ? new BigDecimal(20) : partialFrom;
        partialTo = partialTo == null ? new BigDecimal(50) : partialTo;
        bonusPercent = bonusPercent == null ? BigDecimal.ZERO : bonusPercent;
        bonusUpTo = bonusUpTo == null ? Map.of() : Map.copyOf(bonusUpTo);
        advanceUpTo = advanceUpTo == null ? Map.of() : Map.copyOf(advanceUpTo);
    }
}
