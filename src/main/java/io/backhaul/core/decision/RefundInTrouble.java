package io.backhaul.core.decision;

import io.backhaul.core.returns.CustomerMoney;
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
                                + ": look at the gateway, then order it again or enter how it was paid."))
                .toList();
    }
}
