package io.backhaul.core.message;

import java.util.Objects;

/**
 * The answer to a cancellation, or the store's word that the return is cancelled (row S215).
 *
 * @param envelope what every message carries
 * @param accepted true when cancelled
 * @param reasonText why
 */
public record CancellationAnswered(Envelope envelope, boolean accepted, String reasonText) implements ReturnMessage {

    public CancellationAnswered {
        Objects.requireNonNull(envelope, "envelope");
    }
}
