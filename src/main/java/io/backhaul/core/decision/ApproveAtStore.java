package io.backhaul.core.decision;

import io.backhaul.core.returns.Goods;
import io.backhaul.core.returns.Leg;
import io.backhaul.core.returns.LineState;
import io.backhaul.core.returns.ReturnCase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Once a supplier has answered yes (or the customer keeps the goods), the return is approved at the store, with
 * the supplier's address for the customer (rows S25, S51, S157, S159).
 */
final class ApproveAtStore implements Rule {

    @Override
    public List<Decision> decide(ReturnCase c, Instant now) {
        if (!c.atStore()
                || !c.has(Decision.Outcome.ACCEPTED)
                || c.refused()
                || c.legs().stream().noneMatch(ApproveAtStore::goesAhead)) {
            return List.of();
        }
        String store = c.request().envelope().source();
        List<Decision> said = new ArrayList<>();
        said.add(decision(
                c,
                "approved-at-store",
                Decision.Outcome.APPROVED_AT_STORE,
                null,
                "A supplier takes the goods back or the customer keeps them: the store approves the return.",
                Command.of("store-approve/" + c.id(), Command.Kind.STORE_APPROVE, store, null)));
        c.legs().stream()
                .filter(Instructions::wanted)
                .filter(leg -> Instructions.missing(c, leg).isEmpty())
                .map(leg -> decision(
                        c,
                        "instructions",
                        Decision.Outcome.DONE,
                        leg.supplier(),
                        "The customer is told where " + leg.supplier() + " wants the goods: "
                                + Instructions.source(c, leg) + ".",
                        Command.of(
                                        "store-instructions/" + c.id() + "/" + leg.supplier(),
                                        Command.Kind.STORE_INSTRUCTIONS,
                                        store,
                                        leg.supplier())
                                .with(details(c, leg))))
                .forEach(said::add);
        return said;
    }

    private static boolean goesAhead(Leg leg) {
        return leg.goods() != Goods.CANCELLED && leg.units(LineState::authorised) + leg.units(LineState::kept) > 0;
    }

    private static Map<String, String> details(ReturnCase c, Leg leg) {
        String address = Instructions.address(c, leg).orElseThrow();
        return leg.rma() == null ? Map.of("address", address) : Map.of("address", address, "rma", leg.rma());
    }
}
