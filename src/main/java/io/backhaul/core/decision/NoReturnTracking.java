package io.backhaul.core.decision;

import io.backhaul.core.policy.RefundOn;
import io.backhaul.core.returns.Leg;
import io.backhaul.core.returns.LineState;
import io.backhaul.core.returns.ReturnCase;
import java.time.Instant;
import java.util.List;

/**
 * Where the refund hangs on the tracking number, nothing is paid without one, whatever else happened (row S31): a person looks
 * when the goods are there all the same.
 */
final class NoReturnTracking implements Rule {

    @Override
    public List<Decision> decide(ReturnCase c, Instant now) {
        return c.legs().stream()
                .filter(leg -> bars(c, leg) && leg.units(LineState::delivered) > 0)
                .filter(leg -> !c.facts().answeredByPerson(leg.supplier()))
                .filter(leg -> c.refundable(leg).isPositive())
                .map(leg -> decision(
                        c,
                        "no-return-tracking",
                        Decision.Outcome.REVIEW,
                        leg.supplier(),
                        leg.supplier() + " has the goods, but there is no return tracking number and the policy refunds"
                                + " nothing without one: enter the parcel at the store, or refund knowingly."))
                .toList();
    }

    /** True while the gate is closed for this leg. */
    static boolean bars(ReturnCase c, Leg leg) {
        return c.terms().policy().refundOn(c.request().order()) == RefundOn.TRACKING
                && leg.parcels().isEmpty();
    }
}
