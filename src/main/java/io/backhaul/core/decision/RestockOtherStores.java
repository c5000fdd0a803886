package io.backhaul.core.decision;

import io.backhaul.core.message.Disposition;
import io.backhaul.core.message.LineQuantity;
import io.backhaul.core.message.OperatorAction;
import io.backhaul.core.returns.CustomerMoney;
import io.backhaul.core.returns.Leg;
import io.backhaul.core.returns.LineState;
import io.backhaul.core.returns.ReturnCase;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Resellable goods are shared with all of the merchant's other stores, once each (row S54); never on the word of a
 * store's own stock webhook. The order's own store gets them by its return; only what the return can no longer raise is
 * raised there by counting.
 */
final class RestockOtherStores implements Rule {

    @Override
    public List<Decision> decide(ReturnCase c, Instant now) {
        return c.legs().stream().flatMap(leg -> restock(c, leg)).toList();
    }

    private Stream<Decision> restock(ReturnCase c, Leg leg) {
        return leg.lines().stream()
                .flatMap(l -> c.terms().stores().stream().flatMap(store -> adjust(c, leg, l, store)))
                .map(command -> decision(
                        c,
                        "restock/" + command.key(),
                        Decision.Outcome.DONE,
                        leg.supplier(),
                        leg.supplier() + " found " + command.lines().get(0).quantity() + " x "
                                + command.lines().get(0).sku() + " resellable: stock is raised at "
                                + command.destination() + ".",
                        command));
    }

    /** Raises stock by what was found resellable beyond what was raised before; nothing when it is all raised. */
    private static Stream<Command> adjust(ReturnCase c, Leg leg, LineState line, String store) {
        int raised = raised(c, line, store);
        int resellable = line.inspected().getOrDefault(Disposition.RESELLABLE, 0);
        int delta = ownReturn(c, store) ? left(c, leg, line, resellable) - raised : resellable - raised;
        if (delta <= 0) {
            return Stream.empty();
        }
        String unique = AtStore.numbered(key(c, line, store), raised);
        return Stream.of(Command.of(unique, Command.Kind.STOCK_ADJUST, "shopify:" + store, leg.supplier())
                .with(List.of(new LineQuantity(line.line().sku(), delta))));
    }

    private static boolean ownReturn(ReturnCase c, String store) {
        return c.atStore() && store.equals(c.request().order().store());
    }

    /** Resellable units that the return itself does not raise: processed as something else before, or never to be processed. */
    private static int left(ReturnCase c, Leg leg, LineState line, int resellable) {
        GoodsAtStore.Fate said = GoodsAtStore.said(c, leg).of(line);
        if (ProcessAtStore.turns(c, leg) == 0) {
            boolean declined = c.facts().decided(OperatorAction.DECLINE, leg.supplier())
                    && leg.customerMoney() == CustomerMoney.NONE;
            return c.refused() || declined ? resellable : 0;
        }
        return Math.min(resellable - said.restocked(), said.left());
    }

    /** Units of the line that were raised at this store so far. */
    static int raised(ReturnCase c, LineState line, String store) {
        String key = key(c, line, store);
        return c.commands(Command.Kind.STOCK_ADJUST)
                .filter(a -> a.key().equals(key) || a.key().startsWith(key + "/"))
                .mapToInt(a -> a.lines().get(0).quantity())
                .sum();
    }

    private static String key(ReturnCase c, LineState line, String store) {
        return "stock/" + c.id() + "/" + line.line().lineId() + "/" + store;
    }
}
