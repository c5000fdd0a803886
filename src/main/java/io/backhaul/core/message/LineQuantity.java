package io.backhaul.core.message;

import java.util.Objects;

/** Some units of one SKU that a partner speaks about; quantity 0 means all of that line (the partner named no number). */
public record LineQuantity(String sku, int quantity) {

    public LineQuantity {
        Objects.requireNonNull(sku, "sku");
        if (quantity < 0) {
            throw new IllegalArgumentException(sku + " has quantity " + quantity);
        }
    }
}
