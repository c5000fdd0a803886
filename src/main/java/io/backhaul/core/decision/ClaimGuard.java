package io.backhaul.core.decision;

import io.backhaul.core.message.OperatorAction;
import io.backhaul.core.message.OperatorDecided;
import io.backhaul.core.returns.Claim;
import io.backhaul.core.returns.ReturnCase;
import java.util.Optional;

/** When a claim on a supplier may still be taken back (row S88). */
final class ClaimGuard {

    private ClaimGuard() {}

    static Optional<String> refusal(ReturnCase c, OperatorDecided d) {
        if (d.action() != OperatorAction.CLAIM_CANCELLED) {
            return Optional.empty();
        }
        if (d.supplier() == null) {
            return Optional.of("CLAIM_CANCELLED needs the supplier it is about");
        }
        if (d.note() == null || d.note().isBlank()) {
            return Optional.of("CLAIM_CANCELLED needs a reason in the note");
        }
        Claim claim = c.leg(d.supplier()).claim();
        if (claim.credited().isPositive()) {
            return Optional.of(d.supplier() + " has credited " + claim.credited() + ": his claim cannot be taken back");
        }
        boolean claimed = claim.told() || claim.open().isPositive();
        return claimed && !claim.withdrawn() && !claim.writtenOff().isPositive()
                ? Optional.empty()
                : Optional.of("nothing is claimed from " + d.supplier());
    }
}
