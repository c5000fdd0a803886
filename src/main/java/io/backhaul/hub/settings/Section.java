package io.backhaul.hub.settings;

import io.backhaul.core.policy.Window;
import io.backhaul.core.policy.Window.Anchor;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

    <E extends Enum<E>> Set<E> words(String key, Class<E> type) {
        Set<E> words = new HashSet<>();
        for (Node item : items(key)) {
            String word = scalar(key, item);
            Arrays.stream(type.getEnumConstants())
                    .filter(known -> known.name().equals(word))
                    .findFirst()
                    .ifPresentOrElse(
                            words::add,
                            () -> problems.add(file, item, "'" + word + "' is unknown; known are " + known(type)));
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

    /** The keys and values of a mapping whose keys are free, such as currencies. */
    Map<String, String> table(String key) {
        Section table = section(key);
        return table.values.keySet().stream().collect(Collectors.toMap(name -> name, table::text));
    }

    /** Like {@link #table}, with a list for each key. */
    Map<String, List<String>> lists(String key) {
        Section table = section(key);
        return table.values.keySet().stream().collect(Collectors.toMap(name -> name, table::texts));
    }

    /**
     * {@code {days: 30, anchor: order}}, {@code {businessDays: 20, anchor: claim}} or {@code {hours: 24, anchor: request}},
     * and where it differs from the merchant's: {@code timezone}, {@code holidays: [2026-12-25]}.
     */
    Window window(String key) {
        Section window = section(key);
        boolean business = window.has("businessDays");
        boolean hours = window.has("hours");
        int span = window.number(business ? "businessDays" : hours ? "hours" : "days");
        List<String> anchors = Arrays.stream(Anchor.values()).map(Section::word).toList();
        Anchor anchor = Anchor.valueOf(window.choice("anchor", anchors).toUpperCase(Locale.ROOT));
        ZoneId zone = window.has("timezone") ? window.zone("timezone") : null;
        Set<LocalDate> holidays = window.has("holidays") ? window.days("holidays") : Set.of();
        window.end();
        return new Window(hours ? 0 : span, hours ? span : 0, business, anchor, zone, holidays);
    }

    ZoneId zone(String key) {
        String zone = text(key);
        try {
            return zone.isEmpty() ? ZoneOffset.UTC : ZoneId.of(zone);
        } catch (DateTimeException e) {
            wrong(key, "'" + zone + "' is unknown; write it like America/New_York");
            return ZoneOffset.UTC;
        }
    }

    private Set<LocalDate> days(String key) {
        Set<LocalDate> days = new HashSet<>();
        texts(key).forEach(day -> day(key, day).ifPresent(days::add));
        return days;
    }

    LocalDate day(String key) {
        return day(key, text(key)).orElse(null);
    }

    private Optional<LocalDate> day(String key, String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException e) {
            wrong(key, "'" + text + "' is no day; write it like 2026-12-25");
            return Optional.empty();
        }
    }

    void wrong(String key, String what) {
        problems.add(file, values.getOrDefault(key, node), key + " " + what);
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

    private static String known(Class<? extends Enum<?>> type) {
        return Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static String sorted(Set<String> words) {
        return words.stream().sorted().collect(Collectors.joining(", "));
    }
}
