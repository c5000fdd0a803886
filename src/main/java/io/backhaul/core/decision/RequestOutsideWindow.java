package io.backhaul.core.decision;

import io.backhaul.core.returns.ReturnCase;
import java.time.Instant;
import java.util.List;

/**
 * Outside the window a request is neither refused nor accepted by itself: a person looks (row S151, conflict X12).
 */
final class RequestOutsideWindow implements Rule {

    @Override
    public List<Decision> decide(ReturnCase c, Instant now) {
        boolean answered = c.has(Decision.Outcome.ACCEPTED) || c.refused();
        if (answered || RequestWindow.inside(c)) {
            return List.of();
        }
        return List.of(decision(
                c,
                "outside-window",
                Decision.Outcome.REVIEW,
                null,
                "Requested " + RequestWindow.describe(c) + ": approve or decline it."));
    }
}
