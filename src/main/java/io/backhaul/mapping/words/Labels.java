package io.backhaul.mapping.words;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What stands after a label, in the words of all languages: {@code RMA-Nr.: 12}, {@code RMA编号：12}. */
final class Labels {

    private static final String ID = "([A-Za-z0-9][A-Za-z0-9._/-]{1,58}[A-Za-z0-9])";
    private static final String LIKE_A_NUMBER = "(?=[A-Za-z0-9._/-]{0,58}\\d|R[MG]A-|C[MN]-)";
    private static final Pattern NAMED_RMA =
            Pattern.compile("(?i)\\b(R[MG]A-[A-Za-z0-9][A-Za-z0-9._/-]{0,57}[A-Za-z0-9])");

    /** A number that goes on behind a character nobody sees. */
    private static final Pattern BROKEN = Pattern.compile("[A-Za-z0-9._/-]\\p{Cf}{1,9}[A-Za-z0-9]");

    private static final String NO_DATE =
            "(?!\\d{1,2}[./]\\d{1,2}[./](?:20)?\\d{2}(?!\\d)|20\\d{2}-\\d{2}-\\d{2}(?![\\d-]))";

    /** No word goes on here: the Italian "è" may be written "e", and "RMA ES-7" is no "RMA è S-7". */
    private static final String ENDS = "(?:(?<=\\p{IsHan})|(?![-\\p{L}\\p{N}&&[^\\p{IsHan}]]))";

    private static final Pattern SURE = Pattern.compile("[:：#=]|r[mg]a");

    private final Map<String, Set<String>> names = new HashMap<>();
    private final Set<String> numberWords;
    private final Pattern rma;
    private final Pattern memo;
    private final Pattern po;
    private final Pattern unreadable;
    private final Pattern numberedName;
    private final Pieces pieces;
    private final Addresses addresses;
    private final Pattern disposition;

