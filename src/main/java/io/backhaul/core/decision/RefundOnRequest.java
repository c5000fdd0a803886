package io.backhaul.core.decision;

import io.backhaul.core.policy.RefundOn;
import io.backhaul.core.returns.ReturnCase;
import java.time.Instant;
import java.util.List;

/**
 * A merchant who refunds first pays as soon as the request is accepted (rows S70, S198, S203).
 */
final class RefundOnRequest implements Rule {

    @Override
    public List<Decision> decide(ReturnCase c, Instant now) {
        if (c.terms().policy().refundOn(c.request().order()) != RefundOn.REQUEST) {
            return List.of();
        }
        return c.legs().stream()
                .filter(leg -> leg.units(l -> Entitlement.ahead(c, leg, l, RefundOn.REQUEST)) > 0)
                .flatMap(leg -> Settlement.settle(this, c, leg, "The policy refunds first.").stream())
                .toList();
    }
}
