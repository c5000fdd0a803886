package io.backhaul.partner.shopify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backhaul.core.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the customer paid for one unit of a return line, in the currency he paid in.
 *
 * <p>The store shows the price three times, and each time other discounts are left out ({@code discountedUnitPriceSet} leaves out
 * discounts on the order). The lowest is what was paid. Fractions of a cent are dropped, so that units times price never comes to
 * more than the customer paid.
 */
final class ShopifyPrices {

    private ShopifyPrices() {}

    /** Adds {@code unitPaid} and {@code unitCost} to a return line, each only when the store says it. */
    static void addTo(ObjectNode line) {
        unitPaid(line).ifPresent(paid -> line.set("unitPaid", toJson(paid, line)));
        floor(line.at("/fulfillmentLineItem/lineItem/variant/inventoryItem/unitCost"), 1)
                .ifPresent(cost -> line.set("unitCost", toJson(cost, line)));
    }

    static Optional<Money> unitPaid(JsonNode line) {
        JsonNode item = line.at("/fulfillmentLineItem/lineItem");
        Stream<Optional<Money>> views = Stream.of(
                floor(
                        line.at("/withCodeDiscountedTotalPriceSet/presentmentMoney"),
                        line.path("quantity").asInt()),
                floor(item.at("/discountedUnitPriceAfterAllDiscountsSet/presentmentMoney"), 1),
                floor(item.at("/discountedUnitPriceSet/presentmentMoney"), 1));
        return views.flatMap(Optional::stream).reduce(Money::min);
    }

    static ObjectNode toJson(Money money, ObjectNode factory) {
        return factory.objectNode().put("amount", money.decimal()).put("currency", money.currency());
    }

    private static Optional<Money> floor(JsonNode money, int units) {
        if (!money.path("amount").isValueNode() || units < 1) {
            return Optional.empty();
        }
        String currency = money.path("currencyCode").asText();
        int digits = Currency.getInstance(currency).getDefaultFractionDigits();
        BigDecimal each = new BigDecimal(money.path("amount").asText())
                .divide(BigDecimal.valueOf(units), digits, RoundingMode.FLOOR);
        return Optional.of(Money.of(each.toPlainString(), currency));
    }
}
