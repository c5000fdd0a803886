package io.backhaul.core.decision;

import io.backhaul.core.Uuid5;
import io.backhaul.core.message.LineQuantity;
import io.backhaul.core.returns.Goods;
import io.backhaul.core.returns.Leg;
import io.backhaul.core.returns.LineState;
import io.backhaul.core.returns.ReturnCase;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The label a supplier sends with his authorization goes to the customer through the store, after his yes and never before;
 * a newer one replaces it (rows S80, S159).
 */
final class TellStoreLabel implements Rule {

    @Override
    public List<Decision> decide(ReturnCase c, Instant now) {
        if (!c.atStore() || !AtStore.approved(c) || AtStore.closed(c)) {
            return List.of();
        }
        return c.legs().stream()
                .filter(leg -> Instructions.wanted(leg) && leg.goods() != Goods.CANCELLED)
                .filter(leg -> leg.units(LineState::shipped) == 0)
                .filter(leg -> !ReturnAddresses.held(c, leg)) // a label sends goods where its address says
                .flatMap(leg -> c.facts().latestLabel(leg.supplier()).map(url -> tell(c, leg, url)).stream())
                .toList();
    }

    private Decision tell(ReturnCase c, Leg leg, String url) {
        String label = Uuid5.of(url).toString();
        boolean newer = c.commands(Command.Kind.STORE_LABEL)
                .anyMatch(l -> leg.supplier().equals(l.supplier())
                        && !label.equals(l.details().get("label")));
        return decision(
                c,
                "label/" + label,
                Decision.Outcome.DONE,
                leg.supplier(),
                leg.supplier() + " takes the goods back and sent a " + (newer ? "new " : "")
                        + "label: the customer gets it through the store.",
                Command.of(
                                "store-label/" + c.id() + "/" + leg.supplier() + "/" + label,
                                Command.Kind.STORE_LABEL,
                                c.request().envelope().source(),
                                leg.supplier())
                        .with(units(leg))
                        .with(newer ? Map.of("label", label, "newer", "true") : Map.of("label", label)));
    }

    private static List<LineQuantity> units(Leg leg) {
        return leg.lines().stream()
                .filter(l -> l.authorised() > l.kept())
                .map(l -> new LineQuantity(l.line().sku(), l.authorised() - l.kept()))
                .toList();
    }
}
