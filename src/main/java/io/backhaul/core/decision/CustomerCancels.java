package io.backhaul.core.decision;

import io.backhaul.core.message.CancellationAnswered;
import io.backhaul.core.message.CancellationRequested;
import io.backhaul.core.message.OperatorAction;
import io.backhaul.core.returns.Goods;
import io.backhaul.core.returns.ReturnCase;
import java.time.Instant;
import java.util.List;

/**
 * A cancellation before anything moved ends the return; afterwards a person looks (rows S213 to S215).
 */
final class CustomerCancels implements Rule {

    @Override
    public List<Decision> decide(ReturnCase c, Instant now) {
        boolean cancelled = calledOff(c);
        boolean asked = c.facts().has(CancellationRequested.class);
        if (cancelled(c)) {
            return List.of(decision(
                    c,
                    "cancelled",
                    Decision.Outcome.DONE,
                    null,
                    "The return was cancelled before anything was shipped."));
        }
        if (!cancelled && !asked || c.acknowledged("cancellation")) {
            return List.of();
        }
        return List.of(decision(
                c,
                "cancellation",
                Decision.Outcome.REVIEW,
                null,
                cancelled
                        ? "Cancelled at the store although goods are on their way: decide what is refunded, then acknowledge."
                        : "The customer wants to cancel: cancel the return, here or at the store, or acknowledge that it"
                                + " goes on."));
    }

    /** True when it was called off before anything moved. */
    static boolean cancelled(ReturnCase c) {
        return calledOff(c) && c.legs().stream().allMatch(leg -> leg.goods() == Goods.CANCELLED);
    }

    private static boolean calledOff(ReturnCase c) {
        return c.facts().decided(OperatorAction.CANCEL_RETURN, null)
                || c.facts().all(CancellationAnswered.class).stream().anyMatch(CancellationAnswered::accepted);
    }
}
