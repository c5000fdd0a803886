package io.backhaul.core.decision;

import io.backhaul.core.message.Disposition;
import io.backhaul.core.message.OperatorAction;
import io.backhaul.core.message.OperatorDecided;
import io.backhaul.core.message.Resolution;
import io.backhaul.core.money.Money;
import io.backhaul.core.policy.RefundOn;
import io.backhaul.core.returns.Goods;
import io.backhaul.core.returns.Leg;
import io.backhaul.core.returns.LineState;
import io.backhaul.core.returns.ReturnCase;
import java.util.Comparator;
import java.util.function.ToIntFunction;

/**
 * Everything the facts and a person's words entitle the customer of a leg to by now, before what was decided already. It only
 * grows, so a second decision never takes a fee a second time.
 *
 * @param gross the price of the units that count
 * @param fees what is deducted from it
 */
record Entitlement(Money gross, Fees fees) {

    private static final Comparator<Entitlement> MORE =
            Comparator.comparing(Entitlement::net).thenComparing(Entitlement::gross);

    Money net() {
        return gross.minus(fees.total());
    }

    /** @param trigger what makes goods on their way back count: the policy's, or an earlier one for an advance */
    static Entitlement of(ReturnCase c, Leg leg, RefundOn trigger) {
        Entitlement byFacts = byFacts(c, leg, trigger);
        return c.facts().all(OperatorDecided.class).stream()
                .filter(d -> d.supplier() == null || d.supplier().equals(leg.supplier()))
                .filter(d -> d.action() == OperatorAction.REFUND
                        || d.action() == OperatorAction.KEEP_IT
                        || d.action() == OperatorAction.PARTIAL_REFUND && d.amount() != null)
                .map(d -> ordered(c, leg, d))
                .reduce(byFacts, (a, b) -> MORE.compare(a, b) >= 0 ? a : b);
    }

    /** True when a person ordered money for this leg; then it waits for no acceptance. */
    static boolean byPerson(ReturnCase c, Leg leg) {
        return c.facts().decided(OperatorAction.REFUND, leg.supplier())
                || c.facts().decided(OperatorAction.PARTIAL_REFUND, leg.supplier())
                || c.facts().decided(OperatorAction.KEEP_IT, leg.supplier());
    }

    private static Entitlement byFacts(ReturnCase c, Leg leg, RefundOn trigger) {
        Money gross = leg.value(l -> units(c, leg, l, trigger));
        ToIntFunction<LineState> back =
                l -> l.granted().goodsBack() ? Math.max(0, units(c, leg, l, trigger) - stays(c, leg, l)) : 0;
        return new Entitlement(gross, Fees.of(c, leg, gross, back));
    }

    /** A person's amount is paid as he says; without one everything, less the fees unless he overrides them. */
    private static Entitlement ordered(ReturnCase c, Leg leg, OperatorDecided order) {
        Money all = leg.value(l -> l.line().quantity() - l.replaced());
        if (order.amount() != null) {
            boolean fits = order.amount().currency().equals(all.currency());
            return new Entitlement(fits ? order.amount().min(all) : Money.zero(all.currency()), Fees.none(leg));
        }
        boolean waived = Overrides.of(order).contains(Fees.RULE);
        return new Entitlement(all, waived ? Fees.none(leg) : Fees.of(c, leg, all, Entitlement::underWay));
    }

    /** Units that really go back by now. */
    static int underWay(LineState l) {
        return l.granted().goodsBack() ? Math.max(0, l.shipped() - l.kept()) : 0;
    }

    private static int units(ReturnCase c, Leg leg, LineState line, RefundOn trigger) {
        if (replacementWanted(c)) {
            return 0;
        }
        int goods = NoReturnTracking.bars(c, leg) ? 0 : Math.max(returned(leg, line), ahead(c, leg, line, trigger));
        return Math.min(line.line().quantity() - line.replaced(), stays(c, leg, line) + goods);
    }

    /** Replacement and refund exclude each other; where it comes to nothing a person orders the refund. */
    static boolean replacementWanted(ReturnCase c) {
        return c.request().resolution() == Resolution.REPLACEMENT;
    }

    /** Kept units are paid in full, unless a person agreed on a part of their price. */
    private static int stays(ReturnCase c, Leg leg, LineState line) {
        boolean part = c.facts().decided(OperatorAction.PARTIAL_REFUND, leg.supplier());
        return part ? 0 : line.kept();
    }

    /** Units an inspection accepted, or that nobody inspected in time. */
    private static int returned(Leg leg, LineState line) {
        int inspected = InspectionContradicts.holds(leg) ? 0 : line.acceptedByInspection();
        int silent = leg.silent() ? Math.max(0, line.delivered() - line.inspectedUnits() - line.declined()) : 0;
        return inspected + silent;
    }

    /** Units the trigger lets through before any inspection; never those the supplier declines, contradicts or misses. */
    static int ahead(ReturnCase c, Leg leg, LineState line, RefundOn trigger) {
        boolean doubtful = leg.conflicting() || InspectionContradicts.holds(leg) || leg.goods() == Goods.CANCELLED;
        if (doubtful || leg.carriersMatter()) {
            return 0;
        }
        int missing = line.inspected().getOrDefault(Disposition.MISSING, 0);
        int most = line.line().quantity() - line.declined() - line.kept() - missing;
        int units = switch (trigger) {
            case REQUEST -> most;
            case AUTHORIZATION -> line.authorised();
            case TRACKING -> line.shipped();
            case RECEIPT -> line.delivered();
            case INSPECTION -> 0;
        };
        return Math.max(0, Math.min(most, units));
    }
}
