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
 * A person lets the customer keep the goods, with all of the money or a part of it (rows S98, S100, S184).
 */
final class KeepItByOperator implements Rule {

    @Override
    public List<Decision> decide(ReturnCase c, Instant now) {
        return c.legs().stream()
                .filter(leg -> !c.keeps(leg.supplier()))
                .flatMap(leg -> order(c, leg).stream().map(order -> keep(c, leg, order)))
                .toList();
    }

    private static Optional<OperatorDecided> order(ReturnCase c, Leg leg) {
        return Stream.of(OperatorAction.KEEP_IT, OperatorAction.PARTIAL_REFUND)
                .flatMap(action -> c.facts().operator(action, leg.supplier()).stream())
                .findFirst();
    }

    private Decision keep(ReturnCase c, Leg leg, OperatorDecided order) {
        String money = order.action() == OperatorAction.KEEP_IT ? "all of the money" : order.amount() + " back";
        return decision(
                c,
                "keep-it",
                Decision.Outcome.KEEP,
                leg.supplier(),
                order.by() + " lets the customer keep the goods of " + leg.supplier() + " with " + money + ".");
    }
}
