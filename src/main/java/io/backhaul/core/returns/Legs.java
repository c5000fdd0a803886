package io.backhaul.core.returns;

import io.backhaul.core.message.Line;
import io.backhaul.core.message.ReturnRequested;
import io.backhaul.core.money.Money;
import io.backhaul.core.policy.Terms;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The legs of a case, one per supplier in the order of its lines, as they are folded together.
 *
 * @param all every leg
 * @param outside what of the refunds made outside the hub counts for each, by supplier
 */
record Legs(List<Leg> all, Map<String, Money> outside) {

    static Legs fold(Facts facts, Decided made, Terms terms, ReturnRequested request) {
        Map<String, List<Line>> bySupplier = new LinkedHashMap<>();
        request.lines().stream()
                .filter(line -> placed(terms, line))
                .forEach(line -> bySupplier
                        .computeIfAbsent(line.supplier(), s -> new ArrayList<>())
                        .add(line));
        Map<String, Money> outside = OutsideShares.of(bySupplier, new Refunds(facts, made));
        List<Leg> all = bySupplier.entrySet().stream()
                .map(e -> new LegFold(facts, made, terms, request, e.getKey(), e.getValue())
                        .fold(outside.get(e.getKey())))
                .toList();
        return new Legs(all, outside);
    }

    /** True when a passport of these terms recognises the line, so that it has somebody to return to. */
    static boolean placed(Terms terms, Line line) {
        return line.supplier() != null && terms.passport(line.supplier()).isPresent();
    }

    Leg of(String supplier) {
        return all.stream()
                .filter(leg -> leg.supplier().equals(supplier))
                .findFirst()
                .orElseThrow();
    }
}
