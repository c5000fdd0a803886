package io.backhaul.core.decision;

import io.backhaul.core.returns.Leg;
import io.backhaul.core.returns.LineState;
import io.backhaul.core.returns.ReturnCase;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A supplier's no never becomes an automatic no to the customer (conflict X7): a person decides who bears it.
 */
final class SupplierDeclined implements Rule {

    @Override
    public List<Decision> decide(ReturnCase c, Instant now) {
        return c.legs().stream()
                .filter(leg -> leg.units(LineState::declined) > 0)
                .filter(leg -> !answered(c, leg))
                .map(leg -> decision(
                        c,
                        "supplier-declined",
                        Decision.Outcome.REVIEW,
                        leg.supplier(),
                        leg.supplier() + " declined " + describe(leg)
                                + ": refund the customer all the same, or decline with a reason."))
                .toList();
    }

    private static boolean answered(ReturnCase c, Leg leg) {
        return c.answeredByPerson(leg.supplier()) || !c.refundable(leg).isPositive();
    }

    private static String describe(Leg leg) {
        return leg.lines().stream()
                .filter(l -> l.declined() > 0)
                .map(l -> l.declined() + " x " + l.line().sku())
                .collect(Collectors.joining(", "));
    }
}
