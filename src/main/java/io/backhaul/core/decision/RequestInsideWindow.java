package io.backhaul.core.decision;

import io.backhaul.core.message.OperatorAction;
import io.backhaul.core.returns.ReturnCase;
import java.time.Instant;
import java.util.List;

/**
 * Inside the merchant's window the request is accepted at once (row S150); a person may accept any other.
 */
final class RequestInsideWindow implements Rule {

    @Override
    public List<Decision> decide(ReturnCase c, Instant now) {
        boolean inside = RequestWindow.inside(c) && !LateOrder.doubtful(c);
        boolean byPerson = c.facts().decided(OperatorAction.APPROVE, null);
        if (!inside && !byPerson || c.refused() || c.has(Decision.Outcome.ACCEPTED)) {
            return List.of();
        }
        String reason = inside
                ? "Requested " + RequestWindow.describe(c) + "."
                : "Accepted by "
                        + c.facts()
                                .operator(OperatorAction.APPROVE, null)
                                .get(0)
                                .by() + ": requested " + RequestWindow.describe(c) + ".";
        return List.of(decision(c, "accepted", Decision.Outcome.ACCEPTED, null, reason));
    }
}
