package io.backhaul.core.decision;

import io.backhaul.core.message.OperatorAction;
import io.backhaul.core.message.OperatorDecided;
import io.backhaul.core.money.Money;
import io.backhaul.core.returns.Leg;
import io.backhaul.core.returns.ReturnCase;
import java.time.Instant;
import java.util.List;

/**
 * A person gives up what the carrier still owes, with name and reason.
 */
final class CarrierWriteOff implements Rule {

    @Override
    public List<Decision> decide(ReturnCase c, Instant now) {
        return c.legs().stream()
                .filter(leg -> c.carrierClaim(leg).owes())
                .flatMap(leg -> c.facts().operator(OperatorAction.CARRIER_WRITE_OFF, leg.supplier()).stream()
                        .reduce((first, second) -> second)
                        .stream()
                        .map(order -> writeOff(leg, order, c.carrierClaim(leg).open())))
                .toList();
    }

    private Decision writeOff(Leg leg, OperatorDecided order, Money open) {
        return new Decision(
                "carrier-write-off:" + leg.supplier() + ":" + order.envelope().id(),
                name(),
                version(),
                Decision.Outcome.CARRIER_WRITTEN_OFF,
                leg.supplier(),
                open + " of the carrier's debt written off by " + order.by() + ".",
                open,
                List.of());
    }
}
