package io.backhaul.core.decision;

import io.backhaul.core.returns.Leg;
import io.backhaul.core.returns.ReturnCase;
import java.time.Instant;
import java.util.List;

/**
 * Two sources of equal rank contradict each other about a line: a person decides, nothing moves.
 */
final class SourcesContradict implements Rule {

    @Override
    public List<Decision> decide(ReturnCase c, Instant now) {
        return c.legs().stream()
                .filter(Leg::conflicting)
                .map(leg -> decision(
                        c,
                        "conflicting-answers",
                        Decision.Outcome.REVIEW,
                        leg.supplier(),
                        "Two sources say different things about the return to " + leg.supplier()
                                + ": enter the answer that holds."))
                .toList();
    }
}
