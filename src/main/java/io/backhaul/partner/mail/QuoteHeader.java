package io.backhaul.partner.mail;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The lines with which mail programs introduce the mail being answered, in the languages our suppliers use. */
final class QuoteHeader {

    private static final int MAX_LENGTH = 400;
    private static final int MAX_WRAPPED = 3;
    private static final int BLOCK = 7;

    /** Introduces a quote, and mail programs wrap it; must carry a date, so that "On your remote host .." is not one. */
    private static final Pattern ATTRIBUTION = Pattern.compile("(?iu)(on\\b.{1,300}wrote"
            + "|am\\b.{1,300}\\bschrieb\\b.{0,200}"
            + "|le\\b.{1,300}\\ba [ée]crit"
            + "|el\\b.{1,300}\\bescribi[óo]"
            + "|em\\b.{1,300}\\bescreveu"
            + "|il\\b.{1,300}\\bha scritto"
            + "|op\\b.{1,300}\\bschreef\\b.{0,200}"
            + ")\\s*:");

    /** Introduces a quote on one line of its own: begins with a name or a date, so it must not be joined with an answer. */
    private static final Pattern ONE_LINE = Pattern.compile("(?iu)(.{1,200}\\bschrieb am\\b.{1,100}"
            + "|.{0,200}<[^<>\\s]{1,200}@[^<>\\s]{1,200}>\\s*(wrote|schrieb|a [ée]crit|escribi[óo]|schreef)"
            + "|\\d{4}-\\d{2}-\\d{2}\\b.{1,200}<[^<>\\s]{1,200}@[^<>\\s]{1,200}>"
            + ")\\s*:");

    private static final Pattern DATED = Pattern.compile(".*[0-9@].*");

    /** Everything below such a line is somebody else's mail. */
    private static final Pattern DIVIDER = Pattern.compile(
            "(?iu)\\W{0,20}(original message|urspr(ü|ue)ngliche nachricht"
                    + "|message d'origine|mensaje original|messaggio originale|oorspronkelijk bericht|forwarded message"
                    + "|weitergeleitete nachricht|message transf[ée]r[ée]|mensaje reenviado|begin forwarded message)\\W{0,20}");

    private static final Pattern FROM = Pattern.compile("(?iu)[*\\s]*(from|von|de|da|van)\\s?:[*\\s].{1,300}");
    private static final Pattern SENT = Pattern.compile(
            "(?iu)[*\\s]*(sent|date|gesendet|datum|envoy[ée]|enviado( el)?|fecha|inviato|verzonden)\\s?:.{1,300}");
    private static final Pattern SUBJECT = Pattern.compile(
            "(?iu)[*\\s]*(subject|betreff|objet|asunto|oggetto|onderwerp|to|an|[àa]|para|aan)\\s?:.{0,300}");

    private QuoteHeader() {}

    /** How many lines from here on are one attribution ("On .. wrote:", possibly wrapped); 0 when none begins here. */
    static int attributionLength(List<String> lines, int at) {
        if (lines.get(at).length() <= MAX_LENGTH
                && ONE_LINE.matcher(lines.get(at).strip()).matches()) {
            return 1;
        }
        for (int length = 1; length <= MAX_WRAPPED && at + length <= lines.size(); length++) {
            if (lines.get(at + length - 1).isBlank()) {
                return 0;
            } else if (isAttribution(lines.subList(at, at + length))) {
                return beginsLater(lines.subList(at, at + length)) ? 0 : length;
            }
        }
        return 0;
    }

    /** "On our side all is fine" above "On Monday .. wrote:" is an answer, not the beginning of the attribution. */
    private static boolean beginsLater(List<String> wrapped) {
        return IntStream.range(1, wrapped.size()).anyMatch(i -> isAttribution(wrapped.subList(i, wrapped.size())));
    }

    private static boolean isAttribution(List<String> wrapped) {
        String joined = wrapped.stream().map(String::strip).collect(Collectors.joining(" "));
        return joined.length() <= MAX_LENGTH
                && DATED.matcher(joined).matches()
                && ATTRIBUTION.matcher(joined).matches();
    }

    /** True when the rest of the mail is another mail: a divider, or Outlook's From/Sent/Subject block. */
    static boolean endsAnswer(List<String> lines, int at) {
        String line = lines.get(at);
        if (line.length() > MAX_LENGTH) {
            return false;
        }
        return DIVIDER.matcher(line.strip()).matches() || (FROM.matcher(line).matches() && isBlock(lines, at));
    }

    private static boolean isBlock(List<String> lines, int at) {
        List<String> block = lines.subList(at + 1, Math.min(lines.size(), at + BLOCK));
        return block.stream().anyMatch(line -> SENT.matcher(line).matches())
                && block.stream().anyMatch(line -> SUBJECT.matcher(line).matches());
    }
}
