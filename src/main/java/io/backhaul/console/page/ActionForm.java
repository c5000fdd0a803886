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
 * @param note whether words are needed
 * @param amount whether an amount is entered
 * @param reference whether a number is entered
 * @param referenceLabel what that number is
 * @param danger true when it ends something for good
 */
public record ActionForm(
        OperatorAction action,
        String label,
        String help,
        List<String> suppliers,
        Need note,
        Need amount,
        Need reference,
        String referenceLabel,
        boolean danger) {

    /** Whether a field is there, and whether it must be filled. */
    public enum Need {
        NO,
        MAY,
        MUST;

        public boolean asked() {
            return this != NO;
        }

        public boolean must() {
            return this == MUST;
        }
    }

    static ActionForm of(OperatorAction action, List<String> suppliers) {
        return switch (action) {
            case APPROVE ->
                words(
                        action,
                        "Accept the return",
                        "The supplier is asked; the customer gets instructions after his answer.",
                        List.of());
            case DECLINE ->
                words(action, "Decline", "The customer gets nothing back for this; the note is the reason.", suppliers)
                        .last();
            case SUPPLIER_AUTHORIZED ->
                words(
                                action,
                                "Supplier accepts",
                                "Enter what he told you on the telephone or on his web site.",
                                suppliers)
                        .number(Need.MAY, "RMA number");
            case SUPPLIER_DECLINED ->
                words(
                        action,
                        "Supplier declines",
                        "Enter his refusal; what the customer gets is decided separately.",
                        suppliers);
            case GOODS_RECEIVED ->
                words(
                        action,
                        "Goods arrived",
                        "The supplier has the parcel; he is asked to confirm the inspection.",
                        suppliers);
            case REFUND ->
                words(
                                action,
                                "Refund the customer now",
                                "Pays what is due, or the amount you enter if that is less; never more than was paid.",
                                suppliers)
                        .money(Need.MAY);
            case REFUND_DONE_BY_HAND ->
                words(
                                action,
                                "I refunded it by hand",
                                "Only after you paid it at the gateway; the hub pays nothing.",
                                suppliers)
                        .money(Need.MAY)
                        .number(Need.MUST, "Gateway's refund number");
            case CREDIT_RECEIVED ->
                words(action, "Supplier credited us", "Enter a credit you see on a statement or bill.", suppliers)
                        .money(Need.MUST)
                        .number(Need.MAY, "Credit memo number");
            case WRITE_OFF ->
                words(
                                action,
                                "Write off what he owes",
                                "Gives up the rest of the supplier's debt, under your name and with your reason.",
                                suppliers)
                        .last();
            case ACKNOWLEDGE ->
                words(action, "Seen and settled", "Closes the question; nothing else moves.", List.of());
        };
    }

    private static ActionForm words(OperatorAction action, String label, String help, List<String> suppliers) {
        return new ActionForm(action, label, help, suppliers, Need.MAY, Need.NO, Need.NO, "", false);
    }

    private ActionForm money(Need need) {
        return new ActionForm(action, label, help, suppliers, note, need, reference, referenceLabel, danger);
    }

    private ActionForm number(Need need, String name) {
        return new ActionForm(action, label, help, suppliers, note, amount, need, name, danger);
    }

    /** It cannot be taken back: a reason must be given. */
    private ActionForm last() {
        return new ActionForm(action, label, help, suppliers, Need.MUST, amount, reference, referenceLabel, true);
    }
}
