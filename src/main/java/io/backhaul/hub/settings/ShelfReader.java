package io.backhaul.hub.settings;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;

/** Reads where a store's goods lie, and what it calls them. */
final class ShelfReader {

    private static final String LOCATION = "gid://shopify/Location/";

    private ShelfReader() {}

    static Shelf read(Section store) {
        String location = store.optional("location", store::text);
        Map<String, String> skus = new HashMap<>();
        if (store.has("skus")) {
            Section names = store.section("skus");
            names.keys().forEach(sku -> skus.put(sku, names.text(sku)));
            names.end();
        }
        if (new HashSet<>(skus.values()).size() < skus.size()) {
            store.wrong("skus", "names two SKUs alike, so goods that come back could not be told apart");
            skus.clear();
        }
        return new Shelf(gid(store, location), store.has("skuPrefix") ? store.text("skuPrefix") : "", skus);
    }

    /** The number that the address of the location's page in the admin ends with, or its whole id. */
    private static String gid(Section store, String location) {
        if (location == null || location.matches(LOCATION + "\\d+")) {
            return location;
        }
        if (!location.matches("\\d+")) {
            store.wrong("location", "must be the location's number at the store, not " + location);
        }
        return LOCATION + location;
    }
}
