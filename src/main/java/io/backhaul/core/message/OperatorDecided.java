package io.backhaul.core.message;

import io.backhaul.core.money.Money;
import java.util.Objects;

/**
 * A person decided; it outranks partners' facts (decision by name, never anonymous).
 *
 * @param envelope what every message carries
 * @param action what was decided
 * @param supplier the leg it is about, or null for the whole case
 * @param caseVersion version of the case the person saw; 0 when not given
 * @param by who decided
 * @param note why, in that person's words
 * @param amount an amount entered with it, or null
 * @param reference a reference entered with it (RMA, credit memo, gateway reference), or null
 * @param overrides the rule whose advice is knowingly not followed, or null; kept with the case (F37)
 */
public record OperatorDecided(
        Envelope envelope,
        OperatorAction action,
        String supplier,
        long caseVersion,
        String by,
        String note,
        Money amount,
        String reference,
        String overrides)
        implements ReturnMessage {

    public OperatorDecided {
        Objects.requireNonNull(envelope, "envelope");
        Objects.requireNonNull(action, "action");
    }

    /** A decision that follows every rule. */
    public OperatorDecided(
            Envelope envelope,
            OperatorAction action,
            String supplier,
            long caseVersion,
            String by,
            String note,
            Money amount,
            String reference) {
        this(envelope, action, supplier, caseVersion, by, note, amount, reference, null);
    }
}
