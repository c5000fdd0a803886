package io.backhaul.core.policy;

import io.backhaul.core.message.OrderSnapshot;
import io.backhaul.core.message.Reason;
import io.backhaul.core.money.Money;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/**
 * What a return costs and who bears it, by reason (conflict X8).
 *
 * @param returnShipping who pays for the way back, by reason; reasons not named follow {@code otherwise}
 * @param otherwise who pays for the others, or null for: whom the reason blames (rows S9, S57)
 * @param label per currency: what a return label costs (rows S160, S191)
 * @param labelAbroad per currency: what it costs from another country, customs included (row S201)
 * @param country ISO 3166 code the merchant ships from, or null: nothing is abroad
 * @param labelDeducted true when a label the customer pays for is taken from his refund (row S160); false when he buys it
 *     himself (row S161)
 * @param restockingPercent the customer's restocking fee by reason (row S77)
 */
public record Costs(
        Map<Reason, Bearer> returnShipping,
        Bearer otherwise,
        Map<String, Money> label,
        Map<String, Money> labelAbroad,
        String country,
        boolean labelDeducted,
        Map<Reason, BigDecimal> restockingPercent) {

    public static final Costs NONE = new Costs(Map.of(), null, Map.of(), Map.of(), null, false, Map.of());

    public Costs {
        returnShipping = returnShipping == null ? Map.of() : Map.copyOf(returnShipping);
        label = label == null ? Map.of() : Map.copyOf(label);
        labelAbroad = labelAbroad == null ? Map.of() : Map.copyOf(labelAbroad);
        restockingPercent = restockingPercent == null ? Map.of() : Map.copyOf(restockingPercent);
    }

    /** Who bears the way back towards the customer: the merchant stands in for a supplier until he has paid. */
    public Bearer bearer(Reason reason) {
        Bearer usual = reason.blamesGoods() ? Bearer.SUPPLIER : Bearer.CUSTOMER;
        return returnShipping.getOrDefault(reason, otherwise == null ? usual : otherwise);
    }

    /** What shipping this order's goods back costs; empty when nobody has said. */
    public Optional<Money> shippingBack(OrderSnapshot order, String currency) {
        return Optional.ofNullable(
                abroad(order) && labelAbroad.containsKey(currency) ? labelAbroad.get(currency) : label.get(currency));
    }

    /** True when the goods went to another country (row S199). */
    public boolean abroad(OrderSnapshot order) {
        return country != null && order.country() != null && !country.equals(order.country());
    }
}
