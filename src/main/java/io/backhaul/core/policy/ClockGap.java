package io.backhaul.core.policy;

import io.backhaul.core.message.Line;
import io.backhaul.core.message.OrderSnapshot;
import io.backhaul.core.message.Reason;
import io.backhaul.core.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How long the customer may still return when the claim on a supplier is dead already: in these days the merchant bears it
 * (conflict X6, N3). Reckoned for an ordinary order that is paid and shipped at once and arrives as promised, or at once where
 * nothing is promised.
 */
public final class ClockGap {

    private ClockGap() {}

    /**
     * @param ordered when the order is placed; matters for business days and holidays only
     * @return days by reason, for reasons with a gap; where the supplier grants no claim it is the customer's whole window
     */
    public static Map<Reason, Long> days(Policy policy, Passport passport, Instant ordered) {
        Instant received = policy.promisedDelivery() == null
                ? ordered
                : policy.promisedDelivery().endsAt(ordered, policy.zone());
        Map<Reason, Long> gaps = new EnumMap<>(Reason.class);
        for (Reason reason : Reason.values()) {
            Granted granted = passport.grants(reason, order(ordered), line(passport));
            Instant customer = end(policy.autoApprove(), policy, ordered, received);
            Instant claim = granted.accepts() ? end(granted.claimWindow(), policy, ordered, received) : ordered;
            long days = Duration.between(claim, customer).toDays();
            if (days > 0) {
                gaps.put(reason, days);
            }
        }
        return gaps;
    }

    private static Instant end(Window window, Policy policy, Instant ordered, Instant received) {
        boolean early = switch (window.anchor()) {
            case ORDER, PAYMENT, DISPATCH -> true;
            default -> false;
        };
        return window.endsAt(early ? ordered : received, policy.zone());
    }

    private static OrderSnapshot order(Instant ordered) {
        return new OrderSnapshot("any", "any", "any", ordered, null, List.of(), Map.of(), Map.of());
    }

    private static Line line(Passport passport) {
        Money nothing = Money.zero("USD");
        return new Line("any", "any", 1, nothing, nothing, passport.supplier(), null, null);
    }
}
