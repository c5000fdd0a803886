package io.backhaul.core.decision;

import io.backhaul.core.returns.ReturnCase;
import java.time.Instant;
import java.util.List;

/**
 * A credit that was refused, or came in another currency than the debt, needs a person.
 */
final class CreditDoubtful implements Rule {

    @Override
    public List<Decision> decide(ReturnCase c, Instant now) {
        return c.legs().stream()
                .filter(leg -> leg.claim().declined() && leg.claim().open().isPositive()
                        || leg.claim().otherCurrency() && !leg.claim().settled())
                .map(leg -> decision(
                        c,
                        "credit-doubtful",
                        Decision.Outcome.REVIEW,
                        leg.supplier(),
                        leg.claim().otherCurrency()
                                ? leg.supplier()
                                        + " credited in another currency than his debt: enter what finance booked, or write it off."
                                : leg.supplier() + " refuses to credit "
                                        + leg.claim().open() + ": pursue him or write it off."))
                .toList();
    }
}
