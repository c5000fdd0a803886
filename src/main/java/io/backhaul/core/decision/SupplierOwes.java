package io.backhaul.core.decision;

import io.backhaul.core.message.OperatorAction;
import io.backhaul.core.money.Money;
import io.backhaul.core.returns.Claim;
import io.backhaul.core.returns.CustomerMoney;
import io.backhaul.core.returns.Leg;
import io.backhaul.core.returns.ReturnCase;
import java.time.Instant;
import java.util.List;

/**
 * Once the customer is to be paid, or the supplier credits, what he owes is booked: his cost, never the consumer's
 * price (rows S43, S167).
 */
final class SupplierOwes implements Rule {

    @Override
    public List<Decision> decide(ReturnCase c, Instant now) {
        return c.legs().stream()
                .filter(leg -> c.refunds().due(leg.supplier()) != null
                        || leg.customerMoney() == CustomerMoney.PAID
                        || leg.claim().credited().isPositive())
                .flatMap(leg -> book(c, leg).stream())
                .toList();
    }

    private List<Decision> book(ReturnCase c, Leg leg) {
        Claim claim = leg.claim();
        if (claim.expected() == null && !claim.credited().isPositive()) {
            if (c.facts().decided(OperatorAction.WRITE_OFF, leg.supplier())) {
                return List.of();
            }
            return List.of(decision(
                    c,
                    "cost-unknown",
                    Decision.Outcome.TASK,
                    leg.supplier(),
                    "What " + leg.supplier() + " charged for these goods is unknown, so his debt is too:"
                            + " enter the credit he owes when he pays it, or write it off."));
        }
        Money settled = claim.credited().plus(claim.writtenOff());
        Money owed = claim.expected() == null || claim.expected().compareTo(settled) < 0 ? settled : claim.expected();
        Money delta = owed.minus(claim.booked());
        if (!delta.isPositive()) {
            return List.of();
        }
        long number = c.made().stream()
                .filter(m -> m.decision().outcome() == Decision.Outcome.CLAIM)
                .filter(m -> leg.supplier().equals(m.decision().supplier()))
                .count();
        String key = "claim:" + leg.supplier() + (number == 0 ? "" : ":" + (number + 1));
        return List.of(new Decision(
                key,
                name(),
                version(),
                Decision.Outcome.CLAIM,
                leg.supplier(),
                leg.supplier() + " owes " + owed + " at cost"
                        + (number == 0 ? "." : ", " + delta + " more than booked."),
                delta,
                List.of()));
    }
}
