package io.backhaul.core.decision;

import io.backhaul.core.message.Reason;
import io.backhaul.core.money.Money;
import io.backhaul.core.policy.Bearer;
import io.backhaul.core.policy.ChannelRules;
import io.backhaul.core.policy.Costs;
import io.backhaul.core.returns.Leg;
import io.backhaul.core.returns.LineState;
import io.backhaul.core.returns.ReturnCase;
import java.math.BigDecimal;
import java.util.function.ToIntFunction;

/**
 * What is deducted from the refund of a leg: a label the customer pays for, once, and a restocking share of the goods that go
 * back; never more than the refund itself (rows S76, S77, S81, S160, S161, conflict X8).
 *
 * @param restocking the restocking fee
 * @param label the return label
 */
record Fees(Money restocking, Money label) {

    /** What a person names who waives them. */
    static final String RULE = "Fees";

    Money total() {
        return restocking.plus(label);
    }

    static Fees none(Leg leg) {
        return new Fees(Money.zero(leg.currency()), Money.zero(leg.currency()));
    }

    /**
     * @param gross what they are deducted from
     * @param back units that go back
     */
    static Fees of(ReturnCase c, Leg leg, Money gross, ToIntFunction<LineState> back) {
        boolean allowed = c.terms()
                .policy()
                .channel(c.request().order())
                .map(ChannelRules::feesAllowed)
                .orElse(true);
        if (!allowed || leg.units(back) == 0) {
            return none(leg);
        }
        Money restocking = leg.value(back).percent(percent(c)).min(gross);
        return new Fees(restocking, label(c, leg).min(gross.minus(restocking)));
    }

    static BigDecimal percent(ReturnCase c) {
        Reason reason = c.request().reason();
        return c.terms().policy().costs().restockingPercent().getOrDefault(reason, BigDecimal.ZERO);
    }

    /** The label, where the customer bears it, it is taken from his refund, and its price is known. */
    private static Money label(ReturnCase c, Leg leg) {
        Costs costs = c.terms().policy().costs();
        boolean deducted = costs.labelDeducted() && costs.bearer(c.request().reason()) == Bearer.CUSTOMER;
        Money zero = Money.zero(leg.currency());
        return deducted
                ? costs.shippingBack(c.request().order(), leg.currency()).orElse(zero)
                : zero;
    }
}
