package io.backhaul.partner.shopify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.core.money.Money;
import io.backhaul.partner.Hmac;
import io.backhaul.partner.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShopifyPricesTest {

    @ParameterizedTest(name = "{0} units, total {1}, unit {2}, after all discounts {3}: {4}")
    @CsvSource({
        "2, 99.80, 49.90, 49.90, 49.90",
        "1, 50.00, 50.00, 45.00, 45.00", // a discount on the order is in the last view only
        "1, 40.00, 50.00, 50.00, 40.00", // a code on the line is in the total
        "3, 20.00,  6.67,  6.67,  6.66", // three times 6.67 would be more than was paid
        "1,  0.0,   9.99,  9.99,  0.00",
    })
    void theLowestOfTheStoresThreeViewsWasPaid(int quantity, String total, String unit, String after, String paid) {
        assertThat(ShopifyPrices.unitPaid(line(quantity, total, unit, after, "USD")))
                .contains(Money.of(paid, "USD"));
    }

    @Test
    void keepsToTheDigitsOfTheCurrency() {
        assertThat(ShopifyPrices.unitPaid(line(3, "1000.0", "333.3", "333.34", "JPY")))
                .contains(Money.of("333", "JPY"));
        assertThat(ShopifyPrices.unitPaid(line(1, "1.2345", "2", "2", "KWD"))).contains(Money.of("1.234", "KWD"));
    }

    @Test
    void noPriceIsNoPrice() {
        assertThat(ShopifyPrices.unitPaid(
                        Json.read(Hmac.utf8("{\"quantity\":1}")).orElseThrow()))
                .isEmpty();
    }

    private static JsonNode line(int quantity, String total, String unit, String after, String currency) {
        String json = """
                {"quantity": %d, "withCodeDiscountedTotalPriceSet": %s, "fulfillmentLineItem": {"lineItem": {
                  "discountedUnitPriceSet": %s, "discountedUnitPriceAfterAllDiscountsSet": %s}}}""".formatted(quantity, bag(total, currency), bag(unit, currency), bag(after, currency));
        return Json.read(Hmac.utf8(json)).orElseThrow();
    }

    private static String bag(String amount, String currency) {
        return "{\"presentmentMoney\": {\"amount\": \"%s\", \"currencyCode\": \"%s\"}}".formatted(amount, currency);
    }
}
