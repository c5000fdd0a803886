package io.backhaul.core.decision;

import io.backhaul.core.returns.ReturnCase;
import java.time.Instant;
import java.util.List;

/**
 * One rule of the house. It says what holds for the case as it is now; saying it again is harmless, because a decision is
 * stored once per key. A question (REVIEW, TASK) stays open exactly as long as its rule keeps returning it.
 */
public interface Rule {

    /** Decisions that hold now; empty when the rule has nothing to say. */
    List<Decision> decide(ReturnCase c, Instant now);

    /** Raised when the rule's meaning changes, so that old decisions say which rule made them. */
    default int version() {
        return 1;
    }

    default String name() {
        return getClass().getSimpleName();
    }

    /** A decision of this rule about one leg (supplier null: the whole case), without money. */
    default Decision decision(
            ReturnCase c,
            String subject,
            Decision.Outcome outcome,
            String supplier,
            String reason,
            Command... commands) {
        String key = supplier == null ? subject : subject + ":" + supplier;
        return new Decision(key, name(), version(), outcome, supplier, reason, null, List.of(commands));
    }
}
