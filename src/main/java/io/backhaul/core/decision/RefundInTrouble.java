package io.backhaul.core.decision;

import io.backhaul.core.returns.CustomerMoney;
import io.backhaul.core.returns.Leg;
import io.backhaul.core.returns.ReturnCase;
import java.time.Instant;
import java.util.List;

/**
 * A refund that was refused, failed later or cannot be resolved goes to a person; nobody pays again by himself.
 */
final class RefundInTrouble implements Rule {

    @Override
    public List<Decision> decide(ReturnCase c, Instant now) {
        return c.legs().stream()
                .filter(leg -> leg.customerMoney().compareTo(CustomerMoney.REJECTED) >= 0)
                .map(leg -> decision(
                        c,
                        "refund-trouble:" + leg.customerMoney(),
                        Decision.Outcome.REVIEW,
                        leg.supplier(),
                        "The refund for " + leg.supplier() + " stands at " + leg.customerMoney()
                                + ": look at the gateway, then " + way(leg) + "."))
                .toList();
    }

    /** What may have been paid is never ordered again: that would be a second refund. */
    private static String way(Leg leg) {
        return leg.customerMoney() == CustomerMoney.NEEDS_REVIEW
                ? "enter its reference there; if it was not paid, pay it there by hand and enter that"
                : "order it again or enter how it was paid";
    }
}
