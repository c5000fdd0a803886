package io.backhaul.core.decision;

import io.backhaul.core.message.OperatorDecided;
import io.backhaul.core.money.Money;
import io.backhaul.core.returns.CustomerMoney;
import io.backhaul.core.returns.Leg;
import io.backhaul.core.returns.LineState;
import io.backhaul.core.returns.ReturnCase;
import java.util.List;
import java.util.function.Predicate;

/**
 * A person's decision beside the case it is about: what the rows of the guard ask.
 *
 * @param c the case as it is
 * @param d what he decided
 */
record Asked(ReturnCase c, OperatorDecided d) {

    /** The legs he speaks about. */
    List<Leg> legs() {
        return c.legs().stream()
                .filter(leg -> d.supplier() == null || d.supplier().equals(leg.supplier()))
                .toList();
    }

    /** True when this holds for every leg he speaks about, so that nothing would come of it. */
    boolean all(Predicate<Leg> what) {
        return legs().stream().allMatch(what);
    }

    boolean any(Predicate<Leg> what) {
        return legs().stream().anyMatch(what);
    }

    boolean lacksNote() {
        return blank(d.note());
    }

    boolean lacksReference() {
        return blank(d.reference());
    }

    boolean lacksAmount() {
        return d.amount() == null || !d.amount().isPositive();
    }

    boolean lacksName() {
        return blank(d.by());
    }

    /** What the legs he speaks about could still be given back, within what is left of the payments (row S101). */
    Money available() {
        Money legs = legs().stream()
                .map(c::refundable)
                .filter(m -> m.currency().equals(c.currency()))
                .reduce(Money.zero(c.currency()), Money::plus);
        Money left = legs.min(Settlement.ceiling(c, c.currency()));
        return left.isPositive() ? left : Money.zero(c.currency());
    }

    boolean failedRefund(Leg leg) {
        return c.refunds().commands(leg.supplier()).stream()
                .anyMatch(r -> c.refunds().failedForGood(r)
                        && !c.refunds().adjusted(r.key())
                        && c.refunds().stillOwed(r).isPositive());
    }

    /** True while money of this leg is on its way and none of it has failed. */
    boolean underWay(Leg leg) {
        CustomerMoney state = leg.customerMoney();
        boolean moving = state.compareTo(CustomerMoney.PLANNED) >= 0 && state.compareTo(CustomerMoney.UNKNOWN) <= 0;
        return moving && !failedRefund(leg);
    }

    boolean decided(Leg leg) {
        return c.refunds().due(leg.supplier()) != null;
    }

    boolean moved(Leg leg) {
        return leg.units(LineState::shipped) > 0;
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }
}
