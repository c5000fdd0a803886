package io.backhaul.core.decision;

import io.backhaul.core.returns.Leg;
import io.backhaul.core.returns.LineState;
import io.backhaul.core.returns.ReturnCase;
import java.time.Instant;
import java.util.List;

/**
 * Goods that come after the return was closed at the store open it again there, so that they can be booked; it is closed anew
 * when they are (rows S26, S52).
 */
final class ReopenAtStore implements Rule {

    @Override
    public List<Decision> decide(ReturnCase c, Instant now) {
        if (AtStore.lastClosing(c).isEmpty()) {
            return List.of();
        }
        return c.legs().stream()
                .filter(leg -> !CloseAtStore.over(c, leg) && comes(c, leg))
                .limit(1)
                .map(leg -> decision(
                        c,
                        "reopened-at-store/" + AtStore.reopenings(c),
                        Decision.Outcome.DONE,
                        null,
                        "Goods of " + leg.supplier()
                                + " came after the return was closed at the store: it is opened again there.",
                        Command.of(
                                AtStore.reopening(c, AtStore.reopenings(c)),
                                Command.Kind.STORE_REOPEN,
                                c.request().envelope().source(),
                                null)))
                .toList();
    }

    /** True when units are on their way or there, or were settled, that the store has not processed. */
    private static boolean comes(ReturnCase c, Leg leg) {
        int processed = GoodsAtStore.said(c, leg).processed();
        return leg.units(LineState::shipped) > processed || ProcessAtStore.due(c, leg);
    }
}
