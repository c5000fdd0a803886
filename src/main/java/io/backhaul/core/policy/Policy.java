package io.backhaul.core.policy;

import io.backhaul.core.message.OrderSnapshot;
import io.backhaul.core.message.Reason;
import io.backhaul.core.money.Money;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The merchant's return policy as it was when the order was placed; stored with the case.
 *
 * @param zone where the merchant's days begin and end
 * @param autoApprove inside it a request is accepted at once, outside a person looks (rows S150, S151)
 * @param keepItUpTo per currency: up to this total the customer keeps the goods and is refunded at once (row S174)
 * @param silentAfterDelivery so long after delivery without an inspection the customer is refunded (row S193)
 * @param openReturnExpires so long after authorization without a parcel the return expires
 * @param acknowledgeWithin how fast a request is to be acknowledged (row S116)
 * @param refundOn what makes a refund due (conflict X2)
 * @param evidenceFor reasons for which the customer is asked for photos whatever the supplier wants (row S186)
 * @param reasons reasons offered to customers; empty for all (row S137)
 * @param costs what a return costs and who bears it
 * @param offers what is offered besides a plain return
 * @param channels by sales channel: what it demands (row S138)
 * @param promisedDelivery the delivery promised to customers, or null: earlier nobody is late (row S113)
 * @param waitAtMost after so long a return is a chargeback waiting to happen, or null (row S192)
 */
public record Policy(
        ZoneId zone,
        Window autoApprove,
        Map<String, Money> keepItUpTo,
        Window silentAfterDelivery,
        Window openReturnExpires,
        Window acknowledgeWithin,
        RefundOn refundOn,
        Set<Reason> evidenceFor,
        Set<Reason> reasons,
        Costs costs,
        Offers offers,
        Map<String, ChannelRules> channels,
        Window promisedDelivery,
        Window waitAtMost) {

    public Policy {
        Objects.requireNonNull(zone, "zone");
        Objects.requireNonNull(autoApprove, "autoApprove");
        Objects.requireNonNull(silentAfterDelivery, "silentAfterDelivery");
        Objects.requireNonNull(openReturnExpires, "openReturnExpires");
        keepItUpTo = Map.copyOf(keepItUpTo);
        acknowledgeWithin = acknowledgeWithin == null ? Window.hours(24, Window.Anchor.REQUEST) : acknowledgeWithin;
        refundOn = refundOn == null ? RefundOn.INSPECTION : refundOn;
        evidenceFor = evidenceFor == null ? Set.of() : Set.copyOf(evidenceFor);
        reasons = reasons == null ? Set.of() : Set.copyOf(reasons);
        costs = costs == null ? Costs.NONE : costs;
        offers = offers == null ? Offers.PLAIN : offers;
        channels = channels == null ? Map.of() : Map.copyOf(channels);
    }

    /** A policy that says nothing but the usual. */
    public static Policy usual(
            ZoneId zone,
            Window autoApprove,
            Map<String, Money> keepItUpTo,
            Window silentAfterDelivery,
            Window openReturnExpires) {
        return new Policy(
                zone,
                autoApprove,
                keepItUpTo,
                silentAfterDelivery,
                openReturnExpires,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /** True when the whole return is worth so little that shipping it back makes no sense; 10.00 is in, 10.01 is out. */
    public boolean keepIt(Money total) {
        Money limit = keepItUpTo.get(total.currency());
        return limit != null && total.isPositive() && total.compareTo(limit) <= 0;
    }

    /** The rules of the sales channel this order came by, which no merchant's wish may break. */
    public Optional<ChannelRules> channel(OrderSnapshot order) {
        return Optional.ofNullable(order.salesChannel()).map(channels::get);
    }

    /** The customer's window for this order: the channel's where it has one. */
    public Window customerWindow(OrderSnapshot order) {
        return channel(order).map(ChannelRules::autoApprove).orElse(autoApprove);
    }

    /** What makes this order's refund due: the channel's word where it has one. */
    public RefundOn refundOn(OrderSnapshot order) {
        return channel(order).map(ChannelRules::refundOn).orElse(refundOn);
    }
}
