package io.backhaul.core.decision;

import io.backhaul.core.message.Reason;
import io.backhaul.core.money.Money;
import io.backhaul.core.returns.Leg;
import io.backhaul.core.returns.LineState;
import io.backhaul.core.returns.ReturnCase;
import java.time.Instant;
import java.util.List;

/**
 * Damaged packaging and parcels that never arrived are claimed with the carrier, not the supplier (rows S11, S14); a person
 * files the claim. With the product intact nothing is refunded unless a person says so.
 */
final class ClaimCarrier implements Rule {

    @Override
    public List<Decision> decide(ReturnCase c, Instant now) {
        if (!c.has(Decision.Outcome.ACCEPTED) || c.refused()) {
            return List.of();
        }
        return c.legs().stream()
                .filter(leg -> leg.carriersMatter() && !c.carrierClaim(leg).filed())
                .filter(leg -> !c.acknowledged("claim-carrier:" + leg.supplier()))
                .map(leg ->
                        decision(c, "claim-carrier", Decision.Outcome.TASK, leg.supplier(), task(c, leg, amount(leg))))
                .toList();
    }

    private static String task(ReturnCase c, Leg leg, Money amount) {
        boolean packaging = c.request().reason() == Reason.PACKAGING_DAMAGED;
        return "Claim " + amount + " (" + (atCost(leg) ? "at cost" : "at the customer's price, the cost is unknown")
                + ") from the carrier of order " + c.request().order().orderName() + " with "
                + (packaging ? "photos of the packaging" : "the delivery scan he shows")
                + ", then enter his claim number; seen and settled if no claim is made.";
    }

    /** What is claimed: what the goods cost where that is known, else their price. */
    static Money amount(Leg leg) {
        return atCost(leg)
                ? leg.lines().stream()
                        .map(l -> l.line().unitCost().times(l.line().quantity()))
                        .reduce(Money::plus)
                        .orElseThrow()
                : leg.requestedValue();
    }

    private static boolean atCost(Leg leg) {
        return leg.lines().stream().map(LineState::line).noneMatch(l -> l.unitCost() == null)
                && leg.lines().stream()
                                .map(l -> l.line().unitCost().currency())
                                .distinct()
                                .count()
                        == 1;
    }
}
