package io.backhaul.core.decision;

import io.backhaul.core.message.OperatorAction;
import io.backhaul.core.message.OperatorDecided;
import io.backhaul.core.money.Money;
import io.backhaul.core.returns.Leg;
import io.backhaul.core.returns.ReturnCase;
import java.time.Instant;
import java.util.List;

/**
 * Once a person has claimed the carrier, what he is to pay is booked: the third debtor of a return (N13, F46).
 */
final class CarrierOwes implements Rule {

    @Override
    public List<Decision> decide(ReturnCase c, Instant now) {
        return c.legs().stream()
                .filter(leg -> !c.carrierClaim(leg).filed())
                .flatMap(leg -> c.facts().operator(OperatorAction.CARRIER_CLAIMED, leg.supplier()).stream()
                        .limit(1)
                        .map(filed -> book(leg, filed)))
                .toList();
    }

    private Decision book(Leg leg, OperatorDecided filed) {
        boolean named = filed.amount() != null && filed.amount().isPositive();
        Money amount = named ? filed.amount() : ClaimCarrier.amount(leg);
        return new Decision(
                "carrier-claim:" + leg.supplier(),
                name(),
                version(),
                Decision.Outcome.CARRIER_CLAIM,
                leg.supplier(),
                filed.by() + " claimed " + amount + " from the carrier, claim " + filed.reference() + ".",
                amount,
                List.of());
    }
}
