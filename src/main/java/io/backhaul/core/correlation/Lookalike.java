package io.backhaul.core.correlation;

import java.util.List;
import java.util.UUID;

/**
 * A case a message may belong to, with everything that speaks for and against it.
 *
 * @param caseId the case
 * @param orderName its order
 * @param score 0 to 100; it orders candidates for a person and never decides by itself (row N6)
 * @param evidence what the score is made of
 */
public record Lookalike(UUID caseId, String orderName, int score, List<Evidence> evidence) {

    public Lookalike {
        evidence = List.copyOf(evidence);
    }
}
