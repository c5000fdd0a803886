package io.backhaul.core.decision;

import io.backhaul.core.message.OperatorAction;
import io.backhaul.core.message.OperatorDecided;
import io.backhaul.core.returns.Leg;
import io.backhaul.core.returns.ReturnCase;
import java.time.Instant;
import java.util.List;

/**
 * A person gives up what a supplier still owes, with name and reason (the only other way to zero).
 */
final class WriteOff implements Rule {

    @Override
    public List<Decision> decide(ReturnCase c, Instant now) {
        return c.legs().stream()
                .filter(leg -> leg.claim().open().isPositive())
                .filter(leg -> c.facts().decided(OperatorAction.WRITE_OFF, leg.supplier()))
                .map(leg -> writeOff(c, leg))
                .toList();
    }

    private Decision writeOff(ReturnCase c, Leg leg) {
        List<OperatorDecided> orders = c.facts().operator(OperatorAction.WRITE_OFF, leg.supplier());
        OperatorDecided by = orders.get(orders.size() - 1);
        return new Decision(
                "write-off:" + leg.supplier() + ":" + by.envelope().id(),
                name(),
                version(),
                Decision.Outcome.WRITTEN_OFF,
                leg.supplier(),
                leg.claim().open() + " written off by " + by.by() + ".",
                leg.claim().open(),
                List.of());
    }
}
