package io.backhaul.core.decision;

import io.backhaul.core.returns.Leg;
import io.backhaul.core.returns.ReturnCase;
import java.time.Instant;
import java.util.List;

/**
 * Seven days (policy) after delivery without an inspection the customer is refunded and the supplier pursued
 * separately (row S193).
 */
final class RefundAfterSilence implements Rule {

    @Override
    public List<Decision> decide(ReturnCase c, Instant now) {
        return c.legs().stream()
                .filter(Leg::silent)
                .flatMap(leg -> Settlement.settle(
                        this,
                        c,
                        leg,
                        "No inspection within " + c.terms().policy().silentAfterDelivery()
                                + ": the customer does not wait longer, the supplier is pursued separately.")
                        .stream())
                .toList();
    }
}
