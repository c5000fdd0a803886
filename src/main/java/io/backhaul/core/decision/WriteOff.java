package io.backhaul.core.decision;

import io.backhaul.core.message.OperatorAction;
import io.backhaul.core.message.OperatorDecided;
import io.backhaul.core.returns.Leg;
import io.backhaul.core.returns.Made;
import io.backhaul.core.returns.ReturnCase;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A person gives up what a supplier still owes, with name and reason (the only other way to zero).
 */
final class WriteOff implements Rule {

    @Override
    public List<Decision> decide(ReturnCase c, Instant now) {
        return c.legs().stream()
                .filter(leg -> leg.claim().open().isPositive())
                .flatMap(leg -> order(c, leg).stream().map(order -> writeOff(leg, order)))
                .toList();
    }

    /** The last order given since he was claimed: nobody gives up a debt that was not there yet. */
    private static Optional<OperatorDecided> order(ReturnCase c, Leg leg) {
        Optional<Instant> claimed = c.made().stream()
                .filter(m -> m.decision().outcome() == Decision.Outcome.CLAIM)
                .filter(m -> leg.supplier().equals(m.decision().supplier()))
                .map(Made::at)
                .min(Comparator.naturalOrder());
        return c.facts().operator(OperatorAction.WRITE_OFF, leg.supplier()).stream()
                .filter(o -> claimed.isPresent() && !o.envelope().receivedAt().isBefore(claimed.get()))
                .reduce((first, second) -> second);
    }

    private Decision writeOff(Leg leg, OperatorDecided by) {
        return new Decision(
                "write-off:" + leg.supplier() + ":" + by.envelope().id(),
                name(),
                version(),
                Decision.Outcome.WRITTEN_OFF,
                leg.supplier(),
                leg.claim().open() + " written off by " + by.by() + ".",
                leg.claim().open(),
                List.of());
    }
}
