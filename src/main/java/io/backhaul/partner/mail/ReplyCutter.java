package io.backhaul.partner.mail;

import java.util.ArrayList;
import java.util.List;

/**
 * What the sender himself wrote: without the mail he answers and without his signature. A word in our own quoted question
 * must never be read as his verdict, so in doubt a line is cut: an answer that is lost goes to a person.
 */
public final class ReplyCutter {

    private static final int MAX_LINES = 20_000;
    private static final int WRAPPED_AT = 60;

    private final List<String> lines;
    private final List<String> own = new ArrayList<>();
    private String hanging = "";

    private ReplyCutter(String text) {
        this.lines = text.replace("\r\n", "\n")
                .replace('\r', '\n')
                .replace('\u00A0', ' ')
                .lines()
                .limit(MAX_LINES)
                .toList();
    }

    /** The sender's own words; empty when he wrote none. */
    public static String cut(String text) {
        return read(text).words();
    }

    /**
     * @param words the sender's own, without quotes and signature
     * @param hanging words that stand close below a quote: the rest of a quoted line that was wrapped, or the sender's answer
     *     to it; empty when there are none that could be his
     * @param forwarded whether the mail says that it passes on somebody else's
     */
    record Cut(String words, String hanging, boolean forwarded) {}

    static Cut read(String text) {
        ReplyCutter cutter = new ReplyCutter(text);
        cutter.withoutQuotes();
        boolean forwarded = cutter.lines.stream()
                .map(line -> line.replaceAll("^[>\\s]{1,50}", ""))
                .anyMatch(QuoteHeader::isForward);
        return new Cut(String.join("\n", Signature.cutFrom(cutter.own)).strip(), cutter.hanging, forwarded);
    }

    private void withoutQuotes() {
        int i = 0;
        while (i < lines.size()) {
            int attribution = QuoteHeader.attributionLength(lines, i);
            if (QuoteHeader.endsAnswer(lines, i) || (attribution > 0 && !quoteFollows(i + attribution))) {
                break;
            } else if (attribution > 0) {
                i = afterQuote(i + attribution);
            } else if (isQuoted(lines.get(i))) {
                i = afterQuote(i);
            } else {
                own.add(lines.get(i++));
            }
        }
    }

    private boolean quoteFollows(int from) {
        int i = from;
        while (i < lines.size() && lines.get(i).isBlank()) {
            i++;
        }
        return i < lines.size() && isQuoted(lines.get(i));
    }

    /** Past the marked lines and past a paragraph that hangs on to them: badly wrapped quotes lose their mark. */
    private int afterQuote(int from) {
        int i = from;
        while (i < lines.size() && (lines.get(i).isBlank() || isQuoted(lines.get(i)))) {
            i++;
        }
        boolean hangs = i > from && i < lines.size() && isQuoted(lines.get(i - 1));
        boolean wrapped = hangs && lines.get(i - 1).length() >= WRAPPED_AT;
        while (hangs && i < lines.size() && !lines.get(i).isBlank() && !isQuoted(lines.get(i))) {
            if (!wrapped && hanging.isEmpty()) {
                hanging = lines.get(i).strip();
            }
            i++;
        }
        own.add("");
        return i;
    }

    private static boolean isQuoted(String line) {
        return line.stripLeading().startsWith(">");
    }
}
