package io.backhaul.core.decision;

import io.backhaul.core.message.LineQuantity;
import io.backhaul.core.returns.Leg;
import io.backhaul.core.returns.LineState;
import java.util.List;
import java.util.function.ToIntFunction;

/** The units of a leg that a command is about. */
final class Lines {

    private Lines() {}

    static List<LineQuantity> undecided(Leg leg) {
        return of(leg, l -> l.line().quantity());
    }

    static List<LineQuantity> of(Leg leg, ToIntFunction<LineState> units) {
        return leg.lines().stream()
                .filter(l -> units.applyAsInt(l) > 0)
                .map(l -> new LineQuantity(l.line().sku(), units.applyAsInt(l)))
                .toList();
    }
}
