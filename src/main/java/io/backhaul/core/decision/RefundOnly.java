package io.backhaul.core.decision;

import io.backhaul.core.message.Resolution;
import io.backhaul.core.returns.Leg;
import io.backhaul.core.returns.ReturnCase;
import java.time.Instant;
import java.util.List;

/**
 * Who asks for money only, inside the window, sends nothing back; the supplier is claimed all the same (rows S65, S70).
 */
final class RefundOnly implements Rule {

    @Override
    public List<Decision> decide(ReturnCase c, Instant now) {
        if (c.request().resolution() != Resolution.REFUND_ONLY || !c.has(Decision.Outcome.ACCEPTED)) {
            return List.of();
        }
        return c.legs().stream()
                .filter(leg -> !leg.carriersMatter() && !c.keeps(leg.supplier()))
                .filter(RefundOnly::untouched)
                .map(leg -> decision(
                        c,
                        "refund-only",
                        Decision.Outcome.KEEP,
                        leg.supplier(),
                        "The customer wants money only: nothing goes back to " + leg.supplier() + "."))
                .toList();
    }

    private static boolean untouched(Leg leg) {
        return leg.units(l -> l.shipped()) == 0;
    }
}
