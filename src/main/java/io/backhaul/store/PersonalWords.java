package io.backhaul.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What gives a person away in a text, and how it is masked. Left out are words too short, which would blacken half of all texts, and
 * bare digits, which could be anybody's order or refund id.
 */
public final class PersonalWords {

    /** What stands where something was erased. */
    public static final String MASK = "(erased)";

    /** Canonical fields that hold somebody's own words. */
    private static final Set<String> OWN_WORDS = Set.of("reasonText", "wanted", "note");

    /** Of these, the one that may hold a partner's codes instead, which say nothing of a person. */
    private static final String MAYBE_CODES = "reasonText";

    private static final Pattern CODES = Pattern.compile("[\\p{Alnum}_.-]+(, [\\p{Alnum}_.-]+)*");

    private static final Pattern PHONE = Pattern.compile("[+(]?\\d[\\d ()/.-]{5,}");
    private static final Pattern NAME = Pattern.compile("[\\p{L}'. -]+ [\\p{L}'. -]+");

    private static final String WHOLE_FROM = "(?<![\\p{L}\\p{N}])(?:";
    private static final String WHOLE_TO = ")(?![\\p{L}\\p{N}])";

    private static final int SHORTEST = 5;

    private final Set<String> words;
    private final Pattern pattern;

    private PersonalWords(Set<String> words) {
        this.words = words;
        this.pattern = words.isEmpty()
                ? null
                : Pattern.compile(
                        words.stream()
                                .sorted(Comparator.comparing(String::length).reversed())
                                .map(Pattern::quote)
                                .collect(Collectors.joining("|", WHOLE_FROM, WHOLE_TO)),
                        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    public static PersonalWords of(Collection<String> words) {
        return new PersonalWords(words.stream()
                .map(String::strip)
                .filter(w -> w.length() >= SHORTEST && !w.matches("\\d+"))
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    /** These and more. */
    public PersonalWords and(Collection<String> more) {
        Set<String> all = new TreeSet<>(words);
        all.addAll(more);
        return of(all);
    }

    public PersonalWords and(PersonalWords more) {
        return and(more.words);
    }

    /** E-mail addresses and phone numbers, which mean one person wherever they stand. */
    public PersonalWords addresses() {
        return of(words.stream().filter(PersonalWords::isAddress).toList());
    }

    /** Addresses and whole names; a name may be another person's, a street always is a neighbour's too. */
    public PersonalWords names() {
        return of(words.stream()
                .filter(w -> isAddress(w) || NAME.matcher(w).matches())
                .toList());
    }

    private static boolean isAddress(String word) {
        return word.contains("@") || PHONE.matcher(word).matches();
    }

    public boolean isEmpty() {
        return words.isEmpty();
    }

    /** Characters of the longest of them. */
    public int longest() {
        return words.stream().mapToInt(String::length).max().orElse(0);
    }

    /** True when one of them stands in the text, in whatever case. */
    public boolean in(String text) {
        return pattern != null && pattern.matcher(text).find();
    }

    /** The text without them. */
    public String mask(String text) {
        return pattern == null ? text : pattern.matcher(text).replaceAll(MASK);
    }

    /** A value without them; numbers, codes and structure stay. */
    JsonNode mask(JsonNode value) {
        if (value instanceof ObjectNode object) {
            ObjectNode masked = JsonNodeFactory.instance.objectNode();
            object.properties().forEach(field -> masked.set(field.getKey(), mask(field.getValue())));
            return masked;
        } else if (value instanceof ArrayNode array) {
            ArrayNode masked = JsonNodeFactory.instance.arrayNode();
            array.forEach(item -> masked.add(mask(item)));
            return masked;
        }
        return value.isTextual() ? JsonNodeFactory.instance.textNode(mask(value.textValue())) : value;
    }

    /** A canonical message without them and without anybody's own words; names of files go too, their hashes stay. */
    JsonNode maskMessage(JsonNode message) {
        JsonNode masked = mask(message);
        OWN_WORDS.forEach(field -> {
            if (isOwnWords(field, masked)) {
                ((ObjectNode) masked).put(field, MASK);
            }
        });
        masked.path("evidence").forEach(file -> {
            if (file.hasNonNull("name")) {
                ((ObjectNode) file).put("name", MASK);
            }
        });
        return masked;
    }

    /** Somebody's own words in a canonical message: where rules quoted them, they are masked too. */
    static Set<String> ownWords(JsonNode message) {
        return OWN_WORDS.stream()
                .filter(field -> isOwnWords(field, message))
                .map(field -> message.get(field).textValue())
                .filter(text -> !text.equals(MASK))
                .collect(Collectors.toSet());
    }

    private static boolean isOwnWords(String field, JsonNode message) {
        JsonNode value = message.path(field);
        return value.isTextual()
                && !(field.equals(MAYBE_CODES)
                        && CODES.matcher(value.textValue()).matches());
    }
}
