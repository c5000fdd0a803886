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
        return ActionWords.of(action).about(suppliers);
    }

    /** A form with a label, a sentence, and a note that may be given. */
    static ActionForm words(OperatorAction action, String label, String help) {
        return new ActionForm(action, label, help, List.of(), Need.MAY, Need.NO, Need.NO, "", false);
    }

    ActionForm about(List<String> legs) {
        return new ActionForm(action, label, help, legs, note, amount, reference, referenceLabel, danger);
    }

    ActionForm money(Need need) {
        return new ActionForm(action, label, help, suppliers, note, need, reference, referenceLabel, danger);
    }

    ActionForm number(Need need, String name) {
        return new ActionForm(action, label, help, suppliers, note, amount, need, name, danger);
    }

    /** A reason must be given. */
    ActionForm explained() {
        return new ActionForm(action, label, help, suppliers, Need.MUST, amount, reference, referenceLabel, danger);
    }

    /** It cannot be taken back: a reason must be given. */
    ActionForm last() {
        return new ActionForm(action, label, help, suppliers, Need.MUST, amount, reference, referenceLabel, true);
    }
}
