package io.backhaul.hub.settings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * One mapping of a YAML file, read key by key. Whatever is wrong is noted with its line and a harmless value is answered, so
 * that reading goes on and finds the rest; {@link #end()} notes keys nobody asked for.
 */
final class Section {

    private final String file;
    private final Node node;
    private final Placeholders placeholders;
    private final Problems problems;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Node> keys = new LinkedHashMap<>();
    private final Set<String> asked = new HashSet<>();

    Section(String file, Node node, Placeholders placeholders, Problems problems) {
        this.file = file;
        this.node = node;
        this.placeholders = placeholders;
        this.problems = problems;
        if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(this::take);
        } else {
            problems.add(file, node, "expected keys and values here");
        }
    }

    private void take(NodeTuple tuple) {
        String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
        keys.put(key, tuple.getKeyNode());
        if (values.put(key, tuple.getValueNode()) != null) {
            problems.add(file, tuple.getKeyNode(), "'" + key + "' is given twice");
        }
    }

    boolean has(String key) {
        asked.add(key);
        return values.containsKey(key);
    }

    String text(String key) {
        Node value = required(key);
        return value == null ? "" : scalar(key, value);
    }

    String text(String key, String otherwise) {
        return has(key) ? text(key) : otherwise;
    }

    Secret secret(String key) {
        return new Secret(text(key));
    }

    int number(String key) {
        String text = text(key);
        if (!text.matches("\\d{1,9}")) {
            if (values.containsKey(key) && !text.isEmpty()) {
                wrong(key, "must be a whole number");
            }
            return 0;
        }
        return Integer.parseInt(text);
    }

    boolean flag(String key) {
        String text = text(key);
        if (!text.isEmpty() && !text.equals("true") && !text.equals("false")) {
            wrong(key, "must be true or false");
        }
        return text.equals("true");
    }

    /** One of these words; the first when it is none of them. */
    String choice(String key, Collection<String> allowed) {
        String text = text(key);
        if (!allowed.contains(text)) {
            if (!text.isEmpty()) {
                wrong(key, "'" + text + "' is unknown; known are " + String.join(", ", allowed));
            }
            return allowed.iterator().next();
        }
        return text;
    }

    List<String> texts(String key) {
        return items(key).stream().map(item -> scalar(key, item)).toList();
    }

    List<Secret> secrets(String key) {
        return texts(key).stream().map(Secret::new).toList();
    }

    /** One of the words of this list in small letters; the first when it is none of them. */
    <E extends Enum<E>> E word(String key, Class<E> type) {
        List<String> known =
                Arrays.stream(type.getEnumConstants()).map(Section::word).toList();
        return Enum.valueOf(type, choice(key, known).toUpperCase(Locale.ROOT));
    }

    /** A word of this list in capitals; empty, and noted, when it is none. */
    <E extends Enum<E>> Optional<E> known(String key, String word, Class<E> type) {
        Optional<E> found = find(word, type);
        if (found.isEmpty()) {
            note(key, unknown(word, type));
        }
        return found;
    }

    <E extends Enum<E>> Set<E> words(String key, Class<E> type) {
        Set<E> words = EnumSet.noneOf(type);
        for (Node item : items(key)) {
            String word = scalar(key, item);
            find(word, type).ifPresentOrElse(words::add, () -> problems.add(file, item, unknown(word, type)));
        }
        return words;
    }

    Section section(String key) {
        Node value = required(key);
        return value == null
                ? new Section(
                        file,
                        new MappingNode(
                                org.yaml.snakeyaml.nodes.Tag.MAP,
                                true,
                                List.of(),
                                node.getStartMark(),
                                node.getEndMark(),
                                org.yaml.snakeyaml.DumperOptions.FlowStyle.BLOCK),
                        placeholders,
                        new Problems())
                : new Section(file, value, placeholders, problems);
    }

    List<Section> sections(String key) {
        return items(key).stream()
                .map(item -> new Section(file, item, placeholders, problems))
                .toList();
    }

    /** What the reader makes of the key's value; null when the key is not there. */
    <T> T optional(String key, Function<String, T> reader) {
        return has(key) ? reader.apply(key) : null;
    }

    /** All keys of a mapping whose keys are free, such as currencies or reasons. */
    Set<String> keys() {
        asked.addAll(values.keySet());
        return new LinkedHashSet<>(values.keySet());
    }

    /** The lists of a mapping whose keys are free, such as column names. */
    Map<String, List<String>> lists(String key) {
        Section table = section(key);
        return table.values.keySet().stream().collect(Collectors.toMap(name -> name, table::texts));
    }

    /** A mapping as it stands: maps, lists and texts with their placeholders filled; who reads it checks its keys. */
    Map<String, Object> plain(String key) {
        Section block = section(key);
        Map<String, Object> plain = new LinkedHashMap<>();
        block.values.forEach((name, value) -> plain.put(name, block.plain(name, value)));
        return plain;
    }

    private Object plain(String key, Node value) {
        if (value instanceof SequenceNode list) {
            return list.getValue().stream().map(item -> plain(key, item)).toList();
        }
        if (value instanceof MappingNode) {
            Section table = new Section(file, value, placeholders, problems);
            Map<String, Object> plain = new LinkedHashMap<>();
            table.values.forEach((name, item) -> plain.put(name, table.plain(name, item)));
            return plain;
        }
        return scalar(key, value);
    }

    void wrong(String key, String what) {
        note(key, key + " " + what);
    }

    /** Notes something at the line of this key. */
    void note(String key, String what) {
        problems.add(file, values.getOrDefault(key, node), what);
    }

    /** Notes every key that nobody has asked for. */
    void end() {
        keys.forEach((key, where) -> {
            if (!asked.contains(key)) {
                problems.add(file, where, "unknown key '" + key + "'; known here are " + sorted(asked));
            }
        });
    }

    private Node required(String key) {
        if (!has(key)) {
            problems.add(file, node, "'" + key + "' is missing");
        }
        return values.get(key);
    }

    private List<Node> items(String key) {
        Node value = required(key);
        if (value == null || value instanceof SequenceNode) {
            return value == null ? List.of() : new ArrayList<>(((SequenceNode) value).getValue());
        }
        wrong(key, "must be a list");
        return List.of();
    }

    private String scalar(String key, Node value) {
        if (!(value instanceof ScalarNode scalar)) {
            problems.add(file, value, key + " must be a single value");
            return "";
        }
        Placeholders.Filled filled = placeholders.fill(scalar.getValue());
        filled.missing()
                .forEach(name -> problems.add(
                        file, value, "environment variable " + name + " is not set, " + key + " needs it"));
        if (scalar.getValue().isBlank()) {
            problems.add(file, value, key + " is empty");
        }
        return filled.text().strip();
    }

    private static <E extends Enum<E>> Optional<E> find(String word, Class<E> type) {
        return Arrays.stream(type.getEnumConstants())
                .filter(known -> known.name().equals(word))
                .findFirst();
    }

    private static String unknown(String word, Class<? extends Enum<?>> type) {
        String known = Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "));
        return "'" + word + "' is unknown; known are " + known;
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static String sorted(Set<String> words) {
        return words.stream().sorted().collect(Collectors.joining(", "));
    }
}
