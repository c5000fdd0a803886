package io.backhaul.core.returns;

import io.backhaul.core.money.Money;
import io.backhaul.core.policy.RefundLimits;
import java.time.LocalDate;
import java.util.Map;

/**
 * What is true around a case when it is decided, and belongs to none of its facts.
 *
 * @param exposure what suppliers owe over all cases, by supplier and currency, as far as it was looked up (row S204)
 * @param limits the merchant's limits in force (F53)
 * @param orderedToday by currency: refunds ordered today over all cases, as far as they were counted
 * @param day the merchant's day they were counted for, or null
 */
record Surroundings(
        Map<String, Map<String, Money>> exposure, RefundLimits limits, Map<String, Money> orderedToday, LocalDate day) {

    static final Surroundings NONE = new Surroundings(Map.of(), RefundLimits.NONE, Map.of(), null);

    Surroundings {
        exposure = Map.copyOf(exposure);
        orderedToday = Map.copyOf(orderedToday);
    }

    Surroundings owing(Map<String, Map<String, Money>> owed) {
        return new Surroundings(owed, limits, orderedToday, day);
    }

    Surroundings within(RefundLimits now, Map<String, Money> today, LocalDate counted) {
        return new Surroundings(exposure, now, today, counted);
    }
}
