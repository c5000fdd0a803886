package io.backhaul.core.money;

import java.util.List;
import java.util.Objects;

/**
 * One balanced, append-only ledger entry in one currency.
 *
 * @param key identity built like a command key: the same event posts once
 * @param event what happened, as finance knows it (payment facts 5.1)
 * @param reason in words
 * @param supplier the leg, or null
 * @param reference refund id or credit reference, or null
 * @param lines debits and credits; their sums are equal
 */
public record Entry(String key, Event event, String reason, String supplier, String reference, List<Posting> lines) {

    /** Events finance distinguishes. */
    public enum Event {
        REFUND_APPROVED,
        REFUND_PAID,
        REFUND_FAILED,
        REFUND_MADE_ELSEWHERE,
        SUPPLIER_CREDIT_CLAIMED,
        SUPPLIER_CREDIT_RECEIVED,
        SUPPLIER_CREDIT_REJECTED,
        WRITE_OFF,
        FEE_DEDUCTED,
        STORE_CREDIT_ISSUED,
        DISPUTE_LOST,
        DISPUTE_REVERSED,
        DISPUTE_FEE,
        CHARGED_BACK,
        CARRIER_CLAIMED,
        CARRIER_PAID,
        CARRIER_WRITE_OFF,
        ADJUSTMENT
    }

    /** One side of an entry; a positive amount debited is a debit, credited a credit. */
    public record Posting(String account, Money debit, Money credit) {}

    public Entry {
        Objects.requireNonNull(key, "key");
        lines = List.copyOf(lines);
        Money debit = sum(lines, true);
        Money credit = sum(lines, false);
        if (!debit.equals(credit) || !debit.isPositive()) {
            throw new IllegalArgumentException("entry " + key + " does not balance: " + debit + " against " + credit);
        }
    }

    /** The usual entry: one account debited, one credited, the same amount. */
    static Entry of(
            String key,
            Event event,
            String reason,
            String supplier,
            String reference,
            String debit,
            String credit,
            Money amount) {
        Money zero = Money.zero(amount.currency());
        return new Entry(
                key,
                event,
                reason,
                supplier,
                reference,
                List.of(new Posting(debit, amount, zero), new Posting(credit, zero, amount)));
    }

    public String currency() {
        return lines.get(0).debit().currency();
    }

    private static Money sum(List<Posting> lines, boolean debit) {
        return lines.stream()
                .map(p -> debit ? p.debit() : p.credit())
                .reduce(Money::plus)
                .orElseThrow();
    }
}
