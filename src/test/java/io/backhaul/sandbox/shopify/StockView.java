package io.backhaul.sandbox.shopify;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** Products, what they cost and what lies where. */
final class StockView {

    private static final Instant OPENED = Instant.parse("2024-01-01T00:00:00Z");

    private final StoreViews views;

    StockView(StoreViews views) {
        this.views = views;
    }

    /** The variant of an order line; its cost is what this order's goods cost. */
    View variant(ShopOrder order, ShopOrder.Line line) {
        return views.allStock
                .item(views.store, line.sku)
                .map(item -> variant(item, View.amount(line.cost, order.currency)))
                .orElse(null);
    }

    View variant(Stock.Item item) {
        return variant(item, cost(item));
    }

    private View variant(Stock.Item item, View cost) {
        return new View("ProductVariant")
                .with("id", item.variantId())
                .with("legacyResourceId", Bodies.number(item.variantId()))
                .with("sku", item.sku())
                .with("title", item.sku())
                .with("displayName", item.sku())
                .with("price", item.price().toPlainString())
                .with("availableForSale", true)
                .with("inventoryQuantity", item.available())
                .with("createdAt", item.createdAt())
                .with("updatedAt", item.updatedAt())
                .lazy("inventoryItem", () -> item(item, cost));
    }

    View item(Stock.Item item) {
        return item(item, cost(item));
    }

    private static View cost(Stock.Item item) {
        return View.amount(item.cost() == null ? BigDecimal.ZERO : item.cost(), item.currency());
    }

    private View item(Stock.Item item, View cost) {
        return new View("InventoryItem")
                .with("id", item.itemId())
                .with("legacyResourceId", Bodies.number(item.itemId()))
                .with("sku", item.sku())
                .with("tracked", true)
                .with("requiresShipping", true)
                .with("duplicateSkuCount", 0)
                .with("unitCost", cost)
                .with("createdAt", item.createdAt())
                .with("updatedAt", item.updatedAt())
                .lazy("variant", () -> variant(item, cost))
                .asked(
                        "inventoryLevel",
                        env -> views.store.location().equals(env.getArgument("locationId")) ? level(item) : null)
                .lazy("inventoryLevels", () -> List.of(level(item)));
    }

    private View level(Stock.Item item) {
        return new View("InventoryLevel")
                .with("id", levelId(views.store, item))
                .with("isActive", true)
                .with("canDeactivate", false)
                .with("createdAt", item.createdAt())
                .with("updatedAt", item.updatedAt())
                .lazy("item", () -> item(item))
                .lazy("location", this::location)
                .asked(
                        "quantities",
                        env -> env.<List<String>>getArgument("names").stream()
                                .map(name -> quantity(item, name))
                                .toList());
    }

    private static View quantity(Stock.Item item, String name) {
        boolean sellable = name.equals("available") || name.equals("on_hand");
        return new View("InventoryQuantity")
                .with("id", "gid://shopify/InventoryQuantity/" + Bodies.number(item.itemId()) + "?name=" + name)
                .with("name", name)
                .with("quantity", sellable ? item.available() : 0)
                .with("updatedAt", item.updatedAt());
    }

    View location() {
        return new View("Location")
                .with("id", views.store.location())
                .with("legacyResourceId", Bodies.number(views.store.location()))
                .with("name", views.store.locationName())
                .with("isActive", true)
                .with("fulfillsOnlineOrders", true)
                .with("hasActiveInventory", true)
                .with("shipsInventory", true)
                .with("createdAt", OPENED)
                .with("updatedAt", OPENED)
                .asked(
                        "inventoryLevel",
                        env -> views.allStock
                                .byItemId(views.store, env.getArgument("inventoryItemId"))
                                .map(this::level)
                                .orElse(null));
    }

    static String levelId(Store store, Stock.Item item) {
        long number = Bodies.number(store.location());
        return "gid://shopify/InventoryLevel/" + number + "?inventory_item_id=" + Bodies.number(item.itemId());
    }
}
