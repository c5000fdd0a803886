package io.backhaul.core.message;

import java.util.List;
import java.util.Objects;

/**
 * The supplier does not take goods back, with his reason (rows S83, S94).
 *
 * @param envelope what every message carries
 * @param supplier who declines
 * @param lines which lines; empty means all of his lines
 * @param reasonText why, in his words or his code's meaning
 */
public record ReturnDeclined(Envelope envelope, String supplier, List<LineQuantity> lines, String reasonText)
        implements ReturnMessage {

    public ReturnDeclined {
        Objects.requireNonNull(envelope, "envelope");
        lines = lines == null ? List.of() : List.copyOf(lines);
        Objects.requireNonNull(supplier, "supplier");
    }
}
