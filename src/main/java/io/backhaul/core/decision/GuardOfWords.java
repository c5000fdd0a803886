package io.backhaul.core.decision;

import static io.backhaul.core.message.OperatorAction.*;

import io.backhaul.core.message.OperatorAction;
import io.backhaul.core.money.Money;
import java.util.EnumSet;
import java.util.List;
import java.util.regex.Pattern;

/** What a decision must say before anything else (rows S71, S83). */
final class GuardOfWords {

    static final List<GuardRow> ROWS = List.of(
            GuardRow.no(
                    "Signed", EnumSet.allOf(OperatorAction.class), Asked::lacksName, "nobody decides without a name"),
            GuardRow.no(
                    "NoteNeeded",
                    EnumSet.of(
                            DECLINE,
                            CANCEL_RETURN,
                            WRITE_OFF,
                            CLAIM_CANCELLED,
                            ADJUST,
                            APPROVE_REFUND,
                            RELEASE_REFUND,
                            CARRIER_DECLINED,
                            CARRIER_WRITE_OFF,
                            ADDRESS_CONFIRMED),
                    Asked::lacksNote,
                    "it needs a reason in the note"),
            GuardRow.no(
                    "SupplierNeeded",
                    EnumSet.of(
                            SUPPLIER_AUTHORIZED,
                            SUPPLIER_DECLINED,
                            ADDRESS_CONFIRMED,
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
            GuardRow.no(
                    "AmountNeeded",
                    EnumSet.of(CREDIT_RECEIVED, PARTIAL_REFUND, CARRIER_PAID),
                    Asked::lacksAmount,
                    "it needs the amount"),
            GuardRow.no(
                    "ReferenceNeeded",
                    EnumSet.of(STORE_CREDIT_ISSUED, CARRIER_CLAIMED, CARRIER_PAID, ADDRESS_CONFIRMED),
                    Asked::lacksReference,
                    "it needs the reference"),
            GuardRow.no(
                    "SecondChannel",
                    EnumSet.of(ADDRESS_CONFIRMED),
                    GuardOfWords::namesNoChannel,
                    "the note must begin with the second channel (phone, portal, file, EDI, letter or visit) and name who"
                            + " confirmed it, for example 'phone: Ms Jones, returns desk'"),
            GuardRow.no(
                    "AmountFits",
                    EnumSet.of(REFUND, PARTIAL_REFUND),
                    GuardOfWords::unfit,
                    a -> "the amount must be positive, in " + a.c().currency()
                            + ", and for one supplier's goods; without one all is refunded that is due"),
            GuardRow.no(
                    "Impossible",
                    EnumSet.of(CARRIER_PAID),
                    GuardOfWords::carrierCurrency,
                    "the carrier owes another currency"));

    private static final Pattern CHANNEL_AND_WHO =
            Pattern.compile("(?iu)\\s*(phone|telephone|call|portal|file|edi|letter|visit)\\b\\W+\\p{L}{2}.*");

    private GuardOfWords() {}

    private static boolean namesNoChannel(Asked a) {
        return !CHANNEL_AND_WHO.matcher(a.d().note().replaceAll("\\s+", " ")).matches();
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
}
