package io.backhaul.core.returns;

import io.backhaul.core.decision.Decision;
import io.backhaul.core.message.SupplierCreditDeclined;
import io.backhaul.core.money.Money;
import java.util.List;

/**
 * What a supplier owes for a leg, and what he has credited. His debt is his cost (unit cost times recovery share), never the
 * consumer's price.
 *
 * @param expected what he owes for the units that count by now; null when a unit cost is unknown
 * @param booked what was posted as receivable so far
 * @param credited what he has credited, in the claim's currency
 * @param writtenOff what a person gave up
 * @param otherCurrency true when a credit came in another currency than the claim
 * @param contradictory true when one memo came with two amounts
 * @param declined true when he refused the credit
 */
public record Claim(
        Money expected,
        Money booked,
        Money credited,
        Money writtenOff,
        boolean otherCurrency,
        boolean contradictory,
        boolean declined) {

    static Claim of(Facts facts, List<Made> made, String supplier, Money expected, String currency) {
        Money zero = Money.zero(currency);
        Money credited = Credits.of(facts, supplier, currency).values().stream().reduce(zero, Money::plus);
        return new Claim(
                expected,
                sum(made, supplier, Decision.Outcome.CLAIM, zero),
                credited,
                sum(made, supplier, Decision.Outcome.WRITTEN_OFF, zero),
                Credits.inOtherCurrency(facts, supplier, currency),
                Credits.contradict(facts, supplier, currency),
                facts.all(SupplierCreditDeclined.class).stream()
                        .anyMatch(d -> d.supplier().equals(supplier)));
    }

    /** What is still open of what was booked. */
    public Money open() {
        return booked.minus(credited).minus(writtenOff);
    }

    public boolean settled() {
        return booked.isPositive() && !open().isPositive();
    }

    private static Money sum(List<Made> made, String supplier, Decision.Outcome outcome, Money zero) {
        return made.stream()
                .map(Made::decision)
                .filter(d -> d.outcome() == outcome && supplier.equals(d.supplier()))
                .map(Decision::amount)
                .reduce(zero, Money::plus);
    }
}
