package io.backhaul.core.decision;

import static io.backhaul.core.message.OperatorAction.*;

import io.backhaul.core.message.OperatorAction;
import io.backhaul.core.money.Money;
import io.backhaul.core.returns.Leg;
import io.backhaul.core.returns.LineState;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The guard's table: what speaks against which action, first what is impossible, then what is advised against. */
final class GuardTable {

    /**
     * One row.
     *
     * @param rule the name it is refused by
     * @param actions what it is about
     * @param advice true when a person may override it
     * @param speaksAgainst when it refuses
     * @param reason in words for the person
     */
    record Row(
            String rule,
            Set<OperatorAction> actions,
            boolean advice,
            Predicate<Asked> speaksAgainst,
            Function<Asked, String> reason) {}

    private static final List<Row> ROWS = Stream.of(incomplete(), customer(), goods(), debts(), advice())
            .flatMap(List::stream)
            .toList();

    private GuardTable() {}

    static List<Row> rows() {
        return ROWS;
    }

    private static List<Row> incomplete() {
        Set<OperatorAction> money = EnumSet.of(REFUND, PARTIAL_REFUND);
        return List.of(
                no("Signed", EnumSet.allOf(OperatorAction.class), Asked::lacksName, "nobody decides without a name"),
                no(
                        "NoteNeeded",
                        EnumSet.of(DECLINE, WRITE_OFF, ADJUST, CARRIER_DECLINED, CARRIER_WRITE_OFF),
                        Asked::lacksNote,
                        "it needs a reason in the note"),
                no(
                        "SupplierNeeded",
                        EnumSet.of(
                                SUPPLIER_AUTHORIZED,
                                SUPPLIER_DECLINED,
                                GOODS_RECEIVED,
                                CREDIT_RECEIVED,
                                REPLACEMENT_SHIPPED,
                                CLAIM_CANCELLED,
                                CARRIER_CLAIMED,
                                CARRIER_PAID,
                                CARRIER_DECLINED,
                                CARRIER_WRITE_OFF),
                        a -> a.d().supplier() == null,
                        "it needs the supplier it is about"),
                no(
                        "AmountNeeded",
                        EnumSet.of(CREDIT_RECEIVED, PARTIAL_REFUND, CARRIER_PAID),
                        Asked::lacksAmount,
                        "it needs the amount"),
                no(
                        "ReferenceNeeded",
                        EnumSet.of(STORE_CREDIT_ISSUED, CARRIER_CLAIMED, CARRIER_PAID),
                        Asked::lacksReference,
                        "it needs the reference"),
                row(
                        "AmountFits",
                        money,
                        false,
                        GuardTable::unfit,
                        a -> "the amount must be positive, in " + a.c().currency()
                                + ", and for one supplier's goods; without one all is refunded that is due"),
                no(
                        "Impossible",
                        EnumSet.of(CARRIER_PAID),
                        GuardTable::carrierCurrency,
                        "the carrier owes another currency"));
    }

    private static List<Row> customer() {
        Predicate<Asked> nothing = a -> a.available().isZero() && a.all(leg -> !a.failedRefund(leg));
        return List.of(
                no(
                        "RefundUnderWay",
                        EnumSet.of(REFUND, PARTIAL_REFUND, KEEP_IT),
                        a -> a.all(a::underWay),
                        "a refund of these goods is under way: wait for its outcome"),
                row(
                        "NothingLeft",
                        EnumSet.of(REFUND, PARTIAL_REFUND),
                        false,
                        nothing,
                        a -> "nothing is left to refund"),
                row(
                        "AmountAvailable",
                        EnumSet.of(REFUND, PARTIAL_REFUND),
                        false,
                        a -> a.d().amount() != null
                                && a.d().amount().compareTo(a.available()) > 0
                                && a.all(leg -> !a.failedRefund(leg)),
                        a -> "no more than " + a.available() + " is left to refund"),
                no(
                        "RefundByHand",
                        EnumSet.of(REFUND_DONE_BY_HAND),
                        GuardTable::noneByHand,
                        "no refund of this leg waits to be made by hand, or the gateway's reference is missing"),
                no(
                        "StoreCreditFirst",
                        EnumSet.of(STORE_CREDIT),
                        a -> a.all(leg -> a.decided(leg) || StoreCredit.chosen(a.c(), leg)),
                        "what is due is settled already, as money or as store credit"),
                no(
                        "IssueStoreCredit",
                        EnumSet.of(STORE_CREDIT_ISSUED),
                        a -> a.all(leg -> a.c().refunds()
                                .storeCredits()
                                .open(leg.supplier())
                                .isEmpty()),
                        "no store credit waits to be issued"),
                no(
                        "Adjust",
                        EnumSet.of(ADJUST),
                        a -> a.all(leg -> !Adjust.fits(a.c(), leg)),
                        "no debt to the customer waits that a person could take back"),
                row(
                        "AdjustAll",
                        EnumSet.of(ADJUST),
                        false,
                        a -> a.d().amount() != null && !a.d().amount().equals(Adjust.total(a.c(), a.legs())),
                        a -> "taken back is " + Adjust.total(a.c(), a.legs()) + " in all, no other amount"));
    }

