package io.backhaul.partner.shopify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backhaul.core.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What the customer paid for one unit of a return line, tax included, in the currency he paid in.
 *
 * <p>The store shows the price twice, and each time other discounts may be left out: the lower was paid. Where the order's prices
 * are without tax, the line's tax comes on top. Fractions of a cent are dropped, so that units times price never comes to more
 * than the customer paid.
 */
final class ShopifyPrices {

    /** Digits that are kept until the end, when those the currency does not have are dropped. */
    private static final int EXACT = 12;

    private ShopifyPrices() {}

    /** Adds {@code unitPaid} and {@code unitCost} to a return line, each only when the store says it. */
    static void addTo(ObjectNode line, boolean taxesIncluded) {
        unitPaid(line, taxesIncluded).ifPresent(paid -> line.set("unitPaid", toJson(paid, line)));
        JsonNode cost = line.at("/fulfillmentLineItem/lineItem/variant/inventoryItem/unitCost");
        amount(cost, 1).ifPresent(c -> line.set("unitCost", toJson(money(c, cost), line)));
    }

    static Optional<Money> unitPaid(JsonNode line, boolean taxesIncluded) {
        JsonNode item = line.at("/fulfillmentLineItem/lineItem");
        JsonNode total = line.at("/withCodeDiscountedTotalPriceSet/presentmentMoney");
        JsonNode unit = item.at("/discountedUnitPriceAfterAllDiscountsSet/presentmentMoney");
        BigDecimal tax = taxesIncluded ? BigDecimal.ZERO : unitTax(item);
        return Stream.of(amount(total, line.path("quantity").asInt()), amount(unit, 1))
                .flatMap(Optional::stream)
                .reduce(BigDecimal::min)
                .map(price -> money(price.add(tax), total.isObject() ? total : unit));
    }

    static ObjectNode toJson(Money money, ObjectNode factory) {
        return factory.objectNode().put("amount", money.decimal()).put("currency", money.currency());
    }

    /** Tax stands on the order's line, for all units that were bought. */
    private static BigDecimal unitTax(JsonNode item) {
        return StreamSupport.stream(item.path("taxLines").spliterator(), false)
                .flatMap(tax -> amount(
                        tax.at("/priceSet/presentmentMoney"),
                        item.path("quantity").asInt())
                        .stream())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Optional<BigDecimal> amount(JsonNode money, int units) {
        if (!money.path("amount").isValueNode() || units < 1) {
            return Optional.empty();
        }
        BigDecimal amount = new BigDecimal(money.path("amount").asText());
        return Optional.of(amount.divide(BigDecimal.valueOf(units), EXACT, RoundingMode.FLOOR));
    }

    private static Money money(BigDecimal amount, JsonNode like) {
        String currency = like.path("currencyCode").asText();
        int digits = Currency.getInstance(currency).getDefaultFractionDigits();
        return Money.of(amount.setScale(digits, RoundingMode.FLOOR).toPlainString(), currency);
    }
}
