package io.backhaul.core.decision;

import io.backhaul.core.message.Disposition;
import io.backhaul.core.returns.ReturnCase;
import java.time.Instant;
import java.util.List;

/**
 * The supplier reports units missing from the parcel: a person clears it with customer and carrier.
 */
final class GoodsMissing implements Rule {

    @Override
    public List<Decision> decide(ReturnCase c, Instant now) {
        return c.legs().stream()
                .filter(leg -> leg.units(Disposition.MISSING) > 0)
                .filter(leg -> !c.facts().answeredByPerson(leg.supplier()))
                .filter(leg -> c.refundable(leg).isPositive())
                .map(
                        leg -> decision(
                                c,
                                "missing",
                                Decision.Outcome.REVIEW,
                                leg.supplier(),
                                leg.supplier() + " reports " + leg.units(Disposition.MISSING)
                                        + " units missing from the parcel: refund them all the same, or decline with a reason."))
                .toList();
    }
}
