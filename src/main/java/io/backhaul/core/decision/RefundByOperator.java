package io.backhaul.core.decision;

import io.backhaul.core.message.OperatorAction;
import io.backhaul.core.message.OperatorDecided;
import io.backhaul.core.returns.Leg;
import io.backhaul.core.returns.ReturnCase;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A person orders the refund, or a part of the price for goods that stay (goodwill, a contradiction resolved in the customer's
 * favour, rows S65, S71, S100, S184).
 */
final class RefundByOperator implements Rule {

    @Override
    public List<Decision> decide(ReturnCase c, Instant now) {
        return c.legs().stream()
                .filter(leg -> order(c, leg).isPresent())
                .flatMap(leg ->
                        Settlement.settle(
                                this,
                                c,
                                leg,
                                "Ordered by " + order(c, leg).orElseThrow().by() + ".")
                                .stream())
                .toList();
    }

    private static Optional<OperatorDecided> order(ReturnCase c, Leg leg) {
        return Stream.of(OperatorAction.REFUND, OperatorAction.PARTIAL_REFUND)
                .flatMap(action -> c.facts().operator(action, leg.supplier()).stream())
                .findFirst();
    }
}
