package io.backhaul.core.decision;

import io.backhaul.core.message.CancellationAnswered;
import io.backhaul.core.returns.ReturnCase;
import java.time.Instant;
import java.util.List;

/**
 * A return that was called off before anything moved, by a person or by anybody but the store, is cancelled at the store too
 * (rows S213 to S215).
 */
final class CancelAtStore implements Rule {

    @Override
    public List<Decision> decide(ReturnCase c, Instant now) {
        boolean byStore = c.facts().all(CancellationAnswered.class).stream()
                .filter(CancellationAnswered::accepted)
                .anyMatch(
                        a -> a.envelope().source().equals(c.request().envelope().source()));
        boolean begun = c.commands(Command.Kind.STORE_PROCESS).findAny().isPresent();
        if (!c.atStore() || byStore || begun || c.refused() || !CustomerCancels.cancelled(c)) {
            return List.of();
        }
        return List.of(decision(
                c,
                "cancelled-at-store",
                Decision.Outcome.DONE,
                null,
                "The return was called off before anything was shipped: the store cancels it.",
                Command.of(
                        "store-cancel/" + c.id(),
                        Command.Kind.STORE_CANCEL,
                        c.request().envelope().source(),
                        null)));
    }
}
