package io.backhaul.core.decision;

import io.backhaul.core.returns.ReturnCase;
import java.time.Instant;
import java.util.List;

/**
 * When every leg is processed the return is closed at the store; nobody else closes it (Shopify facts 1.5).
 */
final class CloseAtStore implements Rule {

    @Override
    public List<Decision> decide(ReturnCase c, Instant now) {
        boolean processed =
                !c.legs().isEmpty() && c.legs().stream().allMatch(leg -> c.done(ProcessAtStore.key(c, leg.supplier())));
        if (!processed) {
            return List.of();
        }
        return List.of(decision(
                c,
                "closed-at-store",
                Decision.Outcome.DONE,
                null,
                "Every leg is processed: the return is closed at the store.",
                Command.of(
                        "store-close/" + c.id(),
                        Command.Kind.STORE_CLOSE,
                        c.request().envelope().source(),
                        null)));
    }
}
