package io.backhaul.core.port;

import io.backhaul.core.decision.Decisions;
import io.backhaul.core.money.Money;
import io.backhaul.core.policy.RefundLimits;
import io.backhaul.core.returns.ReturnCase;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;

/** How much the merchant lets go out, and what has gone out already (F53). */
public interface RefundBudget {

    /** The merchant's limits in force now, whatever his file said when an order was placed. */
    default RefundLimits limits(String merchant) {
        return RefundLimits.NONE;
    }

    /**
     * Refunds ordered in this currency over all cases of the merchant from one moment to before another, those that failed left
     * out. Where refunds are really ordered, whoever asks holds back everybody else who asks for the same day until his
     * transaction ends, so that two refunds never share the last of the room.
     */
    default Money ordered(String merchant, String currency, Instant from, Instant to) {
        return Money.zero(currency);
    }

    /** Decides within the limits. */
    default Decisions.Result decide(Decisions decisions, ReturnCase c, Instant now) {
        ZoneId zone = c.terms().policy().zone();
        LocalDate day = Decisions.day(c, now);
        return decisions.decide(
                c.within(limits(c.merchant()), Map.of(), null),
                now,
                currency -> ordered(
                        c.merchant(),
                        currency,
                        day.atStartOfDay(zone).toInstant(),
                        day.plusDays(1).atStartOfDay(zone).toInstant()));
    }
}
