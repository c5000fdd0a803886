package io.backhaul.core.decision;

import io.backhaul.core.message.OperatorAction;
import io.backhaul.core.returns.ReturnCase;
import java.time.Instant;
import java.util.List;

/**
 * A person orders the refund (goodwill, a contradiction resolved in the customer's favour).
 */
final class RefundByOperator implements Rule {

    @Override
    public List<Decision> decide(ReturnCase c, Instant now) {
        return c.legs().stream()
                .filter(leg -> c.facts().decided(OperatorAction.REFUND, leg.supplier()))
                .flatMap(leg -> Settlement.settle(
                        this,
                        c,
                        leg,
                        "Ordered by "
                                + c.facts()
                                        .operator(OperatorAction.REFUND, leg.supplier())
                                        .get(0)
                                        .by() + ".")
                        .stream())
                .toList();
    }
}
