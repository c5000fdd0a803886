package io.backhaul.partner.mail;

import java.util.List;
import java.util.regex.Pattern;

/** The lines with which mail programs introduce the mail being answered, in the languages our suppliers use. */
final class QuoteHeader {

    private static final int MAX_LENGTH = 400;
    private static final int MAX_WRAPPED = 3;
    private static final int BLOCK = 7;

    /** Introduces a quote; must carry a date or an address, so that "On your remote host .." is not one. */
    private static final Pattern ATTRIBUTION = Pattern.compile("(?iu)(on\\b.{1,300}wrote"
            + "|am\\b.{1,300}\\bschrieb\\b.{0,200}"
            + "|.{1,200}\\bschrieb am\\b.{1,100}"
            + "|le\\b.{1,300}\\ba [ée]crit"
            + "|el\\b.{1,300}\\bescribi[óo]"
            + "|em\\b.{1,300}\\bescreveu"
            + "|il\\b.{1,300}\\bha scritto"
            + "|op\\b.{1,300}\\bschreef\\b.{0,200}"
            + "|.{0,200}<[^<>\\s]{1,200}@[^<>\\s]{1,200}>\\s*(wrote|schrieb|a [ée]crit|escribi[óo]|schreef)?"
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
        StringBuilder joined = new StringBuilder();
        for (int n = 0; n < MAX_WRAPPED && at + n < lines.size(); n++) {
            String line = lines.get(at + n).strip();
            if (line.isEmpty() || joined.length() + line.length() > MAX_LENGTH) {
                return 0;
            }
            joined.append(n == 0 ? "" : " ").append(line);
            if (ATTRIBUTION.matcher(joined).matches() && DATED.matcher(joined).matches()) {
                return n + 1;
            }
        }
        return 0;
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
