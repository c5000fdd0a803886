package io.backhaul.core.returns;

import io.backhaul.core.message.Line;
import io.backhaul.core.money.Money;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Refunds made outside the hub count for the legs in order, each up to its value: one refund never pays two legs. */
final class OutsideShares {

    private OutsideShares() {}

    static Map<String, Money> of(Map<String, List<Line>> bySupplier, Refunds refunds) {
        Map<String, Money> left = new HashMap<>();
        Map<String, Money> shares = new HashMap<>();
        bySupplier.forEach((supplier, lines) -> {
            Money value = value(lines);
            Money share =
                    left.computeIfAbsent(value.currency(), refunds::outside).min(value);
            left.merge(value.currency(), share, Money::minus);
            shares.put(supplier, share);
        });
        return shares;
    }

    private static Money value(List<Line> lines) {
        return lines.stream()
                .map(l -> l.unitPrice().times(l.quantity()))
                .reduce(Money::plus)
                .orElseThrow();
    }
}
