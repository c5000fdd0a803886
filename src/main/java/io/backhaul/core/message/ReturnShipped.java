package io.backhaul.core.message;

import java.util.List;
import java.util.Objects;

/**
 * The customer handed the return parcel to a carrier (row S26).
 *
 * @param envelope what every message carries
 * @param trackingNumber carrier tracking number
 * @param carrier carrier name, or null
 * @param lines what is in the parcel; empty means everything not yet shipped
 */
public record ReturnShipped(Envelope envelope, String trackingNumber, String carrier, List<LineQuantity> lines)
        implements ReturnMessage {

    public ReturnShipped {
        Objects.requireNonNull(envelope, "envelope");
        lines = lines == null ? List.of() : List.copyOf(lines);
        Objects.requireNonNull(trackingNumber, "trackingNumber");
    }
}
