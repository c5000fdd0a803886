package io.backhaul.core.returns;

import io.backhaul.core.message.Line;
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

    /** Units of this line in the parcel; a SKU on several lines is counted once, see {@link Facts#covers}. */
    int units(Line line, int before) {
        return Facts.covers(lines, line, before);
    }
}
