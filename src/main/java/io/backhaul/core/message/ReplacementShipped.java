package io.backhaul.core.message;

import java.util.List;
import java.util.Objects;

/**
 * The supplier ships the goods again instead of crediting them (rows S10, S29).
 *
 * @param envelope what every message carries
 * @param supplier who ships
 * @param lines which lines; empty means all of his lines
 * @param trackingNumber carrier's number of the parcel to the customer, or null
 */
public record ReplacementShipped(Envelope envelope, String supplier, List<LineQuantity> lines, String trackingNumber)
        implements ReturnMessage {

    public ReplacementShipped {
        Objects.requireNonNull(envelope, "envelope");
        lines = lines == null ? List.of() : List.copyOf(lines);
        Objects.requireNonNull(supplier, "supplier");
    }
}
