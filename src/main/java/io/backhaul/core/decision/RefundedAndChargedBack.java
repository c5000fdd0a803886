package io.backhaul.core.decision;

import io.backhaul.core.message.DisputeStatus;
import io.backhaul.core.message.OrderSnapshot.Payment;
import io.backhaul.core.money.Money;
import io.backhaul.core.returns.ReturnCase;
import java.time.Instant;
import java.util.List;

/**
 * Where the customer was refunded and his bank gave him the money as well, a person recovers one of them (row S194).
 */
final class RefundedAndChargedBack implements Rule {

    private static final String QUESTION = "refunded-and-charged-back";

    @Override
    public List<Decision> decide(ReturnCase c, Instant now) {
        Money refunded = refunded(c);
        Money back = back(c);
        boolean lost = c.refunds().disputes().all().stream().anyMatch(d -> d.status() == DisputeStatus.LOST);
        if (!lost || !refunded.isPositive() || !back.isPositive() || c.acknowledged(QUESTION)) {
            return List.of();
        }
        return List.of(decision(
                c,
                QUESTION,
                Decision.Outcome.REVIEW,
                null,
                "The customer may have been paid twice: " + refunded
                        + " was refunded or is on its way, and his bank gave him "
                        + back
                        + " more than settles what else was due for this order. Show the bank the refund or recover"
                        + " one of them from the customer, or accept it with a note."));
    }

    private static Money refunded(ReturnCase c) {
        String currency = c.currency();
        Money ours = c.legs().stream()
                .flatMap(leg -> c.refunds().commands(leg.supplier()).stream())
                .filter(r ->
                        !c.refunds().failedForGood(r) && r.amount().currency().equals(currency))
                .map(Command::amount)
                .reduce(Money.zero(currency), Money::plus);
        return ours.plus(c.refunds().outside(currency))
                .plus(c.refunds().storeCredits().total(currency));
    }

    private static Money back(ReturnCase c) {
        Money all = Money.zero(c.currency());
        for (Payment p : c.request().order().payments()) {
            all = all.plus(Disputed.unsettled(c, p, c.currency()));
        }
        return all;
    }
}
