package io.backhaul.core.policy;

import io.backhaul.core.message.Line;
import io.backhaul.core.message.OrderSnapshot;
import io.backhaul.core.message.Reason;
import io.backhaul.core.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Promise against contract (row S189): what a merchant loses per 100.00 of goods, by reason, because the customer is promised
 * more than the supplier pays. Reasons that are nobody's promise (the carrier's damage, the customer's address) do not count, nor
 * exceptions that hold for some countries or some goods only.
 */
final class Shortfall {

    private static final String CURRENCY = "USD";
    private static final Money HUNDRED = Money.of("100.00", CURRENCY);
    private static final Set<Reason> NO_PROMISE =
            EnumSet.of(Reason.PACKAGING_DAMAGED, Reason.ADDRESS_ERROR, Reason.OTHER);

    private final Policy policy;
    private final Passport passport;

    private Shortfall(Policy policy, Passport passport) {
        this.policy = policy;
        this.passport = passport;
    }

    /** One gap for all reasons that lose the same. */
    static List<Gap> gaps(Policy policy, Passport passport) {
        Shortfall shortfall = new Shortfall(policy, passport);
        Map<String, List<Reason>> byText = new LinkedHashMap<>();
        for (Reason reason : Reason.values()) {
            boolean offered = policy.reasons().isEmpty() || policy.reasons().contains(reason);
            String text = offered && !NO_PROMISE.contains(reason) ? shortfall.of(reason) : "";
            if (!text.isEmpty()) {
                byText.computeIfAbsent(text, t -> new ArrayList<>()).add(reason);
            }
        }
        return byText.entrySet().stream()
                .map(e -> new Gap("S189", "For " + words(e.getValue()) + ": " + e.getKey()))
                .toList();
    }

    private String of(Reason reason) {
        OrderSnapshot order = new OrderSnapshot(null, "", null, Instant.EPOCH, null, null, null, null);
        Granted granted = passport.grants(reason, order, new Line("", "", 1, HUNDRED, HUNDRED, null, null, null));
        if (granted.remedies().contains(Remedy.CARRIER_CLAIM)) {
            return "";
        }
        BigDecimal fee = policy.costs().restockingPercent().getOrDefault(reason, BigDecimal.ZERO);
        Money refund = HUNDRED.minus(HUNDRED.percent(fee));
        Money recovery = granted.recovery(HUNDRED, 1);
        Money lost = refund.minus(recovery);
        boolean label = label(reason, granted);
        if (!lost.isPositive() && !label) {
            return "";
        }
        return "the customer gets " + refund.decimal() + " of 100.00" + (label ? " and free return shipping" : "")
                + ", "
                + passport.name() + " credits " + recovery.decimal() + (label ? " and pays no shipping" : "")
                + ": expected loss " + (lost.isPositive() ? lost.decimal() : "0.00") + (label ? labelCost() : "")
                + " per 100.00 of goods";
    }

    /** True when goods come back, the customer does not pay their way, and the supplier does not either. */
    private boolean label(Reason reason, Granted granted) {
        return granted.accepts()
                && granted.goodsBack()
                && policy.costs().bearer(reason) != Bearer.CUSTOMER
                && granted.returnShipping() != Bearer.SUPPLIER;
    }

    private String labelCost() {
        String cost = policy.costs().label().values().stream()
                .map(Money::toString)
                .sorted()
                .collect(Collectors.joining(" or "));
        return cost.isEmpty() ? " and the return label" : " and a return label of " + cost;
    }

    private static String words(List<Reason> reasons) {
        return reasons.stream().map(Enum::name).collect(Collectors.joining(", "));
    }
}
