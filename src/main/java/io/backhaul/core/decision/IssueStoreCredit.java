package io.backhaul.core.decision;

import io.backhaul.core.money.Money;
import io.backhaul.core.returns.ReturnCase;
import java.time.Instant;
import java.util.List;

/**
 * Store credit that is due is a task with its exact amounts; the person enters its reference (rows S182, S183).
 */
final class IssueStoreCredit implements Rule {

    @Override
    public List<Decision> decide(ReturnCase c, Instant now) {
        return c.legs().stream()
                .flatMap(leg -> c.refunds().storeCredits().open(leg.supplier()).stream())
                .map(due -> decision(
                        c,
                        "issue-store-credit/" + due.key(),
                        Decision.Outcome.TASK,
                        due.supplier(),
                        "Issue store credit of " + amounts(c, due) + " to the customer of "
                                + c.request().order().orderName() + " and enter its reference; do it once."))
                .toList();
    }

    private static String amounts(ReturnCase c, Decision due) {
        Money bonus = c.refunds().storeCredits().bonus(due);
        return bonus.isZero()
                ? due.amount().toString()
                : due.amount().plus(bonus) + " (" + due.amount() + " due and " + bonus + " bonus)";
    }
}
