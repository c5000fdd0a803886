package io.backhaul.core.returns;

import io.backhaul.core.decision.Decision;
import io.backhaul.core.message.SupplierCreditDeclined;
import io.backhaul.core.money.Money;
import java.util.List;

/**
 * What a supplier owes for a leg, and what he has credited (rows S85 to S96). His debt is his cost, line by line, never the
 * consumer's price.
 *
 * @param expected what he is asked for by now (row S89); null when a unit cost is unknown
 * @param lines what that consists of; empty when a unit cost is unknown
 * @param ends where his claim window ends, the earliest over his lines; null while it has not started
 * @param told true when he was told of the return by machine or person, or has spoken himself
 * @param booked what was posted as receivable so far
 * @param credited what he has credited, in the claim's currency (row S90)
 * @param writtenOff what a person gave up
 * @param cancelled what was posted and taken back because a person cancelled the claim (row S88)
 * @param withdrawn true when a person cancelled the claim
 * @param otherCurrency true when a credit came in another currency than the claim
 * @param contradictory true when one memo came with two amounts
 * @param declined true when he refused the credit
 */
public record Claim(
        Money expected,
        List<ClaimLine> lines,
        Anchors.End ends,
        boolean told,
        Money booked,
        Money credited,
        Money writtenOff,
        Money cancelled,
        boolean withdrawn,
        boolean otherCurrency,
        boolean contradictory,
        boolean declined) {

    public Claim {
        lines = List.copyOf(lines);
    }

    static Claim of(
            Facts facts,
            Decided made,
            String supplier,
            List<ClaimLine> lines,
            String currency,
            Anchors.End ends,
            boolean told) {
        Money zero = Money.zero(currency);
        Money credited = Credits.of(facts, supplier, currency).values().stream().reduce(zero, Money::plus);
        return new Claim(
                lines == null ? null : lines.stream().map(ClaimLine::amount).reduce(zero, Money::plus),
                lines == null ? List.of() : lines,
                ends,
                told,
                sum(made, supplier, Decision.Outcome.CLAIM, zero),
                credited,
                sum(made, supplier, Decision.Outcome.WRITTEN_OFF, zero),
                sum(made, supplier, Decision.Outcome.CLAIM_CANCELLED, zero),
                facts.decided(io.backhaul.core.message.OperatorAction.CLAIM_CANCELLED, supplier),
                Credits.inOtherCurrency(facts, supplier, currency),
                Credits.contradict(facts, supplier, currency),
                facts.all(SupplierCreditDeclined.class).stream()
                        .anyMatch(d -> d.supplier().equals(supplier)));
    }

    /** What is still open of what was booked. */
    public Money open() {
        return booked.minus(cancelled).minus(credited).minus(writtenOff);
    }

    public boolean settled() {
        return booked.minus(cancelled).isPositive() && !open().isPositive();
    }

    private static Money sum(Decided made, String supplier, Decision.Outcome outcome, Money zero) {
        return made.of(outcome).stream()
                .filter(d -> supplier.equals(d.supplier()))
                .map(Decision::amount)
                .reduce(zero, Money::plus);
    }
}
