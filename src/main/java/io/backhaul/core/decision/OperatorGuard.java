package io.backhaul.core.decision;

import io.backhaul.core.message.OperatorAction;
import io.backhaul.core.message.OperatorDecided;
import io.backhaul.core.returns.ReturnCase;
import java.util.Optional;

/**
 * Which decision of a person fits the case as it is (rows S64, S106): the first row of the table that speaks against it names
 * its rule. What is impossible stays impossible; advice may be overridden by name, with a reason (F37).
 */
public final class OperatorGuard {

    private OperatorGuard() {}

    /** True when this rule only advises against this action, so that a person may override it. */
    public static boolean advises(String rule, OperatorAction action) {
        return GuardTable.advises(rule, action);
    }

    /** Why this decision cannot be taken; empty when it can. */
    public static Optional<Refusal> refusal(ReturnCase c, OperatorDecided d, long version) {
        if (d.caseVersion() > 0 && d.caseVersion() != version) {
            String moved = "the case has moved on since version " + d.caseVersion() + " was shown: look again";
            return Optional.of(new Refusal("CaseVersion", moved, false));
        }
        boolean stranger = d.supplier() != null
                && c.legs().stream().noneMatch(l -> l.supplier().equals(d.supplier()));
        if (stranger) {
            return Optional.of(
                    new Refusal("KnownSupplier", "the case has no goods of supplier " + d.supplier(), false));
        }
        Asked asked = new Asked(c, d);
        return GuardTable.rows().stream()
                .filter(row -> row.actions().contains(d.action()))
                .filter(row -> !row.advice() || !Overrides.of(d).contains(row.rule()))
                .filter(row -> row.speaksAgainst().test(asked))
                .findFirst()
                .map(row -> new Refusal(row.rule(), row.reason().apply(asked), row.advice()));
    }
}
