package io.backhaul.core.returns;

import io.backhaul.core.message.OperatorAction;
import io.backhaul.core.message.Reason;
import io.backhaul.core.money.Bookkeeping;

/** The one word for a whole case; derived, never stored as truth. */
public enum CaseStatus {
    OPEN,
    /** A person must look before it goes on. */
    REVIEW,
    CLOSED;

    /** True when goods are done, money is settled on both sides and no obligation account is left open. */
    public static boolean isFinished(ReturnCase c) {
        boolean refused = c.refused() && c.legs().stream().allMatch(CaseStatus::untouched);
        boolean placed = c.orphans().isEmpty() ? !c.legs().isEmpty() : c.acknowledged("unknown-supplier");
        boolean legsDone = c.legs().stream().allMatch(leg -> finished(c, leg));
        return (refused || placed && legsDone) && Bookkeeping.owed(c).isEmpty();
    }

    private static boolean untouched(Leg leg) {
        return leg.units(LineState::shipped) == 0 && leg.customerMoney() == CustomerMoney.NONE;
    }

    private static boolean finished(ReturnCase c, Leg leg) {
        boolean nothingDue = nothingDue(c, leg);
        boolean customer =
                leg.customerMoney() == CustomerMoney.PAID || leg.customerMoney() == CustomerMoney.NONE && nothingDue;
        boolean supplier = leg.supplierMoney().isTerminal()
                || !leg.claim().open().isPositive() && (nothingDue || leg.supplierMoney() == SupplierMoney.DECLINED);
        boolean declinedLines = leg.units(LineState::declined) > 0
                && !c.facts().answeredByPerson(leg.supplier())
                && c.refundable(leg).isPositive();
        boolean refusedLeg = nothingDue && leg.goods() == Goods.REQUESTED && untouched(leg);
        boolean carrier = !leg.carriersMatter()
                || c.carrierClaim(leg).filed()
                || c.refused()
                || c.acknowledged("claim-carrier:" + leg.supplier());
        return (leg.goodsDone() || refusedLeg) && customer && supplier && carrier && !declinedLines;
    }

    /** Nothing came back or nothing is owed: called off, declined, replaced, only the packaging suffered, or settled unseen. */
    private static boolean nothingDue(ReturnCase c, Leg leg) {
        return leg.goods() == Goods.CANCELLED
                || leg.goods() == Goods.EXPIRED
                || c.facts().decided(OperatorAction.DECLINE, leg.supplier())
                || leg.units(l -> l.line().quantity() - l.replaced()) == 0
                || leg.carriersMatter() && c.request().reason() == Reason.PACKAGING_DAMAGED
                || c.refunds().adjusted("nothing-left:" + leg.supplier());
    }
}
