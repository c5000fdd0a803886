package io.backhaul.core.decision;

import io.backhaul.core.message.OperatorAction;
import io.backhaul.core.message.OperatorDecided;
import io.backhaul.core.returns.Refunds;
import io.backhaul.core.returns.ReturnCase;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * A person's word that he refunded by hand is taken once, for the refunds that waited when he gave it (row S47).
 */
final class PaidByHand implements Rule {

    @Override
    public List<Decision> decide(ReturnCase c, Instant now) {
        return c.facts().operator(OperatorAction.REFUND_DONE_BY_HAND, null).stream()
                .filter(entered -> !c.refunds().taken(entered))
                .flatMap(entered -> take(c, entered))
                .toList();
    }

    private Stream<Decision> take(ReturnCase c, OperatorDecided entered) {
        return c.legs().stream()
                .filter(leg -> entered.supplier() == null || entered.supplier().equals(leg.supplier()))
                .flatMap(leg -> c.refunds().forHand(leg.supplier()).stream())
                .map(refund -> new Decision(
                        Refunds.handKey(entered, refund),
                        name(),
                        version(),
                        Decision.Outcome.DONE,
                        refund.supplier(),
                        c.refunds().stillOwed(refund) + " refunded by hand by " + entered.by() + ", reference "
                                + entered.reference() + ".",
                        null,
                        List.of()));
    }
}
