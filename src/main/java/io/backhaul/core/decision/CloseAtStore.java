package io.backhaul.core.decision;

import io.backhaul.core.message.OperatorAction;
import io.backhaul.core.returns.CustomerMoney;
import io.backhaul.core.returns.Goods;
import io.backhaul.core.returns.Leg;
import io.backhaul.core.returns.ReturnCase;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * When every leg is processed, or has come to nothing, and nothing else is under way at the store, the return is closed
 * there; nobody else closes it (Shopify facts 1.5).
 */
final class CloseAtStore implements Rule {

    @Override
    public List<Decision> decide(ReturnCase c, Instant now) {
        long turn = AtStore.reopenings(c);
        boolean reopened = turn == 0 || AtStore.handled(c, AtStore.reopening(c, turn - 1));
        if (!AtStore.approved(c) || !reopened || !finished(c) || cancelled(c)) {
            return List.of();
        }
        return List.of(decision(
                c,
                AtStore.numbered("closed-at-store", turn),
                Decision.Outcome.DONE,
                null,
                "Whatever came back is processed: the return is closed at the store.",
                Command.of(
                        AtStore.closing(c, turn),
                        Command.Kind.STORE_CLOSE,
                        c.request().envelope().source(),
                        null)));
    }

    private static boolean finished(ReturnCase c) {
        boolean busy = Stream.of(Command.Kind.STORE_LABEL, Command.Kind.STORE_TRACKING, Command.Kind.STORE_REMOVE)
                .anyMatch(kind -> AtStore.underWay(c, kind));
        return !busy && !c.legs().isEmpty() && c.legs().stream().allMatch(leg -> over(c, leg));
    }

    /** True when the store has nothing more to learn of this leg. */
    static boolean over(ReturnCase c, Leg leg) {
        return leg.goodsDone() && ProcessAtStore.done(c, leg) || cameToNothing(c, leg);
    }

    /** Legs of which nothing will ever come back, with all that is owed to the customer paid. */
    private static boolean cameToNothing(ReturnCase c, Leg leg) {
        boolean ended = leg.goods().isTerminal() || leg.goods() == Goods.REQUESTED;
        boolean declined = ended
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
