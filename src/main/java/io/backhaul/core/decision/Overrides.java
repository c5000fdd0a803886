package io.backhaul.core.decision;

import io.backhaul.core.message.OperatorDecided;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** The rules a person knowingly did not follow, named with his decision and separated by commas (F37). */
final class Overrides {

    private Overrides() {}

    static Set<String> of(OperatorDecided decided) {
        if (decided.overrides() == null
                || decided.note() == null
                || decided.note().isBlank()) {
            return Set.of();
        }
        return Arrays.stream(decided.overrides().split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }
}
