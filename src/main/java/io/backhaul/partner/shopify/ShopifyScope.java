package io.backhaul.partner.shopify;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** What the hub's app must be allowed to do at a store, and what for (Shopify facts 1.6). */
public enum ShopifyScope {
    READ_ORDERS("to read orders, payments and refunds, and to hear of them"),
    WRITE_ORDERS("to refund through the store, and to show return instructions with the order"),
    READ_RETURNS("to read returns, and to hear of them"),
    WRITE_RETURNS("to approve, decline, process and close returns"),
    READ_FULFILLMENTS("to read what was sent, and to hear of deliveries"),
    READ_INVENTORY("to read stock before it is raised"),
    WRITE_INVENTORY("to put returned goods back into stock"),
    READ_LOCATIONS("to know where stock lies"),
    READ_PRODUCTS("to know product types and vendors, which policies may name"),
    READ_ALL_ORDERS("to read orders older than 60 days: slow returns are common in dropshipping", false),
    READ_SHOPIFY_PAYMENTS_DISPUTES("to hear of chargebacks, where customers pay by Shopify Payments", false);

    private final String purpose;
    private final boolean needed;

    ShopifyScope(String purpose) {
        this(purpose, true);
    }

    ShopifyScope(String purpose, boolean needed) {
        this.purpose = purpose;
        this.needed = needed;
    }

    /** False when returns go on without it, and only some of them notice. */
    public boolean needed() {
        return needed;
    }

    /** As the store spells it. */
    public String handle() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What the hub needs it for; completes "The hub needs it". */
    public String purpose() {
        return purpose;
    }

    /** Those that are missing; who may write may read. */
    public static List<ShopifyScope> missing(Collection<String> granted) {
        return Arrays.stream(values()).filter(scope -> !scope.isIn(granted)).toList();
    }

    private boolean isIn(Collection<String> granted) {
        String write = handle().replaceFirst("^read_", "write_");
        return granted.contains(handle()) || granted.contains(write);
    }
}
