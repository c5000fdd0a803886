package io.backhaul.core.decision;

import io.backhaul.core.money.Money;
import io.backhaul.core.returns.Leg;
import io.backhaul.core.returns.ReturnCase;
import java.time.Instant;
import java.util.List;

/**
 * When the whole return is worth no more than the threshold, the customer keeps the goods and is refunded at once
 * (rows S174, S175, S176), unless
 * the sales channel says when refunds are due (row S208) or the goods are no supplier's matter.
 */
final class KeepItUnderThreshold implements Rule {

    @Override
    public List<Decision> decide(ReturnCase c, Instant now) {
        Money value = c.requestedValue();
        if (!c.has(Decision.Outcome.ACCEPTED) || !fits(c) || !c.terms().policy().keepIt(value)) {
            return List.of();
        }
        return List.of(decision(
                c,
                "keep-it",
                Decision.Outcome.KEEP,
                null,
                "The return is worth " + value + ", not more than "
                        + c.terms().policy().keepItUpTo().get(value.currency())
                        + ": the customer keeps or donates it, nothing goes back."));
    }

    private static boolean fits(ReturnCase c) {
        return !channelDecides(c)
                && !Entitlement.replacementWanted(c)
                && c.legs().stream().noneMatch(Leg::carriersMatter);
    }

    /** True when the channel has a trigger of its own, which no offer of the merchant's may go around. */
    static boolean channelDecides(ReturnCase c) {
        return c.terms()
                .policy()
                .channel(c.request().order())
                .filter(channel -> channel.refundOn() != null)
                .isPresent();
    }
}
