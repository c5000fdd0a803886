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
    private static final int ADDRESS_LINES = 6;
    private static final Pattern LABEL_LINE = Pattern.compile("\\p{Lu}[\\p{L} #.]{1,25}[:：].{0,2000}|\\|.{0,2000}");

    private final Map<String, Set<String>> names = new HashMap<>();
    private final Set<String> numberWords;
    private final Pattern rma;
    private final Pattern memo;
    private final Pattern po;
    private final Pattern address;
    private final Pattern disposition;

    Labels(Collection<PhraseBook> books) {
        for (PhraseBook book : books) {
            book.labelled()
                    .forEach(field -> names.computeIfAbsent(field, none -> new HashSet<>())
                            .addAll(book.labels(field).stream()
                                    .map(Labels::bare)
                                    .toList()));
        }
        numberWords = books.stream()
                .flatMap(book -> book.labels("number").stream())
                .map(word -> word.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        String number = "(?:[ .-]{0,2}(?:" + any(books, "number") + ")(?![-\\p{L}&&[^\\p{IsHan}]])\\.?)?";
        String is = "(?: (?:" + any(books, "is") + "))?[ \u00A0]?[:：#=]?[ \u00A0]{0,3}#?";
        rma = numbered("(?:" + any(books, "number-of") + ")?(?:" + any(books, "rma") + ")" + number + is);
        memo = numbered("(?:" + any(books, "memo") + ")" + number + is);
        po = Pattern.compile("(?iu)(?<![\\p{L}\\d])(?:" + any(books, "po") + ")" + number
                + "[ \u00A0]?[:：][ \u00A0]{0,3}(#?[A-Za-z0-9][A-Za-z0-9-]{1,30})");
        address = Pattern.compile(
                "(?iu)(?<![\\p{L}\\d])(?:" + any(books, "address") + ")[ \u00A0]?[:：][ \u00A0]{0,5}(.{0,400})");
        disposition = Pattern.compile("(?iu)(?<![\\p{L}\\d])(?:" + any(books, "disposition")
                + ")[ \u00A0]{0,3}[:：=][ \u00A0]{0,3}(\\p{L}[\\p{L} /'-]{0,40})");
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

    List<String> rmas(String text) {
        List<String> found = new ArrayList<>(groups(rma, text));
        groups(NAMED_RMA, text).stream()
                .filter(named -> !numberWords.contains(named.substring(4).toLowerCase(Locale.ROOT)))
                .forEach(found::add);
        return found.stream().distinct().toList();
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

    /** The lines after "ship to:", up to an empty line or the next label, in one line. */
    List<String> addresses(String text) {
        List<String> lines = text.lines().toList();
        List<String> found = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Matcher label = address.matcher(lines.get(i));
            if (label.find()) {
                found.add(address(label.group(1), lines, i + 1));
            }
        }
        return found.stream().filter(one -> one.length() > 1).distinct().toList();
    }

    private static String address(String first, List<String> lines, int next) {
        List<String> parts = new ArrayList<>();
        int i = next;
        if (first.isBlank()) {
            while (i < lines.size() && lines.get(i).isBlank()) {
                i++;
            }
        } else {
            parts.add(first.strip());
        }
        while (i < lines.size()
                && parts.size() < ADDRESS_LINES
                && !lines.get(i).isBlank()
                && lines.get(i).length() <= 120
                && !LABEL_LINE.matcher(lines.get(i).strip()).matches()) {
            parts.add(lines.get(i++).strip());
        }
        return String.join(", ", parts).replaceAll("[,\\s]{1,20}$", "").replaceAll(",{2,20}", ",");
    }

    private static List<String> groups(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(match -> match.group(1).strip())
                .distinct()
                .toList();
    }

    private static Pattern numbered(String label) {
        return Pattern.compile("(?iu)(?<![\\p{L}\\d])" + label + LIKE_A_NUMBER + ID);
    }

    /** Longest first, so that "credit memo" is not taken for "credit"; accents may be missing. */
    private static String any(Collection<PhraseBook> books, String field) {
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
