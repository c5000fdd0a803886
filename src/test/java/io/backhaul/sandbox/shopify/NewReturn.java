package io.backhaul.sandbox.shopify;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.sandbox.kit.Refusal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The wish of {@code POST /sandbox/shopify/returns}, read and checked. */
record NewReturn(
        Store store,
        String orderName,
        List<Item> lines,
        List<Item> alsoOrdered,
        String currency,
        String reason,
        String note,
        int photos,
        int orderedDaysAgo,
        Integer deliveredDaysAgo,
        String gateway,
        String country,
        String salesChannel,
        int customerOrders,
        boolean exchange,
        boolean deliver,
        boolean lost) {

    /** Units of a product at a price; what the supplier takes for one is the cost. */
    record Item(String sku, int quantity, BigDecimal price, BigDecimal cost, String productClass) {

        static Item of(JsonNode line) {
            String sku = line.path("sku").asText("");
            int quantity = line.path("quantity").asInt(1);
            if (sku.isBlank() || quantity < 1) {
                throw new Refusal(400, "a line needs a sku and a quantity of at least 1: " + line);
            }
            BigDecimal price = amount(line, "price");
            BigDecimal cost = line.hasNonNull("cost") ? amount(line, "cost") : price;
            return new Item(
                    sku, quantity, price, cost, line.path("productClass").asText(""));
        }

        private static BigDecimal amount(JsonNode line, String field) {
            try {
                BigDecimal amount = new BigDecimal(line.path(field).asText(""));
                return amount.setScale(2).abs();
            } catch (ArithmeticException | NumberFormatException e) {
                throw new Refusal(400, field + " must be an amount with two decimals, such as \"49.90\": " + line);
            }
        }

        /** The supplier's code is the SKU's prefix. */
        String supplier() {
            int dash = sku.indexOf('-');
            return (dash < 0 ? sku : sku.substring(0, dash)).toLowerCase(Locale.ROOT);
        }
    }

    static NewReturn of(JsonNode wish) {
        String name = wish.path("orderName").asText("");
        List<Item> lines = items(wish.path("lines"));
        String reason = wish.path("reason").asText("DEFECTIVE").toUpperCase(Locale.ROOT);
        if (name.isBlank() || lines.isEmpty()) {
            throw new Refusal(400, "orderName and at least one of lines are needed");
        }
        if (!ReturnView.HANDLES.containsKey(reason)) {
            throw new Refusal(400, "unknown reason " + reason + "; known: " + ReturnView.HANDLES.keySet());
        }
        boolean arrived =
                !wish.has("deliveredDaysAgo") || !wish.get("deliveredDaysAgo").isNull();
        return new NewReturn(
                Store.of(wish.path("store").asText("demo")),
                name,
                lines,
                items(wish.path("alsoOrdered")),
                wish.path("currency").asText("USD"),
                reason,
                wish.path("note").asText(""),
                wish.path("photos").asInt(0),
                wish.path("orderedDaysAgo").asInt(10),
                arrived ? wish.path("deliveredDaysAgo").asInt(5) : null,
                wish.path("gateway").asText("stripe"),
                country(wish.path("country").asText("US")),
                wish.path("salesChannel").asText("web"),
                wish.path("customerOrders").asInt(1),
                wish.path("exchange").asBoolean(false),
                wish.path("deliver").asBoolean(true),
                wish.path("lost").asBoolean(false));
    }

    private static String country(String code) {
        if (!Set.of(Locale.getISOCountries()).contains(code)) {
            throw new Refusal(400, "unknown country " + code + "; write its ISO code, such as US");
        }
        return code;
    }

    private static List<Item> items(JsonNode lines) {
        List<Item> items = new ArrayList<>();
        lines.forEach(line -> items.add(Item.of(line)));
        return items;
    }
}
