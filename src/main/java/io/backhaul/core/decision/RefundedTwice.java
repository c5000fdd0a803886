package io.backhaul.core.decision;

import io.backhaul.core.message.RefundFailed;
import io.backhaul.core.message.RefundSettled;
import io.backhaul.core.money.Money;
import io.backhaul.core.returns.ReturnCase;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * More was refunded than the return is worth, counting refunds made outside the hub, or what a person had settled was paid all
 * the same: a person recovers it.
 */
final class RefundedTwice implements Rule {

    @Override
    public List<Decision> decide(ReturnCase c, Instant now) {
        if (c.acknowledged("refunded-twice")) {
            return List.of();
        }
        return paidAgain(c).or(() -> tooMuch(c)).stream().toList();
    }

    /** A person settled it, by hand or another way, and the gateway paid all the same. */
    private Optional<Decision> paidAgain(ReturnCase c) {
        return c.facts().all(RefundSettled.class).stream()
                .filter(s -> !s.pending() && c.refunds().again(s) && !failed(c, s))
                .findFirst()
                .map(s -> decision(
                        c,
                        "refunded-twice",
                        Decision.Outcome.REVIEW,
                        null,
                        s.gateway() + " paid " + s.amount() + " (" + s.refundId()
                                + ") after a person had settled it: recover one of them or accept it with a note."));
    }

    private static boolean failed(ReturnCase c, RefundSettled settled) {
        return c.facts().all(RefundFailed.class).stream()
                .anyMatch(f -> settled.refundId().equals(f.refundId()));
    }

    private Optional<Decision> tooMuch(ReturnCase c) {
        Money outside = c.refunds().outside(c.currency());
        if (!outside.isPositive()) {
            return Optional.empty();
        }
        Money ours = c.legs().stream()
                .flatMap(leg -> c.refunds().commands(leg.supplier()).stream())
                .filter(r -> !c.refunds().failedForGood(r))
                .map(Command::amount)
                .reduce(Money.zero(c.currency()), Money::plus);
        ours = ours.plus(c.refunds().storeCredits().total(c.currency()));
        if (outside.plus(ours).compareTo(c.requestedValue()) <= 0) {
            return Optional.empty();
        }
        return Optional.of(decision(
                c,
                "refunded-twice",
                Decision.Outcome.REVIEW,
                null,
                ours + " by the hub and " + outside + " outside it exceed the return's value of " + c.requestedValue()
                        + ": recover the difference or accept it with a note."));
    }
}
