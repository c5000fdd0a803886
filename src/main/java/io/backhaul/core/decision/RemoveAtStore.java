package io.backhaul.core.decision;

import io.backhaul.core.message.LineQuantity;
import io.backhaul.core.message.OperatorAction;
import io.backhaul.core.returns.CustomerMoney;
import io.backhaul.core.returns.Goods;
import io.backhaul.core.returns.Leg;
import io.backhaul.core.returns.LineState;
import io.backhaul.core.returns.ReturnCase;
import java.time.Instant;
import java.util.List;

/**
 * What a person declined of a return that otherwise goes ahead is taken out of it at the store, so that the customer does not
 * send it (rows S82, S151).
 */
final class RemoveAtStore implements Rule {

    @Override
    public List<Decision> decide(ReturnCase c, Instant now) {
        boolean goesAhead = c.legs().stream().anyMatch(leg -> leg.units(LineState::authorised) > 0);
        if (!AtStore.approved(c) || AtStore.closed(c) || c.refused() || !goesAhead) {
            return List.of();
        }
        return c.legs().stream()
                .filter(leg -> declined(c, leg))
                .map(leg -> decision(
                        c,
                        "removed-at-store",
                        Decision.Outcome.DONE,
                        leg.supplier(),
                        "The goods of " + leg.supplier() + " were declined and nothing of them is on its way: they are"
                                + " taken out of the return at the store, the rest goes on.",
                        Command.of(
                                        "store-remove/" + c.id() + "/" + leg.supplier(),
                                        Command.Kind.STORE_REMOVE,
                                        c.request().envelope().source(),
                                        leg.supplier())
                                .with(units(leg))))
                .toList();
    }

    private static boolean declined(ReturnCase c, Leg leg) {
        boolean notTaken = leg.goods() == Goods.REQUESTED || leg.goods() == Goods.DECLINED;
        return notTaken
                && c.facts().decided(OperatorAction.DECLINE, leg.supplier())
                && leg.customerMoney() == CustomerMoney.NONE
                && leg.units(LineState::shipped) == 0;
    }

    private static List<LineQuantity> units(Leg leg) {
        return leg.lines().stream()
                .map(l -> new LineQuantity(l.line().sku(), l.line().quantity()))
                .toList();
    }
}
