package io.backhaul.core.decision;

import io.backhaul.core.policy.RefundOn;
import io.backhaul.core.returns.ReturnCase;
import java.time.Instant;
import java.util.List;

/**
 * A merchant may refund as soon as the supplier takes the goods back (conflict X2).
 */
final class RefundOnAuthorization implements Rule {

    @Override
    public List<Decision> decide(ReturnCase c, Instant now) {
        if (c.terms().policy().refundOn(c.request().order()) != RefundOn.AUTHORIZATION) {
            return List.of();
        }
        return c.legs().stream()
                .filter(leg -> leg.units(l -> Entitlement.ahead(c, leg, l, RefundOn.AUTHORIZATION)) > 0)
                .flatMap(leg -> Settlement.settle(this, c, leg, leg.supplier() + " takes the goods back.").stream())
                .toList();
    }
}
