package io.backhaul.core.correlation;

import io.backhaul.core.message.LineQuantity;
import io.backhaul.core.message.ReturnMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Scores how well a message fits a case, with a line of evidence for every point (row N6). It never decides: a message
 * without an exact key becomes a fact only when a person says whose it is.
 */
public final class Likeness {

    /** From here on a case resembles a message so much that a person is asked. Without a number, SKU or amount none gets there. */
    public static final int LIKELY = 35;

    private static final int SHOWN = 5;
    private static final Duration EARLY = Duration.ofDays(1);
    private static final Duration LATE = Duration.ofDays(180);

    private Likeness() {}

    /** The cases that fit best, best first, always with the runners-up. */
    public static List<Lookalike> rank(ReturnMessage message, Collection<Sketch> sketches) {
        return sketches.stream()
                .map(sketch -> score(message, sketch))
                .sorted(Comparator.comparingInt(Lookalike::score)
                        .reversed()
                        .thenComparing(Lookalike::orderName)
                        .thenComparing(Lookalike::caseId))
                .limit(SHOWN)
                .toList();
    }

    /** Only cases with goods of the supplier who speaks: a likeness never crosses suppliers. */
    public static List<Lookalike> amongHis(ReturnMessage message, Collection<Sketch> sketches) {
        String supplier = Correlation.supplier(message);
        return rank(
                message,
                sketches.stream()
                        .filter(s -> supplier == null || s.part(supplier).isPresent())
                        .toList());
    }

    /** The goods it names, when the supplier's part of the case holds none of them (row S41); empty when some are in it. */
    public static Optional<String> otherGoods(ReturnMessage message, Sketch sketch) {
        List<LineQuantity> lines = Contents.lines(message);
        Optional<Sketch.Part> part =
                Optional.ofNullable(Correlation.supplier(message)).flatMap(sketch::part);
        boolean none = part.isPresent()
                && lines.stream()
                        .noneMatch(l -> part.get().units().keySet().stream().anyMatch(l.sku()::equalsIgnoreCase));
        return lines.isEmpty() || !none
                ? Optional.empty()
                : Optional.of(lines.get(0).sku());
    }

    static Lookalike score(ReturnMessage message, Sketch sketch) {
        String supplier = Correlation.supplier(message);
        Optional<Sketch.Part> part = supplier == null ? Optional.empty() : sketch.part(supplier);
        List<Evidence> evidence = new ArrayList<>(NumberEvidence.of(message, supplier, sketch));
        part.ifPresent(p -> evidence.addAll(GoodsEvidence.of(message, p)));
        if (supplier != null) {
            evidence.add(
                    part.isPresent()
                            ? new Evidence(10, "it has goods of " + supplier)
                            : new Evidence(-50, "it has no goods of " + supplier));
        }
        evidence.add(sketch.open() ? new Evidence(5, "it is open") : new Evidence(-10, "it is closed"));
        time(message, sketch).ifPresent(evidence::add);
        int sum = evidence.stream().mapToInt(Evidence::weight).sum();
        List<Evidence> telling = evidence.stream().filter(e -> e.weight() != 0).toList();
        return new Lookalike(sketch.caseId(), sketch.orderName(), Math.max(0, Math.min(100, sum)), telling);
    }

    private static Optional<Evidence> time(ReturnMessage message, Sketch sketch) {
        Duration after = Duration.between(sketch.openedAt(), message.envelope().occurredAt());
        if (after.plus(EARLY).isNegative()) {
            return Optional.of(new Evidence(-15, "it was said before this return was asked for"));
        }
        return after.compareTo(LATE) > 0
                ? Optional.of(new Evidence(-10, "it was said more than " + LATE.toDays() + " days later"))
                : Optional.empty();
    }
}
