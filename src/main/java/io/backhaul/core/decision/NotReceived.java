package io.backhaul.core.decision;

import io.backhaul.core.message.Reason;
import io.backhaul.core.returns.ReturnCase;
import java.time.Instant;
import java.util.List;

/**
 * Tracking says delivered, the customer says no: the supplier counts it as delivered (row S16), but that binds the merchant and
 * never the customer (conflicts X4, X7), so a person decides; the carrier is claimed either way (row S14).
 */
final class NotReceived implements Rule {

    @Override
    public List<Decision> decide(ReturnCase c, Instant now) {
        if (c.request().reason() != Reason.NOT_RECEIVED || !c.has(Decision.Outcome.ACCEPTED) || c.refused()) {
            return List.of();
        }
        return c.legs().stream()
                .filter(leg -> leg.carriersMatter() && !c.facts().answeredByPerson(leg.supplier()))
                .filter(leg -> c.refundable(leg).isPositive())
                .map(leg -> decision(
                        c,
                        "not-received",
                        Decision.Outcome.REVIEW,
                        leg.supplier(),
                        "The customer says the goods of " + leg.supplier() + " never came (" + leg.requestedValue()
                                + "): refund him, or decline with a reason; the carrier is claimed separately."))
                .toList();
    }
}
