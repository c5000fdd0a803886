package io.backhaul.mapping.words;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One sentence: as it was written, and as words with the names of goods and returns replaced.
 *
 * @param text as the sender wrote it, hard line breaks joined
 * @param words in lower case
 * @param skus the supplier's SKUs it names
 * @param question whether it is one
 */
record Sentence(String text, List<String> words, List<String> skus, boolean question) {

    private static final Pattern WRAPPED = Pattern.compile(
            "\\n(?=[\\p{Ll}(])" + "|(?<=[^\\n]{60}[^.!?:\\n])\\n(?![\\p{Lu}][\\p{L} #]{1,25}:|\\n|[-*|])");
    private static final Pattern END = Pattern.compile("(?<=[.!?;])"
            + "(?<!\\b(?i:no|nr|num|núm|art|tel|ca|bzw|inkl|evtl|ggf|inc|ltd|co|mr|mrs|ms|dr|hr|fr|sr|sra|sig|ord|ref|pos|pcs|stk"
            + "|szt|ks|č|št|ul|n|p|z|b|d|h|u|a|m)\\.)(?<!(?<![\\d.,])\\d{1,2}\\.)\\s+|(?<=[。！？；])");
    private static final Pattern NAMES = Pattern.compile("(?i)(?<![\\w-])R[MG]A-[\\w.-]{1,60}|#[\\w-]{1,60}");
    private static final Pattern SKU_END = Pattern.compile("[\\s,;:()\"'|，；：（）、。]+");

    /** The sentences of a text; a table row (a line in bars) is none. */
    static List<Sentence> of(String text, List<String> skuPrefixes) {
        List<Sentence> sentences = new ArrayList<>();
        for (String part : split(WRAPPED.matcher(text).replaceAll(" "))) {
            String said = part.strip();
            if (!said.isEmpty() && !said.startsWith("|")) {
                sentences.add(one(said, skuPrefixes));
            }
        }
        return sentences;
    }

    static Sentence one(String said, List<String> skuPrefixes) {
        List<String> skus = skus(said, skuPrefixes);
        String nameless = said;
        for (String sku : skus) {
            nameless = nameless.replace(sku, Words.NAME);
        }
        nameless = NAMES.matcher(nameless).replaceAll(Words.NAME);
        boolean question = said.contains("?") || said.contains("？") || said.contains("¿");
        return new Sentence(said, Words.of(nameless), skus, question);
    }

    /** The same where these are no SKUs: some suppliers begin their RMA numbers alike. */
    Sentence without(Collection<String> numbers) {
        return new Sentence(
                text, words, skus.stream().filter(sku -> !numbers.contains(sku)).toList(), question);
    }

    static List<String> skus(String text, List<String> prefixes) {
        return SKU_END.splitAsStream(text)
                .filter(word -> prefixes.stream()
                        .anyMatch(prefix -> word.length() > prefix.length() && word.startsWith(prefix)))
                .map(word -> word.replaceAll("[.!?]{1,20}$", ""))
                .distinct()
                .toList();
    }

    /** An abbreviation or a day ends no sentence: one sentence too few loses a fact, one too many loses its condition. */
    private static List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        for (String line : text.split("\n")) {
            Matcher end = END.matcher(line);
            int from = 0;
            while (end.find()) {
                parts.add(line.substring(from, end.start()));
                from = end.end();
            }
            parts.add(line.substring(from));
        }
        return parts;
    }
}
