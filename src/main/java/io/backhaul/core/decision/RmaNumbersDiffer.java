package io.backhaul.core.decision;

import io.backhaul.core.Uuid5;
import io.backhaul.core.returns.Leg;
import io.backhaul.core.returns.LineState;
import io.backhaul.core.returns.ReturnCase;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Two channels of a supplier name different RMA numbers: under the wrong one the parcel sits on his dock, so a person asks which
 * holds, and until then the customer is told neither (rows S119, S157, S158).
 */
final class RmaNumbersDiffer implements Rule {

    @Override
    public List<Decision> decide(ReturnCase c, Instant now) {
        if (!c.has(Decision.Outcome.ACCEPTED) || c.refused()) {
            return List.of();
        }
        return c.legs().stream()
                .filter(leg -> leg.rmaNumbers().contested())
                .filter(leg -> Instructions.wanted(leg) && !leg.goods().isTerminal())
                .filter(leg -> leg.units(LineState::delivered) == 0)
                .map(leg -> question(c, leg))
                .filter(question -> !c.acknowledged(question.key()))
                .toList();
    }

    private Decision question(ReturnCase c, Leg leg) {
        String named = leg.rmaNumbers().named().entrySet().stream()
                .map(e -> e.getValue() + " by " + e.getKey())
                .collect(Collectors.joining(", "));
        String told = c.madeFor("instructions:" + leg.supplier()).isEmpty()
                ? " Until then the customer is told nothing."
                : " The customer was told where to send the goods before.";
        return decision(
                c,
                "rma-differs/" + Uuid5.of(named),
                Decision.Outcome.REVIEW,
                leg.supplier(),
                leg.supplier() + " names different RMA numbers for this return: " + named
                        + ". Ask him which holds and enter it." + told);
    }
}
