package io.backhaul.core.decision;

import io.backhaul.core.money.Money;
import io.backhaul.core.policy.Offers;
import io.backhaul.core.returns.Leg;
import io.backhaul.core.returns.ReturnCase;
import java.math.BigDecimal;

/** The share of the price that a partial refund of goods that stay should have (row S185): 20 % and 50 % are in. */
final class PartialBand {

    private PartialBand() {}

    static boolean holds(ReturnCase c, Leg leg, Money amount) {
        Offers offers = c.terms().policy().offers();
        BigDecimal hundredfold = BigDecimal.valueOf(amount.minor()).movePointRight(2);
        BigDecimal value = BigDecimal.valueOf(leg.requestedValue().minor());
        return hundredfold.compareTo(value.multiply(offers.partialFrom())) >= 0
                && hundredfold.compareTo(value.multiply(offers.partialTo())) <= 0;
    }

    static String words(ReturnCase c, Leg leg) {
        Offers offers = c.terms().policy().offers();
        return "a partial refund of " + leg.requestedValue() + " should be between "
                + offers.partialFrom().toPlainString() + " and "
                + offers.partialTo().toPlainString() + " percent";
    }
}
