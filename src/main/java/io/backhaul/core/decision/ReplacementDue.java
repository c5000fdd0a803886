package io.backhaul.core.decision;

import io.backhaul.core.policy.RefundOn;
import io.backhaul.core.policy.Remedy;
import io.backhaul.core.returns.Leg;
import io.backhaul.core.returns.LineState;
import io.backhaul.core.returns.ReturnCase;
import java.time.Instant;
import java.util.List;

/**
 * Who wants the goods again gets no money by itself: once a refund would be due, the replacement is watched by a person until it
 * is shipped, and he refunds where it comes to nothing (rows S28, S29, S33).
 */
final class ReplacementDue implements Rule {

    @Override
    public List<Decision> decide(ReturnCase c, Instant now) {
        if (!Entitlement.replacementWanted(c) || !c.has(Decision.Outcome.ACCEPTED) || c.refused()) {
            return List.of();
        }
        return c.legs().stream()
                .filter(leg -> !c.facts().answeredByPerson(leg.supplier())
                        && c.refundable(leg).isPositive())
                .filter(leg -> due(c, leg))
                .map(leg -> watch(c, leg))
                .toList();
    }

    private static boolean due(ReturnCase c, Leg leg) {
        RefundOn trigger = c.terms().policy().refundOn(c.request().order());
        return leg.units(LineState::inspectedUnits) > 0
                || leg.units(LineState::kept) > 0
                || leg.silent()
                || leg.units(l -> Entitlement.ahead(c, leg, l, trigger)) > 0;
    }

    private Decision watch(ReturnCase c, Leg leg) {
        boolean offered =
                leg.lines().stream().allMatch(l -> l.granted().remedies().contains(Remedy.REPLACEMENT));
        boolean refused = leg.claim().credited().isPositive() || leg.silent();
        String what = "The customer of " + leg.supplier() + "'s goods waits for a replacement";
        return decision(
                c,
                refused || !offered ? "replacement-doubtful" : "replacement-due",
                refused || !offered ? Decision.Outcome.REVIEW : Decision.Outcome.TASK,
                leg.supplier(),
                what
                        + (offered ? "" : ", which " + leg.supplier() + " has not agreed to offer")
                        + ": enter its tracking number when it is shipped, or refund him instead.");
    }
}
