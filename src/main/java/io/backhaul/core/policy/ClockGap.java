package io.backhaul.core.policy;

import io.backhaul.core.message.Line;
import io.backhaul.core.message.OrderSnapshot;
import io.backhaul.core.message.Reason;
import io.backhaul.core.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How long the customer may still return when the claim on a supplier is dead already: in these days the merchant bears it
 * (conflict X6, N3). Reckoned for an order paid and shipped at once whose parcel comes when it suits the merchant least: at
 * once, or as late as promised. Reasons the supplier grants nothing for are {@link Shortfall}'s, the carrier's are nobody's.
 */
final class ClockGap {

    /** A Monday, far from holidays and the change to summer time. */
    private static final Instant ORDERED = Instant.parse("2026-09-14T12:00:00Z");

    private final Policy policy;
    private final Passport passport;

    private ClockGap(Policy policy, Passport passport) {
        this.policy = policy;
        this.passport = passport;
    }

    /** One gap for all reasons with the same claim window. */
    static List<Gap> gaps(Policy policy, Passport passport) {
        ClockGap clocks = new ClockGap(policy, passport);
        Map<Window, List<Reason>> claims = new LinkedHashMap<>();
        for (Reason reason : Reason.values()) {
            Granted granted = passport.grants(reason, order(), line(passport));
            boolean offered = policy.reasons().isEmpty() || policy.reasons().contains(reason);
            if (offered && granted.accepts() && !granted.carrier()) {
                claims.computeIfAbsent(granted.claimWindow(), w -> new ArrayList<>())
                        .add(reason);
            }
        }
        return claims.entrySet().stream()
                .filter(e -> clocks.days(e.getKey()) > 0)
                .map(e -> new Gap("X6", (claims.size() == 1 ? "" : words(e.getValue())) + clocks.text(e.getKey())))
                .toList();
    }

    private String text(Window claim) {
        long days = days(claim);
        return "Customers may return " + policy.autoApprove() + ", " + passport.name() + " takes claims " + claim
                + ": for up to " + (days == 1 ? "1 day" : days + " days")
                + " the merchant bears returns alone (agree on a longer claimWindow or shorten policy.autoApprove)";
    }

    private static String words(List<Reason> reasons) {
        return "For " + reasons.stream().map(Enum::name).collect(Collectors.joining(", ")) + ": ";
    }

    /** Whole days between the two ends, at worst. */
    private long days(Window claim) {
        Instant late = policy.promisedDelivery() == null
                ? ORDERED
                : policy.promisedDelivery().endsAt(ORDERED, policy.zone());
        return Stream.of(ORDERED, late)
                .mapToLong(received -> Duration.between(end(claim, received), end(policy.autoApprove(), received))
                        .toDays())
                .max()
                .orElseThrow();
    }

    private Instant end(Window window, Instant received) {
        boolean early = switch (window.anchor()) {
            case ORDER, PAYMENT, DISPATCH -> true;
            default -> false;
        };
        return window.endsAt(early ? ORDERED : received, policy.zone());
    }

    private static OrderSnapshot order() {
        return new OrderSnapshot("any", "any", "any", ORDERED, null, List.of(), Map.of(), Map.of());
    }

    private static Line line(Passport passport) {
        Money nothing = Money.zero("USD");
        return new Line("any", "any", 1, nothing, nothing, passport.supplier(), null, null);
    }
}
