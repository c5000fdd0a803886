package io.backhaul.core.returns;

import io.backhaul.core.decision.Command;
import io.backhaul.core.decision.Decision;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The decisions made on a case, found by their key, by what kind they are and by what they order: rules ask very often. */
final class Decided {

    private final List<Made> all;
    private final Map<String, Made> byKey = new HashMap<>();
    private final Map<Decision.Outcome, List<Decision>> byOutcome = new EnumMap<>(Decision.Outcome.class);
    private final Map<Command.Kind, List<Command>> commands = new EnumMap<>(Command.Kind.class);

    Decided(List<Made> made) {
        all = List.copyOf(made);
        for (Made m : all) {
            Decision d = m.decision();
            byKey.putIfAbsent(d.key(), m);
            byOutcome.computeIfAbsent(d.outcome(), o -> new ArrayList<>()).add(d);
            d.commands()
                    .forEach(c -> commands.computeIfAbsent(c.kind(), k -> new ArrayList<>())
                            .add(c));
        }
    }

    /** All of them, in the order they were made. */
    List<Made> all() {
        return all;
    }

    Optional<Made> with(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    /** Those of this kind, in the order they were made. */
    List<Decision> of(Decision.Outcome outcome) {
        return byOutcome.getOrDefault(outcome, List.of());
    }

    /** True when one of this kind is about this leg or about the whole case. */
    boolean has(Decision.Outcome outcome, String supplier) {
        for (Decision d : of(outcome)) {
            if (d.supplier() == null || d.supplier().equals(supplier)) {
                return true;
            }
        }
        return false;
    }

    /** What was ordered of this kind, in that order. */
    List<Command> commands(Command.Kind kind) {
        return commands.getOrDefault(kind, List.of());
    }
}
