package io.backhaul.core.decision;

import io.backhaul.core.money.Money;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;

/**
 * The merchant's return policy as it was when the order was placed; stored with the case.
 *
 * @param zone where the merchant's days begin and end
 * @param autoApprove inside it a request is accepted at once, outside a person looks (rows S150, S151)
 * @param keepItUpTo per currency: up to this total the customer keeps the goods and is refunded at once (row S174)
 * @param silentAfterDelivery so long after delivery without an inspection the customer is refunded (row S193)
 * @param openReturnExpires so long after authorization without a parcel the return expires
 */
public record Policy(
        ZoneId zone,
        Window autoApprove,
        Map<String, Money> keepItUpTo,
        Window silentAfterDelivery,
        Window openReturnExpires) {

    public Policy {
        Objects.requireNonNull(zone, "zone");
        Objects.requireNonNull(autoApprove, "autoApprove");
        Objects.requireNonNull(silentAfterDelivery, "silentAfterDelivery");
        Objects.requireNonNull(openReturnExpires, "openReturnExpires");
        keepItUpTo = Map.copyOf(keepItUpTo);
    }

    /** True when the whole return is worth so little that shipping it back makes no sense; 10.00 is in, 10.01 is out. */
    public boolean keepIt(Money total) {
        Money limit = keepItUpTo.get(total.currency());
        return limit != null && total.isPositive() && total.compareTo(limit) <= 0;
    }
}
