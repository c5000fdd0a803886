package io.backhaul.core.decision;

import static io.backhaul.core.message.OperatorAction.*;

import io.backhaul.core.returns.Claim;
import io.backhaul.core.returns.Goods;
import io.backhaul.core.returns.Leg;
import io.backhaul.core.returns.LineState;
import java.util.EnumSet;
import java.util.List;

/** What is impossible about goods, requests and the debts of suppliers and carriers. */
final class GuardOfGoods {

    static final List<GuardRow> ROWS = List.of(
            GuardRow.no(
                    "RequestAccepted",
                    EnumSet.of(APPROVE),
                    a -> a.c().has(Decision.Outcome.ACCEPTED),
                    "the request is accepted already"),
            GuardRow.no(
                    "RequestDeclined",
                    EnumSet.of(APPROVE, KEEP_IT, PARTIAL_REFUND, STORE_CREDIT, CANCEL_RETURN),
                    a -> a.c().refused(),
                    "the return was declined"),
            GuardRow.no(
                    "GoodsUnderWay",
                    EnumSet.of(KEEP_IT, PARTIAL_REFUND),
                    a -> a.any(a::moved),
                    "goods are on their way back or there, so the customer does not keep them"),
            GuardRow.no(
                    "GoodsUnderWay",
                    EnumSet.of(CANCEL_RETURN),
                    a -> a.c().legs().stream().anyMatch(a::moved),
                    "goods are on their way back or there: decide what is refunded"),
            GuardRow.no(
                    "RefundUnderWay",
                    EnumSet.of(CANCEL_RETURN),
                    a -> a.c().legs().stream().anyMatch(a::decided),
                    "a refund is decided, and a return that is paid back cannot be cancelled"),
            GuardRow.no(
                    "KeptAlready",
                    EnumSet.of(KEEP_IT),
                    a -> a.all(leg -> leg.units(l -> l.line().quantity() - l.kept()) == 0),
                    "the customer keeps the goods already: order the refund of the rest"),
            GuardRow.no(
                    "AddressNamed",
                    EnumSet.of(ADDRESS_CONFIRMED),
                    a -> a.all(leg -> !ReturnAddresses.mayHold(a.c(), leg, a.d().reference())),
                    a -> "neither is that the address " + a.d().supplier()
                            + " named with his authorization, nor one of his on file"),
            GuardRow.no(
                    "GoodsStay",
                    EnumSet.of(GOODS_RECEIVED),
                    a -> a.all(leg -> a.c().keeps(leg.supplier())),
                    "the customer keeps these goods, nothing comes back"),
            GuardRow.no(
                    "ReplacedOrRefunded",
                    EnumSet.of(REPLACEMENT_SHIPPED),
                    a -> a.any(leg -> a.decided(leg) && leg.units(LineState::replaced) == 0),
                    "these goods are refunded, and replacement and refund exclude each other"),
            GuardRow.no(
                    "ClaimCredited",
                    EnumSet.of(CLAIM_CANCELLED),
                    a -> a.any(leg -> leg.claim().credited().isPositive()),
                    a -> a.d().supplier() + " has credited "
                            + a.legs().get(0).claim().credited() + ": his claim cannot be taken back"),
            GuardRow.no(
                    "ClaimOpen",
                    EnumSet.of(CLAIM_CANCELLED),
                    a -> a.all(GuardOfGoods::nothingClaimed),
                    a -> "nothing is claimed from " + a.d().supplier()),
            GuardRow.no(
                    "NothingOwed",
                    EnumSet.of(WRITE_OFF),
                    a -> a.all(leg ->
                            !leg.claim().open().isPositive() && leg.claim().expected() != null),
                    "the supplier owes nothing that could be given up"),
            GuardRow.no(
                    "CarriersMatter",
                    EnumSet.of(CARRIER_CLAIMED),
                    a -> a.all(leg -> !leg.carriersMatter() && leg.goods() != Goods.IN_TRANSIT
                            || a.c().carrierClaim(leg).filed()),
                    "there is nothing to claim from a carrier, or it is claimed already"),
            GuardRow.no(
                    "CarrierOwes",
                    EnumSet.of(CARRIER_PAID, CARRIER_DECLINED, CARRIER_WRITE_OFF),
                    a -> a.all(leg -> !a.c().carrierClaim(leg).owes()),
                    "the carrier owes nothing"),
            GuardRow.no(
                    "CarrierOwesLess",
                    EnumSet.of(CARRIER_PAID),
                    a -> a.all(leg -> a.c().carrierClaim(leg).open().compareTo(a.d().amount()) < 0),
                    "the carrier owes less than that"));

    private GuardOfGoods() {}

    private static boolean nothingClaimed(Leg leg) {
        Claim claim = leg.claim();
        boolean claimed = claim.told() || claim.open().isPositive();
        return !claimed || claim.withdrawn() || claim.writtenOff().isPositive();
    }
}
