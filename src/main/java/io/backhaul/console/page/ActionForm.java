package io.backhaul.console.page;

import io.backhaul.core.message.OperatorAction;
import java.util.List;

/**
 * Something a person may do now, as a small form.
 *
 * @param action what is sent
 * @param label what the button says
 * @param help what it does, in a sentence
 * @param suppliers legs to choose from; empty when it is about the whole case
 * @param note whether a note must, may or cannot be given
 * @param amount whether an amount can be entered
 * @param reference label of the number to enter, or null
 * @param danger true when it ends something for good
 */
public record ActionForm(
        OperatorAction action,
        String label,
        String help,
        List<String> suppliers,
        Note note,
        boolean amount,
        String reference,
        boolean danger) {

    /** Whether words are needed. */
    public enum Note {
        REQUIRED,
        OPTIONAL
    }

    static ActionForm of(OperatorAction action, List<String> suppliers) {
        return switch (action) {
            case APPROVE ->
                plain(
                        action,
                        "Accept the return",
                        "The supplier is asked; the customer gets instructions after his answer.");
            case DECLINE ->
                new ActionForm(
                        action,
                        "Decline",
                        "The customer gets nothing back for this; the note is the reason he is told.",
                        suppliers,
                        Note.REQUIRED,
                        false,
                        null,
                        true);
            case SUPPLIER_AUTHORIZED ->
                forSupplier(
                        action,
                        "Supplier accepts",
                        "Enter what he told you on the telephone or on his web site.",
                        suppliers,
                        "RMA number");
            case SUPPLIER_DECLINED ->
                forSupplier(
                        action,
                        "Supplier declines",
                        "Enter his refusal; what the customer gets is decided separately.",
                        suppliers,
                        null);
            case GOODS_RECEIVED ->
                forSupplier(
                        action,
                        "Goods arrived",
                        "The supplier has the parcel; he is asked to confirm the inspection.",
                        suppliers,
                        null);
            case REFUND ->
                new ActionForm(
                        action,
                        "Refund the customer now",
                        "Pays what is due, or the amount you enter if that is less. Never more than was paid.",
                        suppliers,
                        Note.OPTIONAL,
                        true,
                        null,
                        false);
            case REFUND_DONE_BY_HAND ->
                new ActionForm(
                        action,
                        "I refunded it by hand",
                        "Only after you paid it at the gateway; the hub pays nothing.",
                        suppliers,
                        Note.OPTIONAL,
                        true,
                        "Gateway's refund number",
                        false);
            case CREDIT_RECEIVED ->
                new ActionForm(
                        action,
                        "Supplier credited us",
                        "Enter a credit you see on a statement or bill.",
                        suppliers,
                        Note.OPTIONAL,
                        true,
                        "Credit memo number",
                        false);
            case WRITE_OFF ->
                new ActionForm(
                        action,
                        "Write off what he owes",
                        "Gives up the rest of the supplier's debt, under your name and with your reason.",
                        suppliers,
                        Note.REQUIRED,
                        false,
                        null,
                        true);
            case ACKNOWLEDGE -> plain(action, "Seen and settled", "Closes the question; nothing else moves.");
        };
    }

    private static ActionForm plain(OperatorAction action, String label, String help) {
        return new ActionForm(action, label, help, List.of(), Note.OPTIONAL, false, null, false);
    }

    private static ActionForm forSupplier(
            OperatorAction action, String label, String help, List<String> suppliers, String reference) {
        return new ActionForm(action, label, help, suppliers, Note.OPTIONAL, false, reference, false);
    }
}
