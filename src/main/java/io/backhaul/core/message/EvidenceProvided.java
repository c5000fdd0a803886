package io.backhaul.core.message;

import java.util.List;
import java.util.Objects;

/**
 * More evidence for a return arrived (rows S7, S22, S97).
 *
 * @param envelope what every message carries
 * @param evidence the files, kept unchanged
 */
public record EvidenceProvided(Envelope envelope, List<Evidence> evidence) implements ReturnMessage {

    public EvidenceProvided {
        Objects.requireNonNull(envelope, "envelope");
        evidence = evidence == null ? List.of() : List.copyOf(evidence);
    }
}
