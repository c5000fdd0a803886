package io.backhaul.core.decision;

import io.backhaul.core.message.Disposition;
import io.backhaul.core.message.LineQuantity;
import io.backhaul.core.returns.Leg;
import io.backhaul.core.returns.LineState;
import io.backhaul.core.returns.ReturnCase;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Resellable goods are shared with all of the merchant's other stores, once each (row S54); never on the word of a
 * store's own stock webhook.
 */
final class RestockOtherStores implements Rule {

    @Override
    public List<Decision> decide(ReturnCase c, Instant now) {
        return c.legs().stream().flatMap(leg -> restock(c, leg).stream()).toList();
    }

    private List<Decision> restock(ReturnCase c, Leg leg) {
        List<Command> adjust = leg.lines().stream()
                .flatMap(l -> stores(c, leg).flatMap(store -> adjust(c, leg, l, store)))
                .toList();
        if (adjust.isEmpty()) {
            return List.of();
        }
        return adjust.stream()
                .map(command -> decision(
                        c,
                        "restock/" + command.key(),
                        Decision.Outcome.DONE,
                        leg.supplier(),
                        leg.supplier() + " found " + command.lines().get(0).quantity() + " x "
                                + command.lines().get(0).sku() + " resellable: stock is raised at "
                                + command.destination() + ".",
                        command))
                .toList();
    }

    private static Stream<String> stores(ReturnCase c, Leg leg) {
        boolean byProcessing = c.atStore() && processed(c, leg).equals("RESTOCKED");
        String own = c.request().order().store();
        return c.terms().stores().stream().filter(store -> !store.equals(own) || !byProcessing);
    }

    /** How the leg was processed at its own store, or how it would be now: an inspection may come after that (silence). */
    private static String processed(ReturnCase c, Leg leg) {
        return c.commands(Command.Kind.STORE_PROCESS)
                .filter(p -> leg.supplier().equals(p.supplier()))
                .map(p -> p.details().get("disposition"))
                .findFirst()
                .orElseGet(() -> ProcessAtStore.disposition(c, leg));
    }

    /** Raises stock by what was found resellable beyond what was raised before; nothing when it is all raised. */
    private static Stream<Command> adjust(ReturnCase c, Leg leg, LineState line, String store) {
        String key = "stock/" + c.id() + "/" + line.line().lineId() + "/" + store;
        int raised = c.commands(Command.Kind.STOCK_ADJUST)
                .filter(a -> a.key().equals(key) || a.key().startsWith(key + "/"))
                .mapToInt(a -> a.lines().get(0).quantity())
                .sum();
        int delta = line.inspected().getOrDefault(Disposition.RESELLABLE, 0) - raised;
        if (delta <= 0) {
            return Stream.empty();
        }
        String unique = raised == 0 ? key : key + "/" + raised;
        return Stream.of(Command.of(unique, Command.Kind.STOCK_ADJUST, "shopify:" + store, leg.supplier())
                .with(List.of(new LineQuantity(line.line().sku(), delta))));
    }
}
