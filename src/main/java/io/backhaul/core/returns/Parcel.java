package io.backhaul.core.returns;

import io.backhaul.core.message.LineQuantity;
import io.backhaul.core.message.ParcelStatus;
import java.time.Instant;
import java.util.List;

/**
 * A return parcel.
 *
 * @param trackingNumber carrier's number, upper case
 * @param carrier carrier name, or null
 * @param source who told us of it
 * @param lines what is in it; empty means all lines of the return
 * @param status its most advanced known status
 * @param deliveredAt when it reached the supplier (UTC), or null
 */
public record Parcel(
        String trackingNumber,
        String carrier,
        String source,
        List<LineQuantity> lines,
        ParcelStatus status,
        Instant deliveredAt) {

    public Parcel {
        lines = List.copyOf(lines);
    }

    /** Units of this SKU in the parcel, at most the given number. */
    int units(String sku, int atMost) {
        if (lines.isEmpty()) {
            return atMost;
        }
        return lines.stream()
                .filter(l -> l.sku().equals(sku))
                .mapToInt(l -> l.quantity() == 0 ? atMost : Math.min(atMost, l.quantity()))
                .findFirst()
                .orElse(0);
    }
}
