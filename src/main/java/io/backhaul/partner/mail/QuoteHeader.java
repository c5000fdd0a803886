package io.backhaul.partner.mail;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The lines with which mail programs introduce the mail being answered, in the languages our suppliers use. */
final class QuoteHeader {

    /** Written where a mail program marks by HTML alone that somebody else's mail begins. */
    static final String DIVIDER_LINE = "-----Original Message-----";

    private static final int MAX_LENGTH = 400;
    private static final int MAX_WRAPPED = 3;
    private static final int BLOCK = 9;
    private static final String ADDRESS = "<(?:mailto:)?[^<>\\s]{1,200}@[^<>\\s]{1,200}>";

    /** Introduces a quote, and mail programs wrap it; must carry a date, so that "On your remote host .." is not one. */
    private static final Pattern ATTRIBUTION = Pattern.compile("(?iu)((on|at)\\b.{1,300}wrote"
            + "|am\\b.{1,300}\\bschrieb\\b.{0,200}"
            + "|le\\b.{1,300}\\ba [ée]crit"
            + "|el\\b.{1,300}\\bescribi[óo]"
            + "|em\\b.{1,300}\\bescreveu"
            + "|(il|in data)\\b.{1,300}\\bha scritto"
            + "|op\\b.{1,300}\\bschreef\\b.{0,200}"
            + "|(w dniu|dnia)\\b.{1,300}(pisze|napisa[łl](\\(a\\)|a)?)"
            + "|den\\b.{1,300}\\bskrev\\b.{0,200}"
            + "|dne\\b.{1,300}(napsal(\\(a\\)|a)?|pí[šs]e)"
            + "|在.{1,300}写道"
            + ")\\s{0,3}[:：]");

    /** Introduces a quote on one line of its own: begins with a name or a date, so it must not be joined with an answer. */
    private static final Pattern ONE_LINE = Pattern.compile("(?iu)(.{1,200}\\bschrieb am\\b.{1,100}"
            + "|.{0,200}" + ADDRESS
            + "\\s{0,3}(wrote|schrieb|a [ée]crit|escribi[óo]|ha scritto|escreveu|schreef|napisa[łl](\\(a\\)|a)?|pisze"
            + "|skrev|napsal(\\(a\\)|a)?|写道)"
            + "|.{0,200}\\bskrev\\s.{0,100}" + ADDRESS
            + "|.{0,200}" + ADDRESS + ".{0,100}(tarihinde\\b.{0,40}yazd[ıi]|写道|(於|于).{1,60}写道)"
            + "|\\d{4}-\\d{2}-\\d{2}\\b.{1,200}" + ADDRESS
            + "|\\d{1,2}\\.\\d{1,2}\\.\\d{4},? \\d{1,2}:\\d{2}.{1,200}" + ADDRESS
            + ")\\s{0,3}[:：]");

    private static final Pattern DATED = Pattern.compile(".*[0-9@].*");

    private static final String FORWARDED =
            "forwarded (message|by)|weitergeleitete nachricht|message transf[ée]r[ée]|mensaje reenviado"
                    + "|messaggio inoltrato|mensagem (encaminhada|reencaminhada)|doorgestuurd bericht|wiadomo[śs][ćc] przekazana"
                    + "|przekazana wiadomo[śs][ćc]|vidarebefordrat meddelande|p[řr]eposlan[áa] zpr[áa]va|iletilen (ileti|mesaj)"
                    + "|转发(的)?邮件(信息)?|begin forwarded message|anfang der weitergeleiteten nachricht|d[ée]but du message transf[ée]r[ée]";

    /** Everything below such a line is somebody else's mail. */
    private static final Pattern DIVIDER =
            Pattern.compile("(?iu)[\\W_]{0,80}(original message|urspr(ü|ue)ngliche nachricht"
                    + "|message d'origine|message original|mensaje original|messaggio originale|mensagem original|oorspronkelijk bericht"
                    + "|wiadomo[śs][ćc] oryginalna|oryginalna wiadomo[śs][ćc]|ursprungligt meddelande|originalmeddelande"
                    + "|p[ůu]vodn[íi] zpr[áa]va|orijinal (mesaj|ileti)|原始邮件|原始郵件|" + FORWARDED + ")[\\W_]{0,80}");

