package io.backhaul.core.decision;

import io.backhaul.core.returns.CustomerMoney;
import io.backhaul.core.returns.ReturnCase;
import java.time.Instant;
import java.util.List;

/**
 * A refund at a gateway the hub cannot call is a task with its amount; the person enters the reference (row S47).
 */
final class RefundByHand implements Rule {

    @Override
    public List<Decision> decide(ReturnCase c, Instant now) {
        return c.legs().stream()
                .flatMap(leg -> c.refunds().commands(leg.supplier()).stream())
                .filter(r -> r.destination().equals(Command.MANUAL))
                .filter(r -> c.refunds().state(r) != CustomerMoney.PAID
                        && !c.refunds().adjusted(r.key()))
                .map(r -> decision(
                        c,
                        "refund-by-hand/" + r.key(),
                        Decision.Outcome.TASK,
                        r.supplier(),
                        "Refund " + r.amount() + " by hand on payment " + r.payment()
                                + " and enter the gateway's reference; do it once."))
                .toList();
    }
}
