package io.backhaul.core.correlation;

import io.backhaul.core.message.Reference;
import java.util.List;
import java.util.UUID;

/** Where a message belongs. */
public sealed interface Match {

    /** It opens a case of its own. */
    record Opens() implements Match {}

    /** It belongs to this case. */
    record Belongs(UUID caseId) implements Match {}

    /** It is well-formed, but no case has any of these keys yet: it waits and is matched when one comes. */
    record Waits(List<Reference> keys) implements Match {
        public Waits {
            keys = List.copyOf(keys);
        }
    }

    /** Several cases fit equally well, or its keys contradict each other: a person chooses, nothing is guessed. */
    record Ambiguous(String reason, List<Candidate> candidates) implements Match {
        public Ambiguous {
            candidates = List.copyOf(candidates);
        }
    }

    /** Recognised, and none of our business. */
    record Ignored(String reason) implements Match {}
}
