package io.backhaul.core.decision;

import io.backhaul.core.message.Disposition;
import io.backhaul.core.message.LineQuantity;
import io.backhaul.core.message.Outcome;
import io.backhaul.core.returns.CustomerMoney;
import io.backhaul.core.returns.Leg;
import io.backhaul.core.returns.ReturnCase;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * When a leg is settled its units are processed at the store, with their disposition; this is the one restock path
 * of the order's own store (rows S52, S53). One leg at a time: the call has no key, so its outcome must be known
 * before the next.
 */
final class ProcessAtStore implements Rule {

    @Override
    public List<Decision> decide(ReturnCase c, Instant now) {
        if (!c.done("store-approve/" + c.id()) || inFlight(c)) {
            return List.of();
        }
        return c.legs().stream()
                .filter(leg -> c.madeFor("processed:" + leg.supplier()).isEmpty())
                .filter(leg -> settled(c, leg) && !leg.over().isEmpty())
                .limit(1)
                .map(leg -> decision(
                        c,
                        "processed",
                        Decision.Outcome.DONE,
                        leg.supplier(),
                        "The units of " + leg.supplier() + " are settled and processed at the store.",
                        Command.of(
                                        key(c, leg.supplier()),
                                        Command.Kind.STORE_PROCESS,
                                        c.request().envelope().source(),
                                        leg.supplier())
                                .with(leg.over())
                                .with(Map.of("disposition", disposition(c, leg)))))
                .toList();
    }

    static String key(ReturnCase c, String supplier) {
        return "store-process/" + c.id() + "/" + supplier;
    }

    /** True when the leg is settled and none of its units came back or was kept. */
    static boolean nothing(ReturnCase c, Leg leg) {
        return settled(c, leg) && leg.over().isEmpty();
    }

    private static boolean settled(ReturnCase c, Leg leg) {
        boolean paid = leg.customerMoney() == CustomerMoney.PAID;
        return paid && leg.goodsDone() && !leg.conflicting();
    }

    private static boolean inFlight(ReturnCase c) {
        return c.commands(Command.Kind.STORE_PROCESS)
                .anyMatch(p -> c.outcome(p.key()).orElse(Outcome.UNKNOWN) == Outcome.UNKNOWN);
    }

    /** One word for the leg: restocked when all that is processed is resellable and none of it was raised another way. */
    static String disposition(ReturnCase c, Leg leg) {
        int processed = leg.over().stream().mapToInt(LineQuantity::quantity).sum();
        int resellable = leg.units(Disposition.RESELLABLE);
        boolean restocked = resellable > 0 && resellable == processed && !raisedAtOwnStore(c, leg);
        return restocked ? "RESTOCKED" : "NOT_RESTOCKED";
    }

    private static boolean raisedAtOwnStore(ReturnCase c, Leg leg) {
        String own = "shopify:" + c.request().order().store();
        return c.commands(Command.Kind.STOCK_ADJUST)
                .anyMatch(a -> leg.supplier().equals(a.supplier()) && own.equals(a.destination()));
    }
}
