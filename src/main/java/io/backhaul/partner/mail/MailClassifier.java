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
            "(?iu)\\s*(automatic reply|auto[- ]?reply|auto(matic)? response|out of (the )?office|abwesenheit"
                    + "|automatische antwort|r[ée]ponse automatique|absence du bureau|respuesta autom[áa]tica"
                    + "|fuera de la oficina).*");
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
