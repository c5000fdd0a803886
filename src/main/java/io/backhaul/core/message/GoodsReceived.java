package io.backhaul.core.message;

import java.util.List;
import java.util.Objects;

/**
 * The supplier says the goods arrived, before or without inspecting them.
 *
 * @param envelope what every message carries
 * @param supplier who received them
 * @param lines which lines; empty means all of his lines
 */
public record GoodsReceived(Envelope envelope, String supplier, List<LineQuantity> lines) implements ReturnMessage {

    public GoodsReceived {
        Objects.requireNonNull(envelope, "envelope");
        lines = lines == null ? List.of() : List.copyOf(lines);
        Objects.requireNonNull(supplier, "supplier");
    }
}
