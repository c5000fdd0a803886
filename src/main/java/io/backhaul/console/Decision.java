package io.backhaul.console;

import io.backhaul.core.message.OperatorAction;
import io.backhaul.core.money.Money;
import java.util.UUID;

/**
 * A person's decision on a case.
 *
 * @param supplier the leg it is about, or null for the whole case
 * @param caseVersion version of the case the person saw, or 0 when not given
 * @param by who decided
 * @param note why, in that person's words, or null
 * @param amount an amount entered with it, or null
 * @param reference a number entered with it (RMA, credit memo, gateway reference), or null
 * @param overrides the rule whose advice is knowingly not followed, or null; it needs a note
 */
public record Decision(
        String merchant,
        UUID caseId,
        OperatorAction action,
        String supplier,
        long caseVersion,
        String by,
        String note,
        Money amount,
        String reference,
        String overrides) {

    /** A decision that follows every rule. */
    public Decision(
            String merchant,
            UUID caseId,
            OperatorAction action,
            String supplier,
            long caseVersion,
            String by,
            String note,
            Money amount,
            String reference) {
        this(merchant, caseId, action, supplier, caseVersion, by, note, amount, reference, null);
    }
}
