package io.backhaul.core.returns;

import io.backhaul.core.message.Disposition;
import io.backhaul.core.message.InspectionReported;
import io.backhaul.core.message.Line;
import io.backhaul.core.message.OperatorAction;
import io.backhaul.core.message.OperatorDecided;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What became of the units of one line by all who inspected them.
 *
 * <p>Within one source a correction replaces and a second part adds. Several sources speak of the same units where they say the
 * same, and of others where the line has units enough for all they say. Where it has not they contradict each other: none of
 * them counts until a person has said whose word holds.
 *
 * @param units by what became of them; empty while sources contradict each other
 * @param seen units that have been inspected, whatever was found
 * @param contested what each source says where they contradict each other; empty when they do not
 */
record Inspection(Map<Disposition, Integer> units, int seen, Map<String, Map<Disposition, Integer>> contested) {

    static Inspection of(Facts facts, String supplier, Line line, int before) {
        Map<String, Map<Disposition, Integer>> said = new TreeMap<>();
        Facts.bySource(reports(facts, supplier)).forEach((source, newestFirst) -> {
            Map<Disposition, Integer> units = oneSource(newestFirst, line, before);
            if (!units.isEmpty()) {
                said.put(source, units);
            }
        });
        Map<Disposition, Integer> all = together(said.values());
        Map<Disposition, Integer> held = held(facts, supplier).map(said::get).orElse(null);
        if (sum(all) <= line.quantity()) {
            return new Inspection(all, sum(all), Map.of());
        } else if (held != null) {
            return new Inspection(held, sum(held), Map.of());
        }
        int seen = said.values().stream().mapToInt(Inspection::sum).max().orElse(0);
        return new Inspection(Map.of(), seen, said);
    }

    /** What counts of a supplier's reports: all of them, or those of the source whose word holds. */
    static List<InspectionReported> lastWords(Facts facts, String supplier) {
        List<InspectionReported> last = Facts.lastWords(reports(facts, supplier));
        Optional<String> held = held(facts, supplier);
        return last.stream()
                .filter(i -> held.isEmpty() || held.get().equals(i.envelope().source()))
                .toList();
    }

    /** The source whose inspection a person said holds; he may say so again. */
    private static Optional<String> held(Facts facts, String supplier) {
        return facts.operator(OperatorAction.INSPECTION_CONFIRMED, supplier).stream()
                .map(OperatorDecided::reference)
                .filter(Objects::nonNull)
                .reduce((earlier, later) -> later);
    }

    private static Stream<InspectionReported> reports(Facts facts, String supplier) {
        return facts.all(InspectionReported.class).stream()
                .filter(i -> i.supplier().equals(supplier));
    }

    /** Newest report first, each taking what units are left. */
    private static Map<Disposition, Integer> oneSource(List<InspectionReported> newestFirst, Line line, int before) {
        Map<Disposition, Integer> units = new EnumMap<>(Disposition.class);
        int left = line.quantity();
        for (InspectionReported report : newestFirst) {
            int taken = Math.min(left, Facts.covers(report.lines(), line, before));
            if (taken > 0) {
                units.merge(report.disposition(), taken, Integer::sum);
                left -= taken;
            }
        }
        return units;
    }

    /** The fewest units of which all of this can be true. */
    private static Map<Disposition, Integer> together(Collection<Map<Disposition, Integer>> said) {
        Map<Disposition, Integer> all = new EnumMap<>(Disposition.class);
        said.forEach(units -> units.forEach((disposition, n) -> all.merge(disposition, n, Math::max)));
        return all;
    }

    private static int sum(Map<Disposition, Integer> units) {
        return units.values().stream().mapToInt(Integer::intValue).sum();
    }
}
