package io.backhaul.bench;

import java.util.Arrays;
import java.util.List;

/** What a way in XML or JSON calls a value: {@code $.orders.creditNote.id} is an {@code id}, or a {@code credit Note id}. */
final class TreeNames {

    private TreeNames() {}

    /** The last step, and the last two together. */
    static List<String> of(String way) {
        List<String> steps = Arrays.stream(way.split("[/.$@]+"))
                .filter(step -> !step.isEmpty())
                .map(step -> step.replaceAll("(?<=\\p{Ll})(?=\\p{Lu})|_", " "))
                .toList();
        return switch (steps.size()) {
            case 0 -> List.of(way);
            case 1 -> steps;
            default ->
                List.of(steps.get(steps.size() - 1), steps.get(steps.size() - 2) + " " + steps.get(steps.size() - 1));
        };
    }

    /** The last step of a way; a name that is none stays. */
    static String last(String name) {
        return name.matches("[\\w.$@/]*[\\w]") ? of(name).get(0) : name;
    }

    /** How well the field's names fit any of these. */
    static int fit(Field field, String way) {
        return of(way).stream()
                .mapToInt(name -> Dictionary.fit(field, name))
                .max()
                .orElse(0);
    }
}
