package io.backhaul.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Names of columns and words of verdicts in many languages: {@code bench/names.txt} and {@code bench/words.txt}. */
final class Dictionary {

    private static final Map<Field, Set<String>> NAMES = read("names.txt", Field.class, Dictionary::name);
    private static final Map<Meaning, Set<String>> WORDS = read("words.txt", Meaning.class, Dictionary::word);
    /** Words that say what is spoken of, not what is decided. */
    private static final Set<String> ABOUT = Set.of(
            "return",
            "returns",
            "rma",
            "the",
            "your",
            "request",
            "claim",
            "goods",
            "item",
            "status",
            "retoure",
            "rückgabe",
            "antrag",
            "ware",
            "retour",
            "demande",
            "le",
            "la",
            "devolución",
            "reso",
            "zwrot",
            "zgłoszenie",
            "devolução",
            "retur");

    /** Words that answer a question and say nothing without it. */
    private static final Set<String> MARKS = Set.of(
            "yes", "y", "no", "n", "true", "false", "x", "ja", "j", "nein", "oui", "o", "non", "sí", "si", "s", "nee",
            "tak", "t", "nie", "sim", "não", "ano", "ne", "✓", "✔", "✗");

    private Dictionary() {}

    /** How a column's name is compared: {@code "RMA No."} and {@code "rma_no"} are one. */
    static String name(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}#]", "");
    }

    /** How a word is compared, by the bench and by the mappings it makes: {@code $lowercase($trim(..))}. */
    static String word(String word) {
        return word.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }

    /** 100 when the name is one of the field's, 60 when it has one of its longer names inside, else 0. */
    static int fit(Field field, String column) {
        Set<String> names = NAMES.getOrDefault(field, Set.of());
        String asked = name(column);
        if (names.contains(asked)) {
            return 100;
        }
        Set<String> tokens = tokens(column);
        return names.stream().anyMatch(name -> name.length() > 2 && tokens.contains(name)) ? 60 : 0;
    }

    /** Whether the word only answers a question: {@code Y}, {@code nein}, {@code x}. */
    static boolean isMark(String said) {
        return MARKS.contains(word(said).replaceAll("\\W+$", "")) || MARKS.contains(word(said));
    }

    /**
     * The question a column's name asks: {@code Approved (Y/N)} whether he takes the goods back, {@code Abgelehnt} whether he
     * refuses. Null when it asks neither; {@code Approved on} does not.
     */
    static Meaning asked(String column) {
        Meaning meaning =
                meaning(column.replaceAll("\\([^)]*\\)|\\b[YyJj]/[Nn]\\b", "").replace("?", ""), false);
        boolean asks = meaning == Meaning.AUTHORIZED || meaning == Meaning.DECLINED;
        return asks && !isMark(column) ? meaning : null;
    }

    /** Whether yes and no in a column of this name say what he decided. */
    static boolean takesMarks(String column) {
        return fit(Field.VERDICT, column) > 0 || asked(column) == Meaning.AUTHORIZED;
    }

    /**
     * What the word means in a column of verdicts of this name, or null: a bare yes under {@code Closed} is no verdict, and
     * {@code damaged} may be what the customer claims as well as what was found.
     */
    static Meaning verdict(String said, String column) {
        Meaning meaning = isMark(said) && !takesMarks(column) ? null : meaning(said, false);
        return meaning == null || meaning.isCondition() ? null : meaning;
    }

    /**
     * What the word means, or null when it is not known or known with two meanings. A question mark is a doubt, and a single
     * letter is a grade only in a column of conditions.
     */
    static Meaning meaning(String said, boolean condition) {
        String word = word(said).replaceAll("^[\\p{P}\\s&&[^?？]]+|[\\p{P}\\s&&[^?？]]+$", "");
        Meaning whole = exactly(word, condition);
        return whole != null ? whole : exactly(without(word), condition);
    }

    private static Meaning exactly(String word, boolean condition) {
        return only(WORDS.entrySet().stream()
                .filter(e -> e.getKey().isCondition() || !condition)
                .filter(e -> condition || !e.getKey().isCondition() || word.length() > 1)
                .filter(e -> e.getValue().contains(word))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet()));
    }

    private static String without(String word) {
        return Arrays.stream(word.split(" "))
                .filter(token -> !ABOUT.contains(token))
                .collect(Collectors.joining(" "));
    }

    /** Whether a sentence has a word of this kind of message in it; only to show where something may come from. */
    static boolean mentions(String sentence, String kind) {
        Set<String> tokens = tokens(sentence);
        return WORDS.entrySet().stream()
                .filter(e ->
                        kind.equals(e.getKey().kind()) || kind.equals(e.getKey().name()))
                .anyMatch(e -> e.getValue().stream().anyMatch(word -> word.length() > 3 && tokens.contains(word)));
    }

    private static Meaning only(Set<Meaning> found) {
        return found.size() == 1 ? found.iterator().next() : null;
    }

    private static Set<String> tokens(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}#]+"))
                .filter(token -> !token.isEmpty())
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static <E extends Enum<E>> Map<E, Set<String>> read(
            String file, Class<E> type, java.util.function.UnaryOperator<String> folded) {
        Map<E, Set<String>> all = new EnumMap<>(type);
        try (InputStream in = Objects.requireNonNull(Dictionary.class.getResourceAsStream("/bench/" + file), file)) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .forEach(line -> all.put(
                            Enum.valueOf(type, line.substring(0, line.indexOf(':'))),
                            Arrays.stream(line.substring(line.indexOf(':') + 1).split("\\|"))
                                    .map(folded)
                                    .collect(Collectors.toCollection(LinkedHashSet::new))));
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
        return all;
    }
}