    private static final Pattern FORWARD = Pattern.compile("(?iu)[\\W_]{0,80}(" + FORWARDED + ")[\\W_]{0,80}");

    private static final Pattern FROM = Pattern.compile(
            "(?iu)[*\\s]{0,10}(from|von|de|da|van|od|från|fr[åa]n|gönderen|kimden|发件人|寄件人)\\s{0,3}[:：][*\\s]{0,10}.{1,300}");
    private static final Pattern SENT = Pattern.compile(
            "(?iu)[*\\s]{0,10}(sent|date|gesendet|datum|envoy[ée]|enviad[oa]( el| em)?|fecha|inviato"
                    + "|data|verzonden|wys[łl]ano|skickat|odesl[áa]no|gönderme tarihi|gönderildi|tarih|发送时间|发送日期|日期|时间|傳送時間)\\s{0,3}[:：].{1,300}");
    private static final Pattern SUBJECT = Pattern.compile(
            "(?iu)[*\\s]{0,10}(subject|betreff|objet|asunto|oggetto|assunto|onderwerp|temat"
                    + "|[äa]mne|p[řr]edm[ěe]t|konu|主题|主旨|to|an|[àa]|para|aan|do|till|komu|kime|al[ıi]c[ıi]|收件人)\\s{0,3}[:：].{0,300}");

    private QuoteHeader() {}

    /** How many lines from here on are one attribution ("On .. wrote:", possibly wrapped); 0 when none begins here. */
    static int attributionLength(List<String> lines, int at) {
        for (int length = 1; length <= MAX_WRAPPED && at + length <= lines.size(); length++) {
            List<String> wrapped = lines.subList(at, at + length);
            if (lines.get(at + length - 1).isBlank() || wrapped.stream().anyMatch(line -> line.length() > MAX_LENGTH)) {
                return 0;
            } else if (isOneLine(wrapped, length) || isAttribution(wrapped)) {
                return beginsLater(wrapped) ? 0 : length;
            }
        }
        return 0;
    }

    /** Begins with a name: wrapped only where the first line already carries an address or a date. */
    private static boolean isOneLine(List<String> wrapped, int length) {
        return (length == 1 || wrapped.get(0).matches(".{0,300}(<[^<>\\s]{1,200}@|\\d{1,2}:\\d{2}).{0,300}"))
                && ONE_LINE.matcher(joined(wrapped)).matches();
    }

    /** "On our side all is fine" above "On Monday .. wrote:" is an answer, not the beginning of the attribution. */
    private static boolean beginsLater(List<String> wrapped) {
        return IntStream.range(1, wrapped.size()).anyMatch(i -> {
            List<String> later = wrapped.subList(i, wrapped.size());
            boolean named = !later.get(0).strip().startsWith("<");
            return isAttribution(later) || (named && isOneLine(later, later.size()));
        });
    }

    private static boolean isAttribution(List<String> wrapped) {
        String joined = joined(wrapped);
        return joined.length() <= MAX_LENGTH
                && DATED.matcher(joined).matches()
                && ATTRIBUTION.matcher(joined).matches();
    }

    private static String joined(List<String> wrapped) {
        return wrapped.stream().map(String::strip).collect(Collectors.joining(" "));
    }

    /** True when the rest of the mail is another mail: a divider, or Outlook's From/Sent/Subject block. */
    static boolean endsAnswer(List<String> lines, int at) {
        String line = lines.get(at);
        if (line.length() > MAX_LENGTH) {
            return false;
        }
        return DIVIDER.matcher(line.strip()).matches()
                || (FROM.matcher(line).matches() && isBlock(lines, at, SENT))
                || (SENT.matcher(line).matches() && isBlock(lines, at, FROM));
    }

    /** Says that what follows was written to somebody else. */
    static boolean isForward(String line) {
        return line.length() <= MAX_LENGTH && FORWARD.matcher(line.strip()).matches();
    }

    private static boolean isBlock(List<String> lines, int at, Pattern other) {
        List<String> block = lines.subList(at + 1, Math.min(lines.size(), at + BLOCK)).stream()
                .map(line -> line.length() > MAX_LENGTH ? line.substring(0, MAX_LENGTH) : line)
                .toList();
        return block.stream().anyMatch(line -> other.matcher(line).matches())
                && block.stream().anyMatch(line -> SUBJECT.matcher(line).matches());
    }
}
