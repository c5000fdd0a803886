package io.backhaul.core.message;

import java.util.Objects;

/**
 * An order exists at a store: its payment and supplier orders are worth knowing before a return comes.
 *
 * @param envelope what every message carries
 * @param order the order as the store shows it
 */
public record OrderPlaced(Envelope envelope, OrderSnapshot order) implements ReturnMessage {

    public OrderPlaced {
        Objects.requireNonNull(envelope, "envelope");
        Objects.requireNonNull(order, "order");
    }
}
