package io.backhaul.core.decision;

import io.backhaul.core.message.OperatorDecided;
import io.backhaul.core.returns.ReturnCase;
import java.time.Instant;
import java.util.List;

/**
 * Who knowingly does not follow a rule's advice is recorded with it (F37); his reason stands in the note.
 */
final class StaffOverride implements Rule {

    @Override
    public List<Decision> decide(ReturnCase c, Instant now) {
        return c.facts().all(OperatorDecided.class).stream()
                .filter(d -> !Overrides.of(d).isEmpty())
                .map(d -> decision(
                        c,
                        "override/" + d.envelope().id(),
                        Decision.Outcome.DONE,
                        null,
                        d.by() + " ordered " + d.action() + " knowingly against the advice of "
                                + String.join(
                                        ", ", Overrides.of(d).stream().sorted().toList())
                                + "; the reason stands with the decision."))
                .toList();
    }
}
