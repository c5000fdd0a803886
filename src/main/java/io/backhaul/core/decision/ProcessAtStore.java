package io.backhaul.core.decision;

import io.backhaul.core.returns.CustomerMoney;
import io.backhaul.core.returns.Leg;
import io.backhaul.core.returns.ReturnCase;
import java.time.Instant;
import java.util.List;

/**
 * When a leg is settled its units are processed at the store, each with what became of it; this is the one restock path
 * of the order's own store (rows S52, S53). One leg at a time: the call has no key, so its outcome must be known
 * before the next. Units that come after that are processed in a turn of their own.
 */
final class ProcessAtStore implements Rule {

    @Override
    public List<Decision> decide(ReturnCase c, Instant now) {
        if (!AtStore.approved(c) || AtStore.closed(c) || AtStore.underWay(c, Command.Kind.STORE_PROCESS)) {
            return List.of();
        }
        return c.legs().stream()
                .filter(leg -> due(c, leg))
                .limit(1)
                .map(leg -> process(c, leg, GoodsAtStore.of(c, leg)))
                .toList();
    }

    private Decision process(ReturnCase c, Leg leg, GoodsAtStore goods) {
        long turn = turns(c, leg);
        return decision(
                c,
                AtStore.numbered("processed", turn),
                Decision.Outcome.DONE,
                leg.supplier(),
                "The units of " + leg.supplier() + " are settled and processed at the store: " + goods.words() + ".",
                Command.of(
                                AtStore.numbered(key(c, leg.supplier()), turn),
                                Command.Kind.STORE_PROCESS,
                                c.request().envelope().source(),
                                leg.supplier())
                        .with(goods.units(leg))
                        .with(goods.details()));
    }

    private static String key(ReturnCase c, String supplier) {
        return "store-process/" + c.id() + "/" + supplier;
    }

    /** True when units are settled that the store has not processed. */
    static boolean due(ReturnCase c, Leg leg) {
        return settled(c, leg) && unprocessed(c, leg);
    }

    private static boolean unprocessed(ReturnCase c, Leg leg) {
        return GoodsAtStore.of(c, leg).processed() > GoodsAtStore.said(c, leg).processed();
    }

    /** True when the store has processed every unit whose way is over. */
    static boolean done(ReturnCase c, Leg leg) {
        return turns(c, leg) > 0 && AtStore.handled(c, lastKey(c, leg)) && !unprocessed(c, leg);
    }

    /** The key of what was ordered last for this leg: decisions of one moment have no order of their own. */
    static String lastKey(ReturnCase c, Leg leg) {
        return AtStore.numbered(key(c, leg.supplier()), Math.max(0, turns(c, leg) - 1));
    }

    /** How often it was ordered for this leg. */
    static long turns(ReturnCase c, Leg leg) {
        return c.commands(Command.Kind.STORE_PROCESS)
                .filter(p -> leg.supplier().equals(p.supplier()))
                .count();
    }

    /** True when the leg is settled and none of its units came back or was kept. */
    static boolean nothing(ReturnCase c, Leg leg) {
        return settled(c, leg) && leg.over().isEmpty();
    }

    private static boolean settled(ReturnCase c, Leg leg) {
        boolean paid = leg.customerMoney() == CustomerMoney.PAID;
        return paid && leg.goodsDone() && !leg.conflicting();
    }
}
