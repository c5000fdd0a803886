package io.backhaul.core.message;

import java.util.Objects;

/**
 * The customer wants the order or return cancelled before shipment (rows S213 to S216).
 *
 * @param envelope what every message carries
 * @param reasonText why
 */
public record CancellationRequested(Envelope envelope, String reasonText) implements ReturnMessage {

    public CancellationRequested {
        Objects.requireNonNull(envelope, "envelope");
    }
}
