package io.backhaul.core.decision;

import io.backhaul.core.message.OperatorAction;
import io.backhaul.core.message.Resolution;
import io.backhaul.core.money.Money;
import io.backhaul.core.money.Sum;
import io.backhaul.core.policy.Offers;
import io.backhaul.core.returns.Leg;
import io.backhaul.core.returns.ReturnCase;
import java.util.ArrayList;
import java.util.List;

/**
 * What is due as credit at the store instead of money, with the bonus the merchant grants on top: goodwill outside the refund's
 * ceiling, with a cap of its own (rows S182, S183, conflict X10).
 */
final class StoreCredit {

    private StoreCredit() {}

    /** True when what is due for this leg is to be settled as store credit. */
    static boolean chosen(ReturnCase c, Leg leg) {
        return c.request().resolution() == Resolution.STORE_CREDIT
                || c.facts().decided(OperatorAction.STORE_CREDIT, leg.supplier());
    }

    /** The obligation under the key a refund would have, so that never both are due. */
    static List<Decision> settle(Rule rule, ReturnCase c, Leg leg, String obligation, String why, Sum sum) {
        Money due = sum.total();
        Money bonus = bonus(c, due);
        List<Decision> said = new ArrayList<>();
        if (bonus.isPositive()) {
            String onTop = c.terms().policy().offers().bonusPercent().toPlainString() + " % of " + due;
            said.add(decision(
                    rule,
                    "goodwill:" + obligation,
                    Decision.Outcome.GOODWILL,
                    leg,
                    bonus + " comes on top because the customer takes store credit: " + onTop + ", within its cap.",
                    Sum.of(onTop, bonus)));
        }
        String reason = why + " Due as store credit: " + due + " (" + sum + ").";
        said.add(decision(rule, obligation, Decision.Outcome.STORE_CREDIT_DUE, leg, reason, sum));
        return said;
    }

    private static Decision decision(Rule rule, String key, Decision.Outcome outcome, Leg leg, String reason, Sum sum) {
        return new Decision(
                key, rule.name(), rule.version(), outcome, leg.supplier(), reason, sum.total(), List.of(), sum);
    }

    /** Rounded down, and in all no more than the cap; without a cap there is none. */
    private static Money bonus(ReturnCase c, Money due) {
        Offers offers = c.terms().policy().offers();
        Money bonus = due.percent(offers.bonusPercent());
        Money cap = offers.bonusUpTo().get(due.currency());
        if (cap == null) {
            return bonus;
        }
        Money left = cap.minus(c.refunds().storeCredits().bonuses(due.currency()));
        return left.isPositive() ? bonus.min(left) : Money.zero(due.currency());
    }
}
