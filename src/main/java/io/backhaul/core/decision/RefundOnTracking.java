package io.backhaul.core.decision;

import io.backhaul.core.policy.RefundOn;
import io.backhaul.core.returns.ReturnCase;
import java.time.Instant;
import java.util.List;

/**
 * A merchant may refund once the parcel is on its way with a tracking number, and never without one (rows S28, S31).
 */
final class RefundOnTracking implements Rule {

    @Override
    public List<Decision> decide(ReturnCase c, Instant now) {
        if (c.terms().policy().refundOn(c.request().order()) != RefundOn.TRACKING) {
            return List.of();
        }
        return c.legs().stream()
                .filter(leg -> leg.units(l -> Entitlement.ahead(c, leg, l, RefundOn.TRACKING)) > 0)
                .flatMap(leg ->
                        Settlement.settle(this, c, leg, "The parcel to " + leg.supplier() + " is on its way.").stream())
                .toList();
    }
}
