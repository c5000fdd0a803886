package io.backhaul.core.returns;

import io.backhaul.core.decision.Decision;
import io.backhaul.core.decision.Decision.Outcome;
import io.backhaul.core.message.OperatorDecided;
import io.backhaul.core.money.Money;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What was decided to be settled as store credit, and what of it a person has issued (rows S182, S183). */
public final class StoreCredits {

    private final Decided made;

    StoreCredits(Decided made) {
        this.made = made;
    }

    /** All of this leg, issued or not. */
    public List<Decision> of(String supplier) {
        return decisions(Outcome.STORE_CREDIT_DUE)
                .filter(d -> supplier.equals(d.supplier()))
                .toList();
    }

    /** Those of this leg that nobody has issued yet. */
    public List<Decision> open(String supplier) {
        return of(supplier).stream().filter(this::isOpen).toList();
    }

    boolean isOpen(Decision due) {
        boolean adjusted = decisions(Outcome.ADJUSTED).anyMatch(d -> d.key().endsWith("/" + due.key()));
        return !adjusted && issued(due).isEmpty();
    }

    /** The decision that a person has issued it. */
    public Optional<Decision> issued(Decision due) {
        return decisions(Outcome.STORE_CREDIT_ISSUED)
                .filter(d -> d.key().endsWith("/" + due.key()))
                .findFirst();
    }

    /** What comes on top of it. */
    public Money bonus(Decision due) {
        return decisions(Outcome.GOODWILL)
                .filter(d -> d.key().equals("goodwill:" + due.key()))
                .map(Decision::amount)
                .findFirst()
                .orElse(Money.zero(due.amount().currency()));
    }

    /** All that was decided as store credit on this case, without bonuses: it counts as paid back. */
    public Money total(String currency) {
        return sum(Outcome.STORE_CREDIT_DUE, currency);
    }

    /** All bonuses of this case. */
    public Money bonuses(String currency) {
        return sum(Outcome.GOODWILL, currency);
    }

    /** Key of the decision that this person's word is about this credit: one entry never issues a later one. */
    public static String issuedKey(OperatorDecided entered, Decision due) {
        return mark(entered) + due.key();
    }

    /** True when this person's word has been taken already. */
    public boolean taken(OperatorDecided entered) {
        return decisions(Outcome.STORE_CREDIT_ISSUED).anyMatch(d -> d.key().startsWith(mark(entered)));
    }

    private static String mark(OperatorDecided entered) {
        return "credit-issued/" + entered.envelope().id() + "/";
    }

    private Money sum(Outcome outcome, String currency) {
        return decisions(outcome)
                .map(Decision::amount)
                .filter(m -> m.currency().equals(currency))
                .reduce(Money.zero(currency), Money::plus);
    }

    private Stream<Decision> decisions(Outcome outcome) {
        return made.of(outcome).stream();
    }
}
