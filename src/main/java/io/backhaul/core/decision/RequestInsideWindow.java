package io.backhaul.core.decision;

import io.backhaul.core.message.OperatorAction;
import io.backhaul.core.message.OperatorDecided;
import io.backhaul.core.returns.ReturnCase;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Inside the merchant's window the request is accepted at once (row S150); a person may accept any other.
 */
final class RequestInsideWindow implements Rule {

    @Override
    public List<Decision> decide(ReturnCase c, Instant now) {
        boolean inside = RequestWindow.inside(c) && !LateOrder.doubtful(c);
        OperatorDecided person = person(c);
        if (!inside && person == null || c.refused() || c.has(Decision.Outcome.ACCEPTED)) {
            return List.of();
        }
        String requested = "equested " + RequestWindow.describe(c) + ".";
        String reason = inside ? "R" + requested : "Accepted by " + person.by() + ": r" + requested;
        return List.of(decision(c, "accepted", Decision.Outcome.ACCEPTED, null, reason));
    }

    /** Who lets the customer keep the goods has accepted his request as well. */
    private static OperatorDecided person(ReturnCase c) {
        return Stream.of(OperatorAction.APPROVE, OperatorAction.KEEP_IT, OperatorAction.PARTIAL_REFUND)
                .flatMap(action -> c.facts().operator(action, null).stream())
                .findFirst()
                .orElse(null);
    }
}
