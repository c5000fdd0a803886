package io.backhaul.core.decision;

import static io.backhaul.core.message.OperatorAction.*;

import java.util.EnumSet;
import java.util.List;

/** What is impossible about the customer's money (rows S71, S81, S101). */
final class GuardOfMoney {

    static final List<GuardRow> ROWS = List.of(
            GuardRow.no(
                    "RefundUnderWay",
                    EnumSet.of(REFUND, PARTIAL_REFUND, KEEP_IT),
                    a -> a.all(a::underWay),
                    "a refund of these goods is under way: wait for its outcome"),
            GuardRow.no(
                    Disputed.RULE,
                    EnumSet.of(REFUND, PARTIAL_REFUND),
                    a -> Disputed.open(a.c()),
                    "the payment is disputed: nothing is refunded before the bank has decided"),
            GuardRow.no(
                    "NothingLeft",
                    EnumSet.of(REFUND, PARTIAL_REFUND),
                    a -> a.available().isZero() && a.all(leg -> !a.failedRefund(leg)),
                    a -> "nothing is left to refund"),
            GuardRow.no(
                    "AmountAvailable",
                    EnumSet.of(REFUND, PARTIAL_REFUND),
                    a -> a.d().amount() != null
                            && a.d().amount().compareTo(a.available()) > 0
                            && a.all(leg -> !a.failedRefund(leg)),
                    a -> "no more than " + a.available() + " is left to refund"),
            GuardRow.no(
                    "RefundByHand",
                    EnumSet.of(REFUND_DONE_BY_HAND),
                    GuardOfMoney::noneByHand,
                    "no refund of this leg waits to be made by hand, or the gateway's reference is missing"),
            GuardRow.no(
                    "StoreCreditFirst",
                    EnumSet.of(STORE_CREDIT),
                    a -> a.all(leg -> a.decided(leg) || StoreCredit.chosen(a.c(), leg)),
                    "what is due is settled already, as money or as store credit"),
            GuardRow.no(
                    "IssueStoreCredit",
                    EnumSet.of(STORE_CREDIT_ISSUED),
                    a -> a.all(leg ->
                            a.c().refunds().storeCredits().open(leg.supplier()).isEmpty()),
                    "no store credit waits to be issued"),
            GuardRow.no(
                    RefundHold.APPROVAL,
                    EnumSet.of(APPROVE_REFUND),
                    a -> a.all(leg -> !RefundHold.waitsForApproval(a.c(), leg)),
                    "no refund waits for a second approval"),
            GuardRow.no(
                    "FourEyes",
                    EnumSet.of(APPROVE_REFUND),
                    a -> a.any(leg -> RefundHold.deciders(a.c(), leg).contains(RefundHold.name(a.d()))),
                    a -> a.d().by() + " has decided on this return already: another person must approve its refund"),
            GuardRow.no(
                    RefundHold.CAP,
                    EnumSet.of(RELEASE_REFUND),
                    a -> a.all(leg -> !RefundHold.waitsForRoom(a.c(), leg)),
                    "no refund waits for room under the daily cap"),
            GuardRow.no(
                    "Adjust",
                    EnumSet.of(ADJUST),
                    a -> a.all(leg -> !Adjust.fits(a.c(), leg)),
                    "no debt to the customer waits that a person could take back"),
            GuardRow.no(
                    "AdjustAll",
                    EnumSet.of(ADJUST),
                    a -> a.d().amount() != null && !a.d().amount().equals(Adjust.total(a.c(), a.legs())),
                    a -> "taken back is " + Adjust.total(a.c(), a.legs()) + " in all, no other amount"));

    private GuardOfMoney() {}

    private static boolean noneByHand(Asked a) {
        return a.lacksReference()
                || a.legs().stream()
                        .flatMap(leg -> a.c().refunds().forHand(leg.supplier()).stream())
                        .noneMatch(r -> !a.c().refunds().failedForGood(r)
                                || r.destination().equals(Command.MANUAL)
                                || Settlement.covers(a.c(), r));
    }
}
