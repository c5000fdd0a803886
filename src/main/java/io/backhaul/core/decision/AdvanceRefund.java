package io.backhaul.core.decision;

import io.backhaul.core.message.Resolution;
import io.backhaul.core.money.Money;
import io.backhaul.core.policy.Offers;
import io.backhaul.core.policy.RefundOn;
import io.backhaul.core.returns.Leg;
import io.backhaul.core.returns.ReturnCase;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * For small returns and loyal customers the refund may go ahead of the goods once the supplier takes them back, as long as what
 * he owes stays within his limit (rows S203, S204, N9); beyond it, or without one, the goods are inspected first. The gate of
 * row S31 stays shut.
 */
final class AdvanceRefund implements Rule {

    private static final Set<RefundOn> LATER = EnumSet.of(RefundOn.RECEIPT, RefundOn.INSPECTION);

    @Override
    public List<Decision> decide(ReturnCase c, Instant now) {
        boolean later = LATER.contains(c.terms().policy().refundOn(c.request().order()));
        boolean money = c.request().resolution() != Resolution.REPLACEMENT;
        if (!later || !money || !offered(c) || !c.has(Decision.Outcome.ACCEPTED) || c.refused()) {
            return List.of();
        }
        return c.legs().stream()
                .filter(leg -> leg.units(l -> Entitlement.ahead(c, leg, l, RefundOn.AUTHORIZATION)) > 0)
                .flatMap(leg -> ahead(c, leg).stream())
                .toList();
    }

    /** True when this return may be refunded ahead of the goods at all. */
    static boolean offered(ReturnCase c) {
        Offers offers = c.terms().policy().offers();
        Money limit = offers.advanceUpTo().get(c.currency());
        Integer orders = c.request().order().customerOrders();
        boolean small = limit != null && c.requestedValue().compareTo(limit) <= 0;
        boolean loyal = offers.advanceAfterOrders() > 0 && orders != null && orders >= offers.advanceAfterOrders();
        boolean channelDecides = KeepItUnderThreshold.channelDecides(c);
        return (small || loyal) && !channelDecides;
    }

    private List<Decision> ahead(ReturnCase c, Leg leg) {
        Money claim = leg.claim().expected();
        if (claim == null) {
            return List.of(first(c, leg, "what he owes for these goods is unknown"));
        }
        Money more = claim.minus(leg.claim().booked());
        Money owed = c.exposure(leg.supplier(), claim.currency())
                .plus(more.isPositive() ? more : Money.zero(claim.currency()));
        Money limit = c.terms()
                .passports()
                .get(leg.supplier())
                .agreement()
                .advanceLimit()
                .get(claim.currency());
        if (limit == null) {
            return List.of(first(c, leg, "no limit is agreed with him"));
        }
        if (owed.compareTo(limit) > 0) {
            return List.of(first(c, leg, "he would owe " + owed + ", over his limit of " + limit));
        }
        String why = "Advance refund, ahead of the goods: with this return " + leg.supplier() + " owes " + owed
                + ", within his limit of " + limit + ".";
        return Settlement.settle(this, c, leg, why, RefundOn.AUTHORIZATION);
    }

    private Decision first(ReturnCase c, Leg leg, String why) {
        return decision(
                c,
                "inspect-first",
                Decision.Outcome.DONE,
                leg.supplier(),
                "No advance refund for the goods of " + leg.supplier() + ": " + why + ".");
    }
}
