package io.backhaul.core.decision;

import io.backhaul.core.money.Money;
import io.backhaul.core.returns.Leg;
import io.backhaul.core.returns.LineState;
import io.backhaul.core.returns.ReturnCase;
import java.time.Instant;
import java.util.List;

/**
 * Replacement and refund exclude each other; where a supplier ships again what was refunded already, a person recovers one of
 * them (row S29).
 */
final class ReplacedAndRefunded implements Rule {

    @Override
    public List<Decision> decide(ReturnCase c, Instant now) {
        return c.legs().stream()
                .filter(leg -> leg.units(LineState::replaced) > 0 && both(c, leg))
                .filter(leg -> !c.acknowledged("replaced-and-refunded:" + leg.supplier()))
                .map(leg -> decision(
                        c,
                        "replaced-and-refunded",
                        Decision.Outcome.REVIEW,
                        leg.supplier(),
                        leg.supplier() + " ships again what the customer was given "
                                + given(c, leg)
                                + " back for: recover one of them, or accept it with a note."))
                .toList();
    }

    private static boolean both(ReturnCase c, Leg leg) {
        return given(c, leg).compareTo(leg.value(l -> l.line().quantity() - l.replaced())) > 0;
    }

    /** By the hub and outside it. */
    private static Money given(ReturnCase c, Leg leg) {
        Money due = c.refunds().due(leg.supplier());
        Money outside = c.outsideShare(leg.supplier());
        return due == null ? outside : due.plus(outside);
    }
}
