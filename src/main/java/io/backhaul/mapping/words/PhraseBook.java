package io.backhaul.mapping.words;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** The phrases of one language, as they stand in {@code mappings/mail/words/<language>.yaml}. */
final class PhraseBook {

    private static final String GROUPS = "groups";
    private static final String LABELS = "labels";

    private final String language;
    private final Map<Section, List<Phrase>> phrases = new EnumMap<>(Section.class);
    private final Map<Section, Set<String>> words = new EnumMap<>(Section.class);
    private final Map<String, List<String>> labels = new LinkedHashMap<>();
    private final Set<String> written = new HashSet<>();
    private final Set<String> vocabulary = new HashSet<>();
    private final List<String> beginnings = new ArrayList<>();

    private PhraseBook(String language) {
        this.language = language;
    }

    /** @throws IllegalStateException when the file cannot be read, naming it and the line of the phrase */
    static PhraseBook load(Path file) {
        String name = file.getFileName().toString();
        PhraseBook book = new PhraseBook(name.substring(0, name.length() - ".yaml".length()));
        try (Reader reader = Files.newBufferedReader(file)) {
            Node root = new Yaml(new SafeConstructor(new LoaderOptions())).compose(reader);
            book.read(tuples(root));
            return book;
        } catch (YAMLException | IllegalArgumentException e) {
            throw new IllegalStateException("mappings/mail/words/" + name + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    String language() {
        return language;
    }

    List<Phrase> phrases(Section section) {
        return phrases.getOrDefault(section, List.of());
    }

    Set<String> words(Section section) {
        return words.getOrDefault(section, Set.of());
    }

    List<String> labels(String field) {
        return labels.getOrDefault(field, List.of());
    }

    Set<String> labelled() {
        return labels.keySet();
    }

    boolean says(Section section, List<String> sentence) {
        return phrases(section).stream().anyMatch(phrase -> phrase.in(sentence));
    }

    boolean knows(String word) {
        return vocabulary.contains(word) || beginnings.stream().anyMatch(word::startsWith);
    }

    private void read(Map<String, Node> root) {
        Map<String, List<String>> groups = new HashMap<>();
        root.values().forEach(this::write);
        if (root.containsKey(GROUPS)) {
            tuples(root.get(GROUPS)).forEach((name, lines) -> groups.put(name, lines(lines)));
        }
        groups.values().forEach(this::learn);
        root.forEach((name, node) -> {
            if (name.equals(LABELS)) {
                tuples(node).forEach((field, lines) -> labels.put(field, lines(lines)));
                labels.values().forEach(this::learn);
            } else if (!name.equals(GROUPS)) {
                section(Section.named(name), lines(node), groups);
            }
        });
    }

    private void write(Node node) {
        if (node instanceof MappingNode) {
            tuples(node).values().forEach(this::write);
        } else {
            lines(node).forEach(line -> written.addAll(Words.of(line.replace("~", ""))));
        }
    }

    private void section(Section section, List<String> lines, Map<String, List<String>> groups) {
        learn(lines);
        if (section.isWords()) {
            Set<String> all = words.computeIfAbsent(section, none -> new HashSet<>());
            lines.forEach(line -> Words.of(line).forEach(word -> all.addAll(Words.spellings(word, written))));
        } else {
            phrases.put(
                    section,
                    lines.stream().map(line -> Phrase.of(line, groups, written)).toList());
        }
    }

    private void learn(List<String> lines) {
        for (String line : lines) {
            for (String token : line.replaceAll("<[a-z-]+>", " ").split("[\\s|]+")) {
                List<String> parts = Words.of(token.replace("~", ""));
                for (String part : parts) {
                    if (token.endsWith("~") && part.length() > 3) {
                        beginnings.addAll(Words.spellings(part));
                    }
                    vocabulary.addAll(Words.spellings(part));
                }
            }
        }
    }

    private static Map<String, Node> tuples(Node node) {
        if (!(node instanceof MappingNode mapping)) {
            throw new IllegalArgumentException("names and lists are expected");
        }
        Map<String, Node> tuples = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            tuples.put(((ScalarNode) tuple.getKeyNode()).getValue(), tuple.getValueNode());
        }
        return tuples;
    }

    /** Every entry is text, also {@code no} and {@code on}. */
    private static List<String> lines(Node node) {
        if (!(node instanceof SequenceNode list)) {
            throw new IllegalArgumentException(
                    "a list is expected in line " + (node.getStartMark().getLine() + 1));
        }
        return list.getValue().stream()
                .map(entry -> ((ScalarNode) entry).getValue())
                .toList();
    }
}
