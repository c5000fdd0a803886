package io.backhaul.core.decision;

import static io.backhaul.core.message.OperatorAction.*;

import io.backhaul.core.money.Money;
import io.backhaul.core.returns.Leg;
import java.util.EnumSet;
import java.util.List;

/** What a person is advised against and may do knowingly (F37). */
final class GuardAdvice {

    static final List<GuardRow> ROWS = List.of(
            GuardRow.advice(
                    "RequestOutsideWindow",
                    EnumSet.of(REFUND, KEEP_IT, PARTIAL_REFUND),
                    a -> !a.c().has(Decision.Outcome.ACCEPTED) && !RequestWindow.inside(a.c()),
                    a -> "it was requested outside the customer's window"),
            GuardRow.advice(
                    "InspectionContradicts",
                    EnumSet.of(REFUND),
                    a -> a.any(InspectionContradicts::holds),
                    a -> "the supplier's inspection contradicts the customer's reason"),
            GuardRow.advice(
                    "NoReturnTracking",
                    EnumSet.of(REFUND),
                    a -> a.any(leg -> NoReturnTracking.bars(a.c(), leg)),
                    a -> "there is no return tracking number, and the policy refunds nothing without one"),
            GuardRow.advice(
                    "PartialRefundBand",
                    EnumSet.of(PARTIAL_REFUND),
                    a -> !PartialBand.holds(a.c(), a.legs().get(0), a.d().amount()),
                    a -> PartialBand.words(a.c(), a.legs().get(0))),
            GuardRow.advice(
                    Fees.RULE,
                    EnumSet.of(REFUND),
                    a -> a.d().amount() != null && a.any(leg -> a.d().amount().compareTo(net(a, leg)) > 0),
                    a -> "fees are deducted by the policy, so at most "
                            + net(a, a.legs().get(0)) + " is due"));

    private GuardAdvice() {}

    private static Money net(Asked a, Leg leg) {
        Money all = leg.value(l -> l.line().quantity() - l.replaced());
        return all.minus(Fees.of(a.c(), leg, all, Entitlement::underWay).total());
    }
}
