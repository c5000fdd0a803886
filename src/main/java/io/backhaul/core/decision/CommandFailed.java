package io.backhaul.core.decision;

import io.backhaul.core.message.CommandOutcome;
import io.backhaul.core.message.OperatorAction;
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
                .filter(o -> !acknowledged(c, o))
                .map(o -> decision(
                        c,
                        "refused/" + o.commandKey(),
                        Decision.Outcome.REVIEW,
                        null,
                        "Refused: " + o.commandKey() + " (" + o.detail() + "). Do it by hand and acknowledge."))
                .distinct()
                .toList();
    }

    private static boolean acknowledged(ReturnCase c, CommandOutcome refused) {
        return c.facts().operator(OperatorAction.ACKNOWLEDGE, null).stream()
                .anyMatch(a -> a.reference() == null || a.reference().equals("refused/" + refused.commandKey()));
    }
}
