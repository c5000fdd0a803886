package io.backhaul.console.page;

import static io.backhaul.console.page.ActionForm.Need.MAY;
import static io.backhaul.console.page.ActionForm.Need.MUST;
import static io.backhaul.console.page.ActionForm.words;
import static io.backhaul.core.message.OperatorAction.ACKNOWLEDGE;
import static io.backhaul.core.message.OperatorAction.ADDRESS_CONFIRMED;
import static io.backhaul.core.message.OperatorAction.ADJUST;
import static io.backhaul.core.message.OperatorAction.APPROVE;
import static io.backhaul.core.message.OperatorAction.APPROVE_REFUND;
import static io.backhaul.core.message.OperatorAction.CANCEL_RETURN;
import static io.backhaul.core.message.OperatorAction.CARRIER_CLAIMED;
import static io.backhaul.core.message.OperatorAction.CARRIER_DECLINED;
import static io.backhaul.core.message.OperatorAction.CARRIER_PAID;
import static io.backhaul.core.message.OperatorAction.CARRIER_WRITE_OFF;
import static io.backhaul.core.message.OperatorAction.CLAIM_CANCELLED;
import static io.backhaul.core.message.OperatorAction.CREDIT_RECEIVED;
import static io.backhaul.core.message.OperatorAction.DECLINE;
import static io.backhaul.core.message.OperatorAction.GOODS_RECEIVED;
import static io.backhaul.core.message.OperatorAction.KEEP_IT;
import static io.backhaul.core.message.OperatorAction.PARTIAL_REFUND;
import static io.backhaul.core.message.OperatorAction.REFUND;
import static io.backhaul.core.message.OperatorAction.REFUND_DONE_BY_HAND;
import static io.backhaul.core.message.OperatorAction.RELEASE_REFUND;
import static io.backhaul.core.message.OperatorAction.REPLACEMENT_SHIPPED;
import static io.backhaul.core.message.OperatorAction.STORE_CREDIT;
import static io.backhaul.core.message.OperatorAction.STORE_CREDIT_ISSUED;
import static io.backhaul.core.message.OperatorAction.SUPPLIER_AUTHORIZED;
import static io.backhaul.core.message.OperatorAction.SUPPLIER_DECLINED;
import static io.backhaul.core.message.OperatorAction.WRITE_OFF;

import io.backhaul.core.message.OperatorAction;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How each thing a person may do is called, what it does, and what it asks for. */
final class ActionWords {

    private static final List<ActionForm> ALL = List.of(
            words(
                    APPROVE,
                    "Accept the return",
                    "The supplier is asked; the customer gets instructions after his answer."),
            words(DECLINE, "Decline", "The customer gets nothing back for this; the note is the reason.")
                    .last(),
            words(
                            CANCEL_RETURN,
                            "Cancel the return",
                            "The customer has withdrawn it and nothing was sent: it ends here and at the store; the note is why.")
                    .last(),
            words(
                            SUPPLIER_AUTHORIZED,
                            "Supplier accepts",
                            "Enter what he told you on the telephone or on his web site.")
                    .number(MAY, "RMA number"),
            words(
                    SUPPLIER_DECLINED,
                    "Supplier declines",
                    "Enter his refusal; what the customer gets is decided separately."),
            words(
                            ADDRESS_CONFIRMED,
                            "This return address holds",
                            "Only after you asked him on a second channel. Begin the note with it (phone, portal, file, EDI,"
                                    + " letter or visit) and say with whom; the customer is then told this address.")
                    .number(MUST, "Address that holds")
                    .explained(),
            words(
                    GOODS_RECEIVED,
                    "Goods arrived",
                    "The supplier has the parcel; he is asked to confirm the inspection."),
            words(
                            REFUND,
                            "Refund the customer now",
                            "Pays what is due, or what you enter if that is less; never more than was paid.")
                    .money(MAY),
            words(
                            REFUND_DONE_BY_HAND,
                            "I refunded it by hand",
                            "Only after you paid it at the gateway; the hub pays nothing.")
                    .money(MAY)
                    .number(MUST, "Gateway's refund number"),
            words(CREDIT_RECEIVED, "Supplier credited us", "Enter a credit you see on a statement or bill.")
                    .money(MUST)
                    .number(MAY, "Credit memo number"),
            words(
                            WRITE_OFF,
                            "Write off what he owes",
                            "Gives up the rest of the supplier's debt, under your name and with your reason.")
                    .last(),
            words(
                    KEEP_IT,
                    "Customer keeps the goods",
                    "Nothing goes back; everything is refunded and the supplier is claimed."),
            words(
                            PARTIAL_REFUND,
                            "Part of the money, goods stay",
                            "The customer keeps the goods and gets this amount back.")
                    .money(MUST),
            words(
                    STORE_CREDIT,
                    "Settle as store credit",
                    "What is due becomes store credit, with the bonus of the policy; you issue it."),
            words(
                            STORE_CREDIT_ISSUED,
                            "I issued the store credit",
                            "Only after you issued it at the store; the hub issues nothing.")
                    .number(MUST, "Number of the store credit"),
            words(
                            REPLACEMENT_SHIPPED,
                            "Replacement was shipped",
                            "The goods were sent again; they are not refunded any more.")
                    .number(MAY, "Tracking number"),
            words(
                    CLAIM_CANCELLED,
                    "Take back the request",
                    "Takes back what the supplier was asked, before he has answered."),
            words(
                            CARRIER_CLAIMED,
                            "Carrier was claimed",
                            "Enter the claim you made; without an amount its cost is claimed.")
                    .money(MAY)
                    .number(MUST, "Claim number"),
            words(CARRIER_PAID, "Carrier paid", "Enter what he paid; the same reference counts once.")
                    .money(MUST)
                    .number(MUST, "Reference of the payment"),
            words(CARRIER_DECLINED, "Carrier refuses", "Enter his refusal; the note is his reason.")
                    .explained(),
            words(
                            CARRIER_WRITE_OFF,
                            "Write off what the carrier owes",
                            "Gives up the rest of the carrier's debt, under your name and with your reason.")
                    .last(),
            words(
                            ADJUST,
                            "Settled elsewhere",
                            "Takes back a debt to the customer that was settled in a way the hub cannot see; say how.")
                    .money(MAY)
                    .last(),
            words(APPROVE_REFUND, "Approve the refund", "As a second person: the refund above the limit goes out.")
                    .explained(),
            words(RELEASE_REFUND, "Let it go out today", "The refund goes out although the cap of the day is used up.")
                    .explained(),
            words(ACKNOWLEDGE, "Seen and settled", "Closes the question; nothing else moves."));

    private static final Map<OperatorAction, ActionForm> BY_ACTION = new EnumMap<>(OperatorAction.class);

    static {
        ALL.forEach(form -> BY_ACTION.put(form.action(), form));
    }

    private ActionWords() {}

    static ActionForm of(OperatorAction action) {
        return BY_ACTION.get(action);
    }
}
