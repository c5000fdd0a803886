package io.backhaul.core.decision;

import io.backhaul.core.money.Money;
import io.backhaul.core.returns.Leg;
import io.backhaul.core.returns.LineState;
import java.util.Optional;

/** What of a leg somebody else would pay, and the merchant bears when he does not. */
final class Stake {

    private Stake() {}

    /** What the supplier would owe for everything asked for, at cost; empty when a cost is unknown. */
    static Optional<Money> of(Leg leg) {
        Money all = null;
        for (LineState l : leg.lines()) {
            Money cost = l.line().unitCost();
            if (cost == null || all != null && !all.currency().equals(cost.currency())) {
                return Optional.empty();
            }
            Money owed = l.granted().recovery(cost, l.line().quantity());
            all = all == null ? owed : all.plus(owed);
        }
        return Optional.ofNullable(all);
    }

    /** For example {@code 40.00 USD}. */
    static String words(Leg leg) {
        return of(leg).map(Money::toString).orElse("what " + leg.supplier() + " charged for the goods");
    }

    /** True when there is money to lose. */
    static boolean matters(Leg leg) {
        return of(leg).map(Money::isPositive).orElse(true);
    }
}
