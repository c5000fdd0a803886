package io.backhaul.core.returns;

import io.backhaul.core.decision.Decision;
import io.backhaul.core.message.OperatorAction;
import io.backhaul.core.message.OperatorDecided;
import io.backhaul.core.money.Money;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the carrier owes for a leg: the third debtor (N13). All words about him are a person's, entered by hand.
 *
 * @param booked what was claimed, or null when nobody has claimed yet
 * @param payments what he paid, by reference: the same one counts once
 * @param writtenOff what a person gave up, or null
 * @param declined true when he refused
 */
public record CarrierClaim(Money booked, Map<String, Money> payments, Money writtenOff, boolean declined) {

    static CarrierClaim of(Facts facts, Decided made, String supplier) {
        Map<String, Money> payments = new LinkedHashMap<>();
        facts.operator(OperatorAction.CARRIER_PAID, supplier).stream()
                .filter(d -> d.amount() != null && d.amount().isPositive() && d.reference() != null)
                .sorted(Comparator.comparing((OperatorDecided d) -> d.envelope().receivedAt())
                        .thenComparing(d -> d.envelope().id()))
                .forEach(d -> payments.putIfAbsent(d.reference(), d.amount()));
        return new CarrierClaim(
                sum(made, supplier, Decision.Outcome.CARRIER_CLAIM),
                payments,
                sum(made, supplier, Decision.Outcome.CARRIER_WRITTEN_OFF),
                facts.decided(OperatorAction.CARRIER_DECLINED, supplier));
    }

    public boolean filed() {
        return booked != null;
    }

    /** What is still open of what was claimed; null while nothing was. */
    public Money open() {
        if (booked == null) {
            return null;
        }
        Money left = writtenOff == null ? booked : booked.minus(writtenOff);
        return payments.values().stream()
                .filter(p -> p.currency().equals(booked.currency()))
                .reduce(left, Money::minus);
    }

    public boolean owes() {
        return booked != null && open().isPositive();
    }

    private static Money sum(Decided made, String supplier, Decision.Outcome outcome) {
        return made.of(outcome).stream()
                .filter(d -> supplier.equals(d.supplier()))
                .map(Decision::amount)
                .reduce(Money::plus)
                .orElse(null);
    }
}
