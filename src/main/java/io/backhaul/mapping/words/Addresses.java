package io.backhaul.mapping.words;

import io.backhaul.mapping.words.Finding.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Addresses that stand after "ship to:", or below a line that speaks of an address and ends in a colon. Where one is
 * promised and none can be told, that is told too: an address must not be lost without a word.
 */
final class Addresses {

    private static final int MOST_LINES = 6;
    private static final int LONGEST_LINE = 120;
    private static final Pattern ADDRESS = Pattern.compile(".*[\\p{N}\\p{IsHan}].*");
    private static final Pattern LABEL = Pattern.compile("(\\p{L}[\\p{L} .#/-]{0,40}?)\\s{0,2}[:：].{0,2000}");
    private static final Pattern CONTACT = Pattern.compile(
            "(?iu)(tel\\.?|tél\\.?|telef.{0,4}|phone|fax|mobile?|mobil|e-?mail|mail|www|web|note|hours|电话|手机|传真).{0,12}[:：].{0,2000}");

    private static final Pattern SENTENCE = Pattern.compile(
            "(?iu)(?:\\S{1,60}\\s{1,3}){4,40}\\S{0,60}(?<!\\b(?:ltd|co|inc|corp|lda|str|rd|ave|st|llc|kg|cad|sok|no))"
                    + "(?<!\\.\\p{L}{1,2})[.!?。！？]");

    private final Labels labels;
    private final Pattern prose;
    private final Pattern not;
    private final Pattern labelled;
    private final Pattern spoken;

    Addresses(Labels labels, Collection<PhraseBook> books) {
        this.labels = labels;
        this.labelled = Pattern.compile(
                "(?iu)(?<![\\p{L}\\d])(?:" + Labels.any(books, "address") + ")[ \u00A0]?[:：][ \u00A0]{0,5}(.{0,400})");
        this.prose = Pattern.compile("(?iu)(?<![\\p{L}\\d])(?:" + Labels.any(books, "address") + "|"
                + Labels.any(books, "address-word")
                + ")(?![\\p{L}&&[^\\p{IsHan}]])(?:.{0,200}[,，].{0,100}\\d{4}|.{0,100}\\d\\s?号)");
        this.not = Pattern.compile(
                "(?iu)(?<![\\p{L}])(?:" + Labels.any(books, "address-not") + ")(?![\\p{L}&&[^\\p{IsHan}]])");
        this.spoken = Pattern.compile("(?iu).{0,200}(?<![\\p{L}-])(?:" + Labels.any(books, "address-word")
                + ")(?![\\p{L}&&[^\\p{IsHan}]]).{0,60}[:：]\\s{0,5}");
    }

    List<Finding> in(String text) {
        List<String> lines = text.lines().toList();
        List<Finding> found = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String first = first(lines.get(i));
            if (first != null) {
                found.add(address(first, lines, i));
            } else if (prose.matcher(lines.get(i)).find()) {
                found.add(unclear(lines.get(i)));
            }
        }
        return found.stream().distinct().toList();
    }

    /** What of the address stands on its label's own line; null when the line is no such label. */
    private String first(String line) {
        Matcher label = labelled.matcher(line);
        if (label.find()) {
            return label.group(1).strip();
        }
        return line.length() <= LONGEST_LINE * 2 && spoken.matcher(line).matches() ? "" : null;
    }

    private Finding address(String first, List<String> lines, int label) {
        List<String> parts = new ArrayList<>();
        int i = label + 1;
        if (first.isEmpty()) {
            while (i < lines.size() && lines.get(i).isBlank()) {
                i++;
            }
        } else {
            parts.add(first);
        }
        while (goesOn(lines, i) && parts.size() < MOST_LINES) {
            parts.add(lines.get(i++).strip());
        }
        String address =
                String.join(", ", parts).replaceAll("[,\\s]{1,20}$", "").replaceAll(",{2,20}", ",");
        boolean told = ADDRESS.matcher(address).matches() && !goesOn(lines, i) && !isNot(first, lines.get(label));
        return told ? Finding.of(Kind.ADDRESS, address, address) : unclear(lines.get(label));
    }

    /** "Do not send it to the old address:" stands above no address of his. */
    private boolean isNot(String first, String line) {
        String label = line.substring(0, line.length() - first.length());
        return not.matcher(label.replaceAll("^.{0,400}[.!?。！？]\\s{0,3}(?=.)", ""))
                .find();
    }

    private static Finding unclear(String line) {
        return Finding.of(Kind.UNCLEAR_ADDRESS, "", line.strip());
    }

    private boolean goesOn(List<String> lines, int at) {
        if (at >= lines.size() || lines.get(at).isBlank() || lines.get(at).length() > LONGEST_LINE) {
            return false;
        }
        String line = lines.get(at).strip();
        Matcher label = LABEL.matcher(line);
        boolean known = label.matches() && !labels.field(label.group(1)).isEmpty();
        return !known
                && !labels.beginsWithNumber(line)
                && !SENTENCE.matcher(line).matches()
                && !line.startsWith("|")
                && !CONTACT.matcher(line).matches();
    }
}
