package io.backhaul.sandbox.shopify;

import io.backhaul.sandbox.kit.Ids;
import io.backhaul.sandbox.kit.Shelf;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What lies at the stores' locations. */
final class Stock {

    private static final String COLLECTION = "shopify-stock";
    private static final int FIRST = 100;

    /** A stocked product; each store gives it ids of its own. */
    record Item(
            String store,
            String sku,
            String itemId,
            String variantId,
            int available,
            BigDecimal price,
            BigDecimal cost,
            String currency,
            Instant createdAt,
            Instant updatedAt) {

        Item with(int quantity, Instant now) {
            return new Item(store, sku, itemId, variantId, quantity, price, cost, currency, createdAt, now);
        }
    }

    private final Shelf shelf;
    private final Clock clock;
    private final Notices notices;

    Stock(Shelf shelf, Clock clock, Notices notices) {
        this.shelf = shelf;
        this.clock = clock;
        this.notices = notices;
    }

    /** A hundred lie at every store as soon as somebody names the SKU. */
    void stockEverywhere(String sku, BigDecimal price, BigDecimal cost, String currency) {
        for (Store store : Store.ALL) {
            if (item(store, sku).isEmpty()) {
                Instant now = clock.instant();
                put(new Item(
                        store.code(),
                        sku,
                        Ids.gid("InventoryItem"),
                        Ids.gid("ProductVariant"),
                        FIRST,
                        price,
                        cost,
                        currency,
                        now,
                        now));
            }
        }
    }

    private void put(Item item) {
        shelf.put(COLLECTION, item.store() + " " + item.sku(), item);
    }

    Optional<Item> item(Store store, String sku) {
        return shelf.find(COLLECTION, store.code() + " " + sku, Item.class);
    }

    Optional<Item> byItemId(Store store, String id) {
        return of(store).stream().filter(item -> item.itemId().equals(id)).findFirst();
    }

    List<Item> of(Store store) {
        return shelf.all(COLLECTION, Item.class).stream()
                .filter(item -> item.store().equals(store.code()))
                .toList();
    }

    /** Changes what is available and tells the world; answers the new state. */
    Item add(Store store, String sku, int delta) {
        Item old = item(store, sku).orElseThrow();
        Item changed = old.with(old.available() + delta, clock.instant());
        put(changed);
        notices.stockChanged(store, changed);
        return changed;
    }
}
