package io.backhaul.core.decision;

import io.backhaul.core.message.CommandOutcome;
import io.backhaul.core.message.Outcome;
import io.backhaul.core.returns.ReturnCase;
import java.time.Instant;
import java.util.List;

/**
 * A partner refused what we asked of him: a person looks, nothing is repeated blindly.
 */
final class CommandFailed implements Rule {

    @Override
    public List<Decision> decide(ReturnCase c, Instant now) {
        return c.facts().all(CommandOutcome.class).stream()
                .filter(o -> o.outcome() == Outcome.REJECTED && !o.commandKey().startsWith("refund/"))
                .filter(o -> c.outcome(o.commandKey())
                        .filter(best -> best == Outcome.REJECTED)
                        .isPresent())
                .filter(o -> !c.acknowledged("refused/" + o.commandKey()))
                .map(o -> decision(
                        c,
                        "refused/" + o.commandKey(),
                        Decision.Outcome.REVIEW,
                        null,
                        "Refused: " + o.commandKey() + " (" + o.detail() + "). Do it by hand and acknowledge."))
                .distinct()
                .toList();
    }
}
