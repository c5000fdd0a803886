package io.backhaul.core.message;

import java.util.List;
import java.util.Objects;

/**
 * The supplier inspected returned goods (rows S165, S166).
 *
 * @param envelope what every message carries
 * @param supplier who inspected
 * @param lines which lines; empty means all of his lines
 * @param disposition what becomes of the goods
 * @param finding whether the inspection bears out the customer's reason
 */
public record InspectionReported(
        Envelope envelope, String supplier, List<LineQuantity> lines, Disposition disposition, Finding finding)
        implements ReturnMessage {

    public InspectionReported {
        Objects.requireNonNull(envelope, "envelope");
        lines = lines == null ? List.of() : List.copyOf(lines);
        Objects.requireNonNull(supplier, "supplier");
    }
}
