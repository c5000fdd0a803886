package io.backhaul.core.decision;

import io.backhaul.core.Uuid5;
import io.backhaul.core.message.Disposition;
import io.backhaul.core.message.InspectionReported;
import io.backhaul.core.returns.Leg;
import io.backhaul.core.returns.LineState;
import io.backhaul.core.returns.ReturnCase;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Two channels of a supplier contradict each other about what became of the same goods: a person asks which holds, and until then
 * nothing is refunded or put on stock by either (rows S52, S53, S166).
 */
final class InspectionsDiffer implements Rule {

    @Override
    public List<Decision> decide(ReturnCase c, Instant now) {
        return c.legs().stream()
                .filter(Leg::contested)
                .map(leg -> question(c, leg, words(leg)))
                .toList();
    }

    /** Names what was said, so that the question is another one when more is said. */
    private Decision question(ReturnCase c, Leg leg, Map<String, String> words) {
        String said = words.entrySet().stream()
                .map(e -> e.getKey() + " says " + e.getValue())
                .collect(Collectors.joining("; "));
        return decision(
                c,
                "inspections-differ/" + Uuid5.of(said),
                Decision.Outcome.REVIEW,
                leg.supplier(),
                leg.supplier() + "'s channels say different things about what became of the same goods: " + said
                        + ". Nothing is refunded or put on stock by either: ask him, then enter the channel whose inspection"
                        + " holds (" + String.join(" or ", words.keySet()) + ").");
    }

    /** By channel what it says about the lines that are contested, in an order that does not depend on arrival. */
    private static Map<String, String> words(Leg leg) {
        Map<String, String> words = new TreeMap<>();
        leg.lines()
                .forEach(line -> line.contested()
                        .forEach((source, units) ->
                                words.merge(source, words(line, units), (one, other) -> one + ", " + other)));
        return words;
    }

    private static String words(LineState line, Map<Disposition, Integer> units) {
        return new TreeMap<>(units)
                .entrySet().stream()
                        .map(e -> e.getValue() + " x " + line.line().sku() + " "
                                + e.getKey().name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(", "));
    }

    /** True for a channel whose inspection a person may say holds: one of several that inspected goods of the leg. */
    static boolean mayHold(ReturnCase c, Leg leg, String channel) {
        List<String> channels = c.facts().all(InspectionReported.class).stream()
                .filter(i -> i.supplier().equals(leg.supplier()))
                .map(i -> i.envelope().source())
                .distinct()
                .toList();
        return channels.size() > 1 && channels.contains(channel);
    }
}
