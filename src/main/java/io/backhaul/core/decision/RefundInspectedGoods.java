package io.backhaul.core.decision;

import io.backhaul.core.returns.LineState;
import io.backhaul.core.returns.ReturnCase;
import java.time.Instant;
import java.util.List;

/**
 * The supplier's inspection triggers the refund (row S166), unless it contradicts the customer's reason.
 */
final class RefundInspectedGoods implements Rule {

    @Override
    public List<Decision> decide(ReturnCase c, Instant now) {
        return c.legs().stream()
                .filter(leg -> leg.units(LineState::acceptedByInspection) > 0 && !InspectionContradicts.holds(leg))
                .flatMap(leg -> Settlement.settle(this, c, leg, leg.supplier() + " inspected the goods.").stream())
                .toList();
    }
}
