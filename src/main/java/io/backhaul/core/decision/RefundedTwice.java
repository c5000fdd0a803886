package io.backhaul.core.decision;

import io.backhaul.core.money.Money;
import io.backhaul.core.returns.ReturnCase;
import java.time.Instant;
import java.util.List;

/**
 * More was refunded than the return is worth, counting refunds made outside the hub: a person recovers it.
 */
final class RefundedTwice implements Rule {

    @Override
    public List<Decision> decide(ReturnCase c, Instant now) {
        Money outside = c.refunds().outside(c.currency());
        if (!outside.isPositive() || c.acknowledged("refunded-twice")) {
            return List.of();
        }
        Money ours = c.legs().stream()
                .flatMap(leg -> c.refunds().commands(leg.supplier()).stream())
                .filter(r -> !c.refunds().failedForGood(r))
                .map(Command::amount)
                .reduce(Money.zero(c.currency()), Money::plus);
        ours = ours.plus(c.refunds().storeCredits().total(c.currency()));
        if (outside.plus(ours).compareTo(c.requestedValue()) <= 0) {
            return List.of();
        }
        return List.of(decision(
                c,
                "refunded-twice",
                Decision.Outcome.REVIEW,
                null,
                ours + " by the hub and " + outside + " outside it exceed the return's value of " + c.requestedValue()
                        + ": recover the difference or accept it with a note."));
    }
}
