package io.backhaul.core.decision;

import io.backhaul.core.returns.Leg;
import io.backhaul.core.returns.LineState;
import io.backhaul.core.returns.ReturnCase;
import io.backhaul.core.returns.SupplierMoney;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A supplier's no, by his word, by his policy or by his closed claim window, never becomes an automatic no to the customer: a
 * person decides who bears it (conflicts X7, X12, rows S2, S16, S32).
 */
final class SupplierDeclined implements Rule {

    @Override
    public List<Decision> decide(ReturnCase c, Instant now) {
        return c.legs().stream()
                .filter(leg -> leg.units(LineState::declined) > 0)
                .filter(leg -> leg.claim().told() || c.has(Decision.Outcome.ACCEPTED))
                .filter(leg -> !answered(c, leg))
                .map(leg -> decision(
                        c,
                        "supplier-declined",
                        Decision.Outcome.REVIEW,
                        leg.supplier(),
                        why(c, leg) + ": the merchant bears it. Refund the customer all the same, or decline with a"
                                + " reason."))
                .toList();
    }

    private static boolean answered(ReturnCase c, Leg leg) {
        return c.facts().answeredByPerson(leg.supplier()) || !c.refundable(leg).isPositive();
    }

    private static String why(ReturnCase c, Leg leg) {
        if (leg.supplierMoney() == SupplierMoney.EXPIRED) {
            return leg.supplier() + " had to be told by " + leg.claim().ends().words() + " and owes nothing for "
                    + describe(leg);
        }
        boolean byPolicy = leg.lines().stream()
                .filter(l -> l.declined() > 0)
                .noneMatch(l -> l.granted().accepts());
        return leg.supplier()
                + (byPolicy ? " takes nothing back as " + c.request().reason() + ", so not " : " declined ")
                + describe(leg);
    }

    private static String describe(Leg leg) {
        return leg.lines().stream()
                .filter(l -> l.declined() > 0)
                .map(l -> l.declined() + " x " + l.line().sku())
                .collect(Collectors.joining(", "));
    }
}
