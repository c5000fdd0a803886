package io.backhaul.core.decision;

import io.backhaul.core.message.OperatorAction;
import io.backhaul.core.money.Money;
import io.backhaul.core.returns.Claim;
import io.backhaul.core.returns.CustomerMoney;
import io.backhaul.core.returns.Leg;
import io.backhaul.core.returns.ReturnCase;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

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
                .filter(leg -> claimed(c, leg))
                .flatMap(leg -> book(c, leg).stream())
                .toList();
    }

    /** Nothing is booked before he was asked, or has spoken himself: he may never be. */
    private static boolean claimed(ReturnCase c, Leg leg) {
        return leg.claim().told()
                || c.madeFor("asked:" + leg.supplier()).isPresent()
                || c.madeFor("claimed:" + leg.supplier()).isPresent();
    }

    /** Names the cost lines where there is more than the goods (row S85). */
    private static String parts(Claim claim) {
        return claim.lines().size() < 2
                ? ""
                : claim.lines().stream()
                        .map(l -> l.amount() + " "
                                + l.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '))
                        .collect(Collectors.joining(", ", " (", ")"));
    }

    private List<Decision> book(ReturnCase c, Leg leg) {
        Claim claim = leg.claim();
        if (claim.withdrawn() && !claim.credited().isPositive()) {
            return List.of();
        }
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
        boolean more = claim.expected() != null
                && !claim.withdrawn()
                && claim.expected().compareTo(settled) > 0;
        Money owed = more ? claim.expected() : settled;
        Money delta = owed.minus(claim.booked().minus(claim.cancelled()));
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
                leg.supplier() + " owes " + owed + " at cost" + parts(claim)
                        + (number == 0 ? "." : ", " + delta + " more than booked."),
                delta,
                List.of()));
    }
}
