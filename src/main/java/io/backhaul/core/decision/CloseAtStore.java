package io.backhaul.core.decision;

import io.backhaul.core.message.OperatorAction;
import io.backhaul.core.returns.CustomerMoney;
import io.backhaul.core.returns.Goods;
import io.backhaul.core.returns.Leg;
import io.backhaul.core.returns.ReturnCase;
import java.time.Instant;
import java.util.List;

/**
 * When every leg is processed, or has come to nothing, the return is closed at the store; nobody else closes it (Shopify facts
 * 1.5).
 */
final class CloseAtStore implements Rule {

    @Override
    public List<Decision> decide(ReturnCase c, Instant now) {
        boolean processed =
                !c.legs().isEmpty() && c.legs().stream().allMatch(leg -> processed(c, leg) || cameToNothing(c, leg));
        if (!processed || !c.done("store-approve/" + c.id()) || cancelled(c)) {
            return List.of();
        }
        return List.of(decision(
                c,
                "closed-at-store",
                Decision.Outcome.DONE,
                null,
                "Whatever came back is processed: the return is closed at the store.",
                Command.of(
                        "store-close/" + c.id(),
                        Command.Kind.STORE_CLOSE,
                        c.request().envelope().source(),
                        null)));
    }

    private static boolean processed(ReturnCase c, Leg leg) {
        return c.done(ProcessAtStore.key(c, leg.supplier()));
    }

    /** Legs of which nothing will ever come back, with all that is owed to the customer paid. */
    private static boolean cameToNothing(ReturnCase c, Leg leg) {
        boolean declined = leg.goods().isTerminal()
                && leg.customerMoney() == CustomerMoney.NONE
                && c.facts().decided(OperatorAction.DECLINE, leg.supplier());
        return declined
                || ProcessAtStore.nothing(c, leg)
                || leg.goods() == Goods.EXPIRED
                || leg.goods() == Goods.CANCELLED;
    }

    /** A return cancelled at the store is over there. */
    private static boolean cancelled(ReturnCase c) {
        return c.legs().stream().allMatch(leg -> leg.goods() == Goods.CANCELLED);
    }
}
