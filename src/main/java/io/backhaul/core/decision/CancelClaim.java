package io.backhaul.core.decision;

import io.backhaul.core.message.OperatorAction;
import io.backhaul.core.message.OperatorDecided;
import io.backhaul.core.returns.Leg;
import io.backhaul.core.returns.ReturnCase;
import java.time.Instant;
import java.util.List;

/** A person takes back a claim of which nothing has been credited: the receivable is reversed, with name and reason (row S88). */
final class CancelClaim implements Rule {

    @Override
    public List<Decision> decide(ReturnCase c, Instant now) {
        return c.legs().stream()
                .filter(leg -> leg.claim().withdrawn())
                .filter(leg -> leg.claim().open().isPositive()
                        && leg.claim().credited().isZero())
                .map(leg -> cancel(c, leg))
                .toList();
    }

    private Decision cancel(ReturnCase c, Leg leg) {
        List<OperatorDecided> orders = c.facts().operator(OperatorAction.CLAIM_CANCELLED, leg.supplier());
        OperatorDecided by = orders.get(orders.size() - 1);
        return new Decision(
                "claim-cancelled:" + leg.supplier() + ":" + by.envelope().id(),
                name(),
                version(),
                Decision.Outcome.CLAIM_CANCELLED,
                leg.supplier(),
                "The claim of " + leg.claim().open() + " was taken back by " + by.by() + ": " + by.note() + ".",
                leg.claim().open(),
                List.of());
    }
}
