package io.backhaul.core.decision;

import io.backhaul.core.returns.CaseStatus;
import io.backhaul.core.returns.Made;
import io.backhaul.core.returns.ReturnCase;
import java.time.Instant;
import java.util.List;

/**
 * The case is closed when the goods are done and every obligation is zero or written off; a later fact re-opens it
 * (rows S169, N2).
 */
final class CloseWhenNothingIsOwed implements Rule {

    @Override
    public List<Decision> decide(ReturnCase c, Instant now) {
        if (!CaseStatus.isFinished(c)) {
            return List.of();
        }
        return List.of(decision(
                c,
                "closed/"
                        + c.made().stream()
                                .filter(CloseWhenNothingIsOwed::countsForClosing)
                                .count(),
                Decision.Outcome.CLOSED,
                null,
                "Goods, customer and supplier are settled: nothing is owed by anybody."));
    }

    /** Money decided after a closing makes the next closing a decision of its own. */
    private static boolean countsForClosing(Made m) {
        return m.decision().amount() != null;
    }
}
