package io.backhaul.core.decision;

import io.backhaul.core.returns.Claim;
import io.backhaul.core.returns.Leg;
import io.backhaul.core.returns.ReturnCase;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A credit that was refused, or came in another currency than the debt, needs a person.
 */
final class CreditDoubtful implements Rule {

    @Override
    public List<Decision> decide(ReturnCase c, Instant now) {
        return c.legs().stream()
                .flatMap(leg -> doubt(c, leg).stream()
                        .map(doubt -> decision(c, "credit-doubtful", Decision.Outcome.REVIEW, leg.supplier(), doubt)))
                .toList();
    }

    private static Optional<String> doubt(ReturnCase c, Leg leg) {
        Claim claim = leg.claim();
        if (claim.otherCurrency() && !claim.settled()) {
            return Optional.of(leg.supplier()
                    + " credited in another currency than his debt: enter what finance booked, or write it off.");
        }
        if (claim.declined() && claim.open().isPositive()) {
            return Optional.of(leg.supplier() + " refuses to credit " + claim.open() + ": pursue him or write it off.");
        }
        if (claim.contradictory() && !c.acknowledged("credit-doubtful:" + leg.supplier())) {
            return Optional.of(leg.supplier()
                    + " names two amounts for one credit: the first is booked; clear it with him, then acknowledge.");
        }
        return Optional.empty();
    }
}
