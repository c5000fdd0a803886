package io.backhaul.console.page;

import static io.backhaul.console.page.ActionForm.Need.MAY;
import static io.backhaul.console.page.ActionForm.Need.MUST;
import static io.backhaul.console.page.ActionForm.words;
import static io.backhaul.core.message.OperatorAction.ACKNOWLEDGE;
import static io.backhaul.core.message.OperatorAction.APPROVE;
import static io.backhaul.core.message.OperatorAction.CREDIT_RECEIVED;
import static io.backhaul.core.message.OperatorAction.DECLINE;
import static io.backhaul.core.message.OperatorAction.GOODS_RECEIVED;
import static io.backhaul.core.message.OperatorAction.REFUND;
import static io.backhaul.core.message.OperatorAction.REFUND_DONE_BY_HAND;
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
                            SUPPLIER_AUTHORIZED,
                            "Supplier accepts",
                            "Enter what he told you on the telephone or on his web site.")
                    .number(MAY, "RMA number"),
            words(
                    SUPPLIER_DECLINED,
                    "Supplier declines",
                    "Enter his refusal; what the customer gets is decided separately."),
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
