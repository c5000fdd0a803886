package io.backhaul.core.decision;

import io.backhaul.core.returns.Goods;
import io.backhaul.core.returns.ReturnCase;
import java.time.Instant;
import java.util.List;

/**
 * Who refunds ahead of the goods learns when they never come: a person recovers the money or accepts the loss (rows S203, S204).
 */
final class RefundedNotReturned implements Rule {

    @Override
    public List<Decision> decide(ReturnCase c, Instant now) {
        return c.legs().stream()
                .filter(leg -> leg.goods() == Goods.EXPIRED || leg.goods() == Goods.CANCELLED)
                .filter(leg -> c.refunds().due(leg.supplier()) != null)
                .filter(leg -> !c.facts().decided(io.backhaul.core.message.OperatorAction.REFUND, leg.supplier()))
                .filter(leg -> !c.acknowledged("refunded-not-returned:" + leg.supplier()))
                .map(leg -> decision(
                        c,
                        "refunded-not-returned",
                        Decision.Outcome.REVIEW,
                        leg.supplier(),
                        c.refunds().due(leg.supplier()) + " was refunded ahead of the goods of " + leg.supplier()
                                + ", which never came: recover it, or accept the loss with a note."))
                .toList();
    }
}
