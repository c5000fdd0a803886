package io.backhaul.core.decision;

import io.backhaul.core.policy.RefundOn;
import io.backhaul.core.returns.ReturnCase;
import java.time.Instant;
import java.util.List;

/**
 * A merchant may refund once the supplier has the goods (row S28).
 */
final class RefundOnReceipt implements Rule {

    @Override
    public List<Decision> decide(ReturnCase c, Instant now) {
        if (c.terms().policy().refundOn(c.request().order()) != RefundOn.RECEIPT) {
            return List.of();
        }
        return c.legs().stream()
                .filter(leg -> leg.units(l -> Entitlement.ahead(c, leg, l, RefundOn.RECEIPT)) > 0)
                .flatMap(leg -> Settlement.settle(this, c, leg, leg.supplier() + " has the goods.").stream())
                .toList();
    }
}
