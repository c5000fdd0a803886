package io.backhaul.core.decision;

import io.backhaul.core.message.OrderSnapshot.Payment;
import io.backhaul.core.money.Money;
import io.backhaul.core.returns.Leg;
import io.backhaul.core.returns.PaymentState;
import io.backhaul.core.returns.ReturnCase;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A refund that was decided but never made is settled by the bank's chargeback, up to its amount; where a bank changes its mind
 * afterwards, a person settles with the customer (row S194).
 */
final class ChargedBack implements Rule {

    private static final String REVERSED = "chargeback-reversed";

    @Override
    public List<Decision> decide(ReturnCase c, Instant now) {
        if (Disputed.open(c)) {
            return List.of();
        }
        Stream<Decision> settled = c.legs().stream()
                .flatMap(leg -> c.refunds().commands(leg.supplier()).stream()
                        .flatMap(failed -> settle(c, leg, failed).stream()));
        return Stream.concat(settled, reversed(c).stream()).toList();
    }

    private Optional<Decision> settle(ReturnCase c, Leg leg, Command failed) {
        if (!c.refunds().failedForGood(failed)
                || c.refunds().replaced(failed)
                || c.refunds().adjusted(failed.key())) {
            return Optional.empty();
        }
        Money owed = c.refunds().stillOwed(failed);
        return c.request().order().payments().stream()
                .filter(p -> c.madeFor(Decision.chargedBack(Settlement.reference(c, p), failed.key()))
                        .isEmpty())
                .map(p -> part(c, leg, failed, p, owed))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<Decision> part(ReturnCase c, Leg leg, Command failed, Payment p, Money owed) {
        Money part = owed.min(Disputed.unsettled(c, p, owed.currency()));
        return part.isPositive()
                ? Optional.of(Disputed.settled(this, leg, Settlement.reference(c, p), failed.key(), part))
                : Optional.empty();
    }

    /** The bank took back what had settled a debt: it is owed again, and no machine pays it. */
    private Optional<Decision> reversed(ReturnCase c) {
        boolean here = c.has(Decision.Outcome.CHARGED_BACK);
        return c.request().order().payments().stream()
                .flatMap(p -> c.payment(Settlement.reference(c, p)).stream())
                .map(PaymentState::unsettled)
                .filter(m -> here && m.minor() < 0 && !c.acknowledged(REVERSED))
                .findFirst()
                .map(m -> decision(
                        c,
                        REVERSED,
                        Decision.Outcome.REVIEW,
                        null,
                        "The bank has taken back " + m.negated()
                                + " from the customer after that had settled what was due to"
                                + " him: he is owed it again. Refund it at the gateway, then note it here."));
    }
}
