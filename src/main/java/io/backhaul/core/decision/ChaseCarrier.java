package io.backhaul.core.decision;

import io.backhaul.core.returns.CarrierClaim;
import io.backhaul.core.returns.Leg;
import io.backhaul.core.returns.ReturnCase;
import java.time.Instant;
import java.util.List;

/**
 * A claim on the carrier is followed to its end: his payments are entered as they come, a refusal goes to a person (F46).
 */
final class ChaseCarrier implements Rule {

    @Override
    public List<Decision> decide(ReturnCase c, Instant now) {
        return c.legs().stream()
                .filter(leg -> c.carrierClaim(leg).owes())
                .map(leg -> chase(c, leg, c.carrierClaim(leg)))
                .toList();
    }

    private Decision chase(ReturnCase c, Leg leg, CarrierClaim claim) {
        if (claim.declined()) {
            return decision(
                    c,
                    "carrier-declined",
                    Decision.Outcome.REVIEW,
                    leg.supplier(),
                    "The carrier refuses to pay " + claim.open()
                            + ": pursue him and enter what he pays, or write it off.");
        }
        return decision(
                c,
                "chase-carrier",
                Decision.Outcome.TASK,
                leg.supplier(),
                "The carrier owes " + claim.open() + " of " + claim.booked()
                        + ": enter each payment with its reference, or that he refuses.");
    }
}
