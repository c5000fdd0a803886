package io.backhaul.core.policy;

import io.backhaul.core.money.Money;
import java.util.Map;
import java.util.Optional;

/**
 * How much of the merchant's money goes out without another look (F53). It protects him today and promises the customer nothing:
 * the limits in force now hold for every return, whatever stood in the file when its order was placed.
 *
 * @param secondApprovalAbove per currency: what is given back on a return above this in all, a second person approves
 * @param dailyCap per currency: what is ordered to be refunded in one day of the merchant's, in all
 */
public record RefundLimits(Map<String, Money> secondApprovalAbove, Map<String, Money> dailyCap) {

    /** Nothing is limited. */
    public static final RefundLimits NONE = new RefundLimits(Map.of(), Map.of());

    public RefundLimits {
        secondApprovalAbove = secondApprovalAbove == null ? Map.of() : Map.copyOf(secondApprovalAbove);
        dailyCap = dailyCap == null ? Map.of() : Map.copyOf(dailyCap);
    }

    /** Above this a second person approves; empty when nobody has to. Exactly this much needs nobody. */
    public Optional<Money> approval(String currency) {
        return Optional.ofNullable(secondApprovalAbove.get(currency));
    }

    public Optional<Money> cap(String currency) {
        return Optional.ofNullable(dailyCap.get(currency));
    }
}
