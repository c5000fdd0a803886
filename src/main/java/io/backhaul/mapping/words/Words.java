package io.backhaul.mapping.words;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A sentence as words in lower case: punctuation falls away, every Chinese character is a word of its own, {@code l'article}
 * is two and {@code don't} is one.
 */
final class Words {

    /** Stands for a name that says nothing: a SKU, an RMA or order number. */
    static final String NAME = "\uE000";

    private static final Pattern WORD = Pattern.compile(
            "\uE000|\\p{IsHan}|[\\p{L}\\p{M}\\p{N}&&[^\\p{IsHan}]]+(?:'[\\p{L}\\p{M}&&[^\\p{IsHan}]]+)*+");
    private static final Set<String> ENGLISH_ENDINGS = Set.of("t", "s", "re", "ve", "ll", "d", "m");

    /** "n°" and "nº" are a number sign, and not the words "n" and "no". */
    private static final Pattern NUMBER_SIGN = Pattern.compile("(?iu)(?<![\\p{L}\\p{N}])n\\.?[º°]");

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    private Words() {}

    static List<String> of(String sentence) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(lower(sentence));
        while (word.find()) {
            addParts(words, word.group());
        }
        return words;
    }

    /**
     * Every spelling a word of a phrase book may have in a mail: accents and umlauts are often left out. Not where that is
     * another word of the same book: {@code wurde} is not {@code würde}.
     */
    static Set<String> spellings(String word, Set<String> otherWords) {
        Set<String> all = spellings(word);
        all.removeIf(spelling -> !spelling.equals(word) && otherWords.contains(spelling));
        return all;
    }

    static Set<String> spellings(String word) {
        Set<String> all = new LinkedHashSet<>();
        all.add(word);
        all.add(bare(word));
        String digraphs = word.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue");
        all.add(bare(digraphs));
        all.add(word.replace("ß", "ss"));
        return all;
    }

    private static void addParts(List<String> words, String word) {
        int apostrophe = word.indexOf('\'');
        if (apostrophe < 0 || ENGLISH_ENDINGS.contains(word.substring(word.lastIndexOf('\'') + 1))) {
            words.add(word);
        } else {
            words.addAll(List.of(word.split("'")));
        }
    }

    private static String lower(String text) {
        return Normalizer.normalize(NUMBER_SIGN.matcher(text).replaceAll("#"), Normalizer.Form.NFKC)
                .replace('’', '\'')
                .replace('‘', '\'')
                .replace('´', '\'')
                .replace('`', '\'')
                .toLowerCase(Locale.ROOT)
                .replace("\u0307", "");
    }

    private static String bare(String word) {
        String plain =
                MARKS.matcher(Normalizer.normalize(word, Normalizer.Form.NFD)).replaceAll("");
        return plain.replace("ß", "ss").replace("ł", "l").replace("ı", "i").replace("ø", "o");
    }
}
