package io.backhaul.mapping;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** A format's block as maps, lists and texts, read key by key; a key nobody asked for is an error of the file. */
final class FormatBlock {

    private final String name;
    private final Map<String, ?> block;
    private final Set<String> asked = new TreeSet<>();

    FormatBlock(String name, Map<String, ?> block) {
        this.name = name;
        this.block = block;
    }

    String name() {
        return name;
    }

    /** The key's text, or null. */
    String text(String key) {
        asked.add(key);
        return Objects.toString(block.get(key), null);
    }

    String text(String key, String otherwise) {
        String text = text(key);
        return text == null ? otherwise : text;
    }

    boolean flag(String key, boolean otherwise) {
        String text = text(key, String.valueOf(otherwise));
        if (!text.equals("true") && !text.equals("false")) {
            throw wrong(key, "is true or false, not '" + text + "'");
        }
        return text.equals("true");
    }

    /** A number from 1 on, or 0 when it is not said. */
    int position(String key) {
        String text = text(key, "0");
        if (!text.matches("\\d{1,6}")) {
            throw wrong(key, "is a number from 1 on, not '" + text + "'");
        }
        return Integer.parseInt(text);
    }

    /** One character, {@code \t} for a tab. */
    char character(String key, String otherwise) {
        String text = text(key, otherwise).replace("\\t", "\t");
        if (text.length() != 1) {
            throw wrong(key, "is one character, not '" + text + "'");
        }
        return text.charAt(0);
    }

    /** A list, or null. */
    List<String> texts(String key) {
        asked.add(key);
        return block.get(key) == null ? null : texts(key, block.get(key));
    }

    /** One text or a list by names that are free; null when it is not there. */
    Map<String, List<String>> table(String key) {
        return map(key) == null
                ? null
                : map(key).entrySet().stream()
                        .collect(Collectors.toMap(
                                e -> e.getKey().toString(),
                                e -> isMany(e.getValue())
                                        ? texts(key, e.getValue())
                                        : List.of(e.getValue().toString()),
                                (a, b) -> b,
                                LinkedHashMap::new));
    }

    private static boolean isMany(Object value) {
        return value instanceof Map || value instanceof Iterable;
    }

    /** Lists by names that are free; null when it is not there. */
    Map<String, List<String>> lists(String key) {
        return map(key) == null
                ? null
                : map(key).entrySet().stream()
                        .collect(Collectors.toMap(e -> e.getKey().toString(), e -> texts(key, e.getValue())));
    }

    private Map<?, ?> map(String key) {
        asked.add(key);
        Object value = block.get(key);
        if (value != null && !(value instanceof Map)) {
            throw wrong(key, "is a table of names");
        }
        return (Map<?, ?>) value;
    }

    /** A list, or the map of position to text that Spring's Environment makes of one. */
    private List<String> texts(String key, Object value) {
        if (!isMany(value)) {
            throw wrong(key, "is a list");
        }
        Iterable<?> items = value instanceof Map<?, ?> map ? map.values() : (Iterable<?>) value;
        return StreamSupport.stream(items.spliterator(), false)
                .map(Object::toString)
                .toList();
    }

    IllegalArgumentException wrong(String key, String what) {
        return new IllegalArgumentException(name + "." + key + " " + what);
    }

    /** Refuses keys that nobody has asked for. */
    void end() {
        block.keySet().stream()
                .filter(key -> !asked.contains(key))
                .sorted()
                .findFirst()
                .ifPresent(key -> {
                    throw wrong(key, "is unknown; known here are " + String.join(", ", asked));
                });
    }
}
