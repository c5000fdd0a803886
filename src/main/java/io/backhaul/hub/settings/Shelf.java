package io.backhaul.hub.settings;

import java.util.HashSet;
import java.util.Map;

/**
 * Where a store's goods lie, and what it calls them: stores of one merchant may have other SKUs for the same goods (row S54).
 *
 * @param location gid of the location that returned goods are stocked at, or null: where they were sent from, or the only one
 * @param skuPrefix what this store puts before the merchant's SKU, or empty
 * @param skus the store's own SKU by the merchant's SKU, where it is another
 */
public record Shelf(String location, String skuPrefix, Map<String, String> skus) {

    /** A store with the merchant's own SKUs. */
    public static final Shelf PLAIN = new Shelf(null, "", Map.of());

    public Shelf {
        skus = Map.copyOf(skus);
        if (new HashSet<>(skus.values()).size() < skus.size()) {
            throw new IllegalArgumentException("two SKUs have the same name at the store: " + skus);
        }
    }

    /** What the store calls goods of this merchant's SKU. */
    public String here(String sku) {
        return skus.getOrDefault(sku, skuPrefix + sku);
    }

    /** The merchant's SKU of goods that the store calls so. */
    public String everywhere(String storeSku) {
        return skus.entrySet().stream()
                .filter(entry -> entry.getValue().equals(storeSku))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseGet(() -> storeSku.startsWith(skuPrefix) ? storeSku.substring(skuPrefix.length()) : storeSku);
    }
}