    private static List<Row> goods() {
        return List.of(
                no(
                        "RequestAccepted",
                        EnumSet.of(APPROVE),
                        a -> a.c().has(Decision.Outcome.ACCEPTED),
                        "the request is accepted already"),
                no(
                        "RequestDeclined",
                        EnumSet.of(APPROVE, KEEP_IT, PARTIAL_REFUND, STORE_CREDIT),
                        a -> a.c().refused(),
                        "the return was declined"),
                no(
                        "GoodsUnderWay",
                        EnumSet.of(KEEP_IT, PARTIAL_REFUND),
                        a -> a.any(a::moved),
                        "goods are on their way back or there, so the customer does not keep them"),
                no(
                        "KeptAlready",
                        EnumSet.of(KEEP_IT),
                        a -> a.all(leg -> leg.units(l -> l.line().quantity() - l.kept()) == 0),
                        "the customer keeps the goods already: order the refund of the rest"),
                no(
                        "GoodsStay",
                        EnumSet.of(GOODS_RECEIVED),
                        a -> a.all(leg -> a.c().keeps(leg.supplier())),
                        "the customer keeps these goods, nothing comes back"),
                no(
                        "ReplacedOrRefunded",
                        EnumSet.of(REPLACEMENT_SHIPPED),
                        a -> a.any(leg -> a.decided(leg) && leg.units(LineState::replaced) == 0),
                        "these goods are refunded, and replacement and refund exclude each other"),
                no(
                        "ClaimOpen",
                        EnumSet.of(CLAIM_CANCELLED),
                        a -> a.all(
                                leg -> a.c().madeFor("asked:" + leg.supplier()).isEmpty() || leg.answered()),
                        "no request to the supplier waits for his answer"));
    }

    private static List<Row> debts() {
        return List.of(
                no(
                        "NothingOwed",
                        EnumSet.of(WRITE_OFF),
                        a -> a.all(leg ->
                                !leg.claim().open().isPositive() && leg.claim().expected() != null),
                        "the supplier owes nothing that could be given up"),
                no(
                        "CarriersMatter",
                        EnumSet.of(CARRIER_CLAIMED),
                        a -> a.all(leg ->
                                !leg.carriersMatter() || a.c().carrierClaim(leg).filed()),
                        "there is nothing to claim from a carrier, or it is claimed already"),
                no(
                        "CarrierOwes",
                        EnumSet.of(CARRIER_PAID, CARRIER_DECLINED, CARRIER_WRITE_OFF),
                        a -> a.all(leg -> !a.c().carrierClaim(leg).owes()),
                        "the carrier owes nothing"),
                no(
                        "CarrierOwesLess",
                        EnumSet.of(CARRIER_PAID),
                        a -> a.all(leg -> a.c().carrierClaim(leg).open().compareTo(a.d().amount()) < 0),
                        "the carrier owes less than that"));
    }

    private static List<Row> advice() {
        return List.of(
                advice(
                        "RequestOutsideWindow",
                        EnumSet.of(REFUND, KEEP_IT, PARTIAL_REFUND),
                        a -> !a.c().has(Decision.Outcome.ACCEPTED)
                                && a.c().requestedAt().isAfter(RequestWindow.endsAt(a.c())),
                        a -> "it was requested outside the customer's window"),
                advice(
                        "InspectionContradicts",
                        EnumSet.of(REFUND),
                        a -> a.any(InspectionContradicts::holds),
                        a -> "the supplier's inspection contradicts the customer's reason"),
                advice(
                        "NoReturnTracking",
                        EnumSet.of(REFUND),
                        a -> a.any(leg -> NoReturnTracking.bars(a.c(), leg)),
                        a -> "there is no return tracking number, and the policy refunds nothing without one"),
                advice(
                        "PartialRefundBand",
                        EnumSet.of(PARTIAL_REFUND),
                        a -> !PartialBand.holds(a.c(), a.legs().get(0), a.d().amount()),
                        a -> PartialBand.words(a.c(), a.legs().get(0))),
                advice(
                        Fees.RULE,
                        EnumSet.of(REFUND),
                        a -> a.d().amount() != null
                                && a.any(leg -> a.d().amount().compareTo(net(a, leg)) > 0),
                        a -> "fees are deducted by the policy, so at most "
                                + net(a, a.legs().get(0)) + " is due"));
    }

    private static Money net(Asked a, Leg leg) {
        Money all = leg.value(l -> l.line().quantity() - l.replaced());
        return all.minus(Fees.of(a.c(), leg, all, Entitlement::underWay).total());
    }

    private static boolean unfit(Asked a) {
        Money amount = a.d().amount();
        return amount != null
                && (!amount.isPositive()
                        || !amount.currency().equals(a.c().currency())
                        || a.legs().size() > 1);
    }

    private static boolean carrierCurrency(Asked a) {
        return a.any(leg -> a.c().carrierClaim(leg).filed()
                && !a.c().carrierClaim(leg)
                        .booked()
                        .currency()
                        .equals(a.d().amount().currency()));
    }

    private static boolean noneByHand(Asked a) {
        return a.lacksReference()
                || a.legs().stream()
                        .flatMap(leg -> a.c().refunds().forHand(leg.supplier()).stream())
                        .noneMatch(r -> r.destination().equals(Command.MANUAL) || Settlement.covers(a.c(), r));
    }

    private static Row no(String rule, Set<OperatorAction> actions, Predicate<Asked> against, String reason) {
        return new Row(rule, actions, false, against, a -> a.d().action() + ": " + reason);
    }

    private static Row row(
            String rule,
            Set<OperatorAction> actions,
            boolean advice,
            Predicate<Asked> against,
            Function<Asked, String> reason) {
        return new Row(rule, actions, advice, against, a -> a.d().action() + ": " + reason.apply(a));
    }

    private static Row advice(
            String rule, Set<OperatorAction> actions, Predicate<Asked> against, Function<Asked, String> reason) {
        return row(rule, actions, true, against, reason);
    }
}
