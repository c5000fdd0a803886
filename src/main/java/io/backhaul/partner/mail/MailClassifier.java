package io.backhaul.partner.mail;

import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.james.mime4j.dom.Header;
import org.apache.james.mime4j.dom.field.ContentTypeField;

/**
 * Tells machines' mail from people's by headers alone (RFC 3464, 3834, 5965, 8098). {@code Precedence: bulk} and
 * {@code X-Auto-Response-Suppress} alone prove nothing: suppliers' ticket systems set them on real answers.
 */
final class MailClassifier {

    private static final Pattern AUTOMATIC_SUBJECT = Pattern.compile(
            "(?iu)\\s{0,10}(automatic reply|auto[- ]?reply|auto(matic)? response|(i am |i'm )?out of (the )?office"
                    + "|abwesen(heit|d)|automatische antwort|autoreply|r[ée]ponse automatique|absence|absent du bureau|hors du bureau"
                    + "|respuesta autom[áa]tica|fuera de (la )?oficina|ausente|ausencia|risposta automatica|fuori (sede|ufficio)|assente|assenza"
                    + "|resposta autom[áa]tica|aus[êe]ncia|fora do escrit[óo]rio|automatisch antwoord|afwezig|niet op kantoor"
                    + "|(autoodpowied[źz]|odpowied[źz] automatyczna|automatyczna odpowied[źz])|nieobecno[śs][ćc]|poza biurem"
                    + "|automatiskt svar|autosvar|fr[åa]nvaro|automatick[áa] odpov[ěe][ďd]|nep[řr][íi]tomnost|mimo kancel[áa][řr]"
                    + "|otomatik (yan[ıi]t|cevap)|ofis d[ıi][şs][ıi]|自动(答复|回复)|不在办公室|休假).{0,1000}");
    private static final Pattern MAIL_SYSTEM = Pattern.compile("(?i).*\\b(mailer-daemon|postmaster)@.*");

    private MailClassifier() {}

    static MailKind kind(Header header, MailHeaders headers, String subject) {
        MailKind report = report(header);
        if (report != null) {
            return report;
        }
        boolean nobody = "<>".equals(headers.lower("Return-Path").replace(" ", ""));
        if (nobody && MAIL_SYSTEM.matcher(headers.lower("From")).matches()) {
            return MailKind.BOUNCE;
        }
        return nobody
                        || saysAutomatic(headers)
                        || AUTOMATIC_SUBJECT.matcher(subject).matches()
                ? MailKind.AUTO_REPLY
                : MailKind.ANSWER;
    }

    private static MailKind report(Header header) {
        if (!(header.getField("Content-Type") instanceof ContentTypeField type)
                || !"multipart/report".equalsIgnoreCase(type.getMimeType())) {
            return null;
        }
        String report = type.getParameter("report-type");
        return switch (report == null ? "" : report.toLowerCase(Locale.ROOT)) {
            case "disposition-notification" -> MailKind.RECEIPT;
            case "feedback-report" -> MailKind.COMPLAINT;
            default -> MailKind.BOUNCE;
        };
    }

    private static boolean saysAutomatic(MailHeaders headers) {
        String submitted = headers.lower("Auto-Submitted");
        return (!submitted.isBlank() && !submitted.matches("no\\b.*"))
                || headers.has("X-Autoreply")
                || headers.has("X-Autorespond")
                || headers.has("X-MS-Exchange-Inbox-Rules-Loop")
                || headers.lower("X-Apple-Action").contains("vacation")
                || headers.lower("Precedence").contains("auto_reply");
    }
}
