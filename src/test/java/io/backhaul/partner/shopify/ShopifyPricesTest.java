package io.backhaul.partner.shopify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.core.money.Money;
import io.backhaul.partner.Hmac;
import io.backhaul.partner.Json;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShopifyPricesTest {

    @ParameterizedTest(name = "{0} units, total {1}, unit {2}: {3}")
    @CsvSource({
        "2, 99.80, 49.90, 49.90",
        "1, 50.00, 45.00, 45.00", // a discount on the order is in the unit price only
        "1, 40.00, 50.00, 40.00", // a code on the line is in the total
        "3, 20.00,  6.67,  6.66", // three times 6.67 would be more than was paid
        "1,  0.0,   9.99,  0.00",
    })
    void theLowerOfTheStoresTwoViewsWasPaid(int quantity, String total, String unit, String paid) {
        assertThat(ShopifyPrices.unitPaid(line(quantity, total, unit, "USD"), false))
                .contains(Money.of(paid, "USD"));
    }

    @ParameterizedTest(name = "3 bought, 1 returned for 10.00, tax {0} and {1}, included {2}: {3}")
    @CsvSource({
        "2.40, 0.60, false, 11.00",
        "2.40, 0.60, true,  10.00",
        "1.00, 1.00, false, 10.66", // thirds of a cent are dropped once, at the end
        "0.0,  0.0,  false, 10.00",
    })
    void taxComesOnTopWhereItIsNotIncluded(String state, String county, boolean included, String paid) {
        JsonNode line = line(1, "10.00", "10.00", "USD", state, county);
        assertThat(ShopifyPrices.unitPaid(line, included)).contains(Money.of(paid, "USD"));
    }

    @Test
    void keepsToTheDigitsOfTheCurrency() {
        assertThat(ShopifyPrices.unitPaid(line(3, "1000.0", "333.34", "JPY"), false))
                .contains(Money.of("333", "JPY"));
        assertThat(ShopifyPrices.unitPaid(line(1, "1.2345", "2", "KWD"), false)).contains(Money.of("1.234", "KWD"));
    }

    @Test
    void noPriceIsNoPrice() {
        assertThat(ShopifyPrices.unitPaid(
                        Json.read(Hmac.utf8("{\"quantity\":1}")).orElseThrow(), false))
                .isEmpty();
    }

    private static JsonNode line(int quantity, String total, String unit, String currency, String... taxes) {
        String taxLines = String.join(
                ",",
                Arrays.stream(taxes)
                        .map(tax -> "{\"priceSet\": " + bag(tax, currency) + "}")
                        .toList());
        String json = """
                {"quantity": %d, "withCodeDiscountedTotalPriceSet": %s, "fulfillmentLineItem": {"lineItem": {
                  "quantity": 3, "discountedUnitPriceAfterAllDiscountsSet": %s, "taxLines": [%s]}}}""".formatted(quantity, bag(total, currency), bag(unit, currency), taxLines);
        return Json.read(Hmac.utf8(json)).orElseThrow();
    }

    private static String bag(String amount, String currency) {
        return "{\"presentmentMoney\": {\"amount\": \"%s\", \"currencyCode\": \"%s\"}}".formatted(amount, currency);
    }
}
