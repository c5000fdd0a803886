package io.backhaul.core.decision;

import io.backhaul.core.message.Finding;
import io.backhaul.core.returns.Leg;
import io.backhaul.core.returns.ReturnCase;
import java.time.Instant;
import java.util.List;

/**
 * The inspection contradicts the customer's reason: a person decides, never an automatic no (conflict X7).
 */
final class InspectionContradicts implements Rule {

    @Override
    public List<Decision> decide(ReturnCase c, Instant now) {
        return c.legs().stream()
                .filter(InspectionContradicts::holds)
                .filter(leg -> !c.facts().answeredByPerson(leg.supplier()))
                .filter(leg -> c.refundable(leg).isPositive())
                .map(leg -> decision(
                        c,
                        "inspection-contradicts",
                        Decision.Outcome.REVIEW,
                        leg.supplier(),
                        leg.supplier() + " inspected the goods and contradicts the reason "
                                + c.request().reason()
                                + ": refund the customer all the same, or decline with a reason."))
                .toList();
    }

    static boolean holds(Leg leg) {
        return leg.finding() == Finding.CONTRADICTED;
    }
}
