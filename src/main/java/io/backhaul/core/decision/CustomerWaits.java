package io.backhaul.core.decision;

import io.backhaul.core.message.OperatorAction;
import io.backhaul.core.returns.CustomerMoney;
import io.backhaul.core.returns.Goods;
import io.backhaul.core.returns.Leg;
import io.backhaul.core.returns.ReturnCase;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** A customer who has waited three weeks (policy) is a chargeback waiting to happen: a person looks (row S192). */
final class CustomerWaits implements Rule {

    @Override
    public List<Decision> decide(ReturnCase c, Instant now) {
        boolean passed = c.facts().deadlinePassed(Deadlines.LATE_RETURN, null);
        if (!passed || !holds(c) || c.acknowledged("waits-too-long")) {
            return List.of();
        }
        String open = c.legs().stream()
                .filter(leg -> waits(c, leg))
                .map(leg -> leg.supplier() + " (goods " + leg.goods() + ", refund " + leg.customerMoney() + ")")
                .collect(Collectors.joining(", "));
        return List.of(decision(
                c,
                "waits-too-long",
                Decision.Outcome.TASK,
                null,
                "The customer has waited for more than " + c.terms().policy().waitAtMost()
                        + " and may turn to his bank: " + open + ". Speed it up or refund him."));
    }

    /** True while the customer of some leg may still expect money. */
    static boolean holds(ReturnCase c) {
        return !c.refused() && c.legs().stream().anyMatch(leg -> waits(c, leg));
    }

    private static boolean waits(ReturnCase c, Leg leg) {
        boolean nothingDue = leg.goods() == Goods.CANCELLED
                || leg.goods() == Goods.EXPIRED
                || leg.goods() == Goods.REPLACED
                || c.facts().decided(OperatorAction.DECLINE, leg.supplier());
        return leg.customerMoney() != CustomerMoney.PAID && !nothingDue;
    }
}