    Labels(Collection<PhraseBook> books) {
        books.forEach(this::learn);
        numberWords = books.stream()
                .flatMap(book -> book.labels("number").stream())
                .map(word -> word.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        String number =
                "(?:[ .-]{0,2}(?:" + any(books, "number") + ")(?:(?<=\\p{IsHan})|(?![-\\p{L}&&[^\\p{IsHan}]]))\\.?)?";
        String is =
                "(?:(?: |(?=\\p{IsHan}))(?:" + any(books, "is") + ")" + ENDS + ")?[ \u00A0]?[:：#=]?[ \u00A0]{0,3}#?";
        rma = numbered("(?:" + any(books, "number-of") + ")?(?:" + any(books, "rma") + ")" + number + is);
        memo = numbered("(?:" + any(books, "memo") + ")" + number + is);
        po = Pattern.compile("(?iu)(?<![\\p{L}\\d])(?:" + any(books, "po") + ")" + number
                + "[ \u00A0]?[:：][ \u00A0]{0,3}(#?[A-Za-z0-9][A-Za-z0-9-]{1,30})");
        unreadable = Pattern.compile("(?iu)(?<![\\p{L}\\d])(?:" + any(books, "number-of") + ")?(?:" + any(books, "rma")
                + ")[ .-]{0,2}(?:" + any(books, "number") + ")\\.?[ \u00A0]?[:：][ \u00A0]{0,3}(?!" + LIKE_A_NUMBER + ID
                + ")\\S");
        numberedName = Pattern.compile("(?iu)(\\p{L}{0,40}[ .-]{0,2})(?<![\\p{L}\\d])(?:" + any(books, "number")
                + ")\\.?(?: (?:" + any(books, "is") + "))?[ \u00A0]?[:：]?[ \u00A0]{1,3}" + ID);
        pieces = new Pieces(books);
        addresses = new Addresses(this, books);
        disposition = Pattern.compile("(?iu)(?<![\\p{L}\\d])(?:" + any(books, "disposition")
                + ")[ \u00A0]{0,3}[:：=][ \u00A0]{0,3}(\\p{L}[\\p{L} /'-]{0,40})");
    }

    private void learn(PhraseBook book) {
        book.labelled().stream()
                .filter(field -> !Pieces.WORDS.contains(field))
                .forEach(field -> names.computeIfAbsent(field, none -> new HashSet<>())
                        .addAll(book.labels(field).stream().map(Labels::bare).toList()));
    }

    List<Finding> addresses(String text) {
        return addresses.in(text);
    }

    /** Whether a line is one that names an RMA number, a credit memo or a purchase order. */
    boolean beginsWithNumber(String line) {
        return rma.matcher(line).lookingAt()
                || memo.matcher(line).lookingAt()
                || po.matcher(line).lookingAt();
    }

    /** Which field a label or column head means, or empty text. */
    String field(String label) {
        String bare = bare(label);
        return names.entrySet().stream()
                .filter(entry -> entry.getValue().contains(bare))
                .map(Map.Entry::getKey)
                .sorted()
                .findFirst()
                .orElse("");
    }

    /**
     * A number that begins as the supplier's SKUs do is his RMA number only where the label leaves no doubt: "Retoure NH-4471
     * genehmigt" speaks of goods.
     */
    List<String> rmas(String text, List<String> skuPrefixes) {
        List<String> found = new ArrayList<>();
        Matcher matcher = rma.matcher(text);
        while (matcher.find()) {
            String label = text.substring(matcher.start(), matcher.start(1));
            String number = matcher.group(1);
            if (isPlain(label) || skuPrefixes.stream().noneMatch(number::startsWith)) {
                found.add(number);
            }
        }
        groups(NAMED_RMA, text).stream()
                .filter(named -> !numberWords.contains(named.substring(4).toLowerCase(Locale.ROOT)))
                .forEach(found::add);
        return found.stream().distinct().toList();
    }

    /** Whether a label for an RMA number stands before something that is none. */
    private boolean hidesRma(String text) {
        return unreadable.matcher(text).find()
                || (BROKEN.matcher(text).find() && !rmas(text, List.of()).isEmpty());
    }

    /** "Nummer NH-R-26-11" where SKUs begin alike: goods or an RMA number, nobody can tell. */
    boolean hidesRma(String text, List<String> skuPrefixes) {
        List<String> told = rmas(text, skuPrefixes);
        return hidesRma(text)
                || numberedName
                        .matcher(text)
                        .results()
                        .filter(match -> !field(match.group(1)).equals("sku"))
                        .map(match -> match.group(2))
                        .anyMatch(name ->
                                !told.contains(name) && skuPrefixes.stream().anyMatch(name::startsWith));
    }

    Pieces pieces() {
        return pieces;
    }

    private boolean isPlain(String label) {
        String lower = label.toLowerCase(Locale.ROOT);
        return SURE.matcher(lower).find()
                || numberWords.stream().anyMatch(word -> word.length() > 1 && lower.contains(word));
    }

    List<String> memos(String text) {
        return groups(memo, text);
    }

    List<String> pos(String text) {
        return groups(po, text);
    }

    List<String> dispositions(String text) {
        return groups(disposition, text);
    }

    private static List<String> groups(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(match -> match.group(1).strip())
                .distinct()
                .toList();
    }

    private static Pattern numbered(String label) {
        return Pattern.compile("(?iu)(?<![\\p{L}\\d])" + label + NO_DATE + Amounts.NONE_AHEAD + LIKE_A_NUMBER + ID
                + "(?![A-Za-z0-9]|[.,]\\d)");
    }

    /** Longest first, so that "credit memo" is not taken for "credit"; accents may be missing. */
    static String any(Collection<PhraseBook> books, String field) {
        String all = books.stream()
                .flatMap(book -> book.labels(field).stream())
                .flatMap(label -> Words.spellings(label.toLowerCase(Locale.ROOT)).stream())
                .distinct()
                .sorted(Comparator.comparing(String::length).reversed())
                .map(label -> Pattern.quote(label).replace(" ", "\\E[ \u00A0.-]{1,2}\\Q"))
                .collect(Collectors.joining("|"));
        return all.isEmpty() ? "(?!)" : all;
    }

    private static String bare(String label) {
        return String.join(
                " ",
                Words.of(label).stream()
                        .map(word -> Words.spellings(word).stream()
                                .reduce((a, b) -> b.length() < a.length() ? b : a)
                                .orElse(word))
                        .toList());
    }
}
