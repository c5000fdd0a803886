package io.backhaul.partner.mail;

import io.backhaul.mapping.UnreadableMessage;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.james.mime4j.dom.Body;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.SingleBody;
import org.apache.james.mime4j.dom.field.ContentTypeField;

/** Walks the parts of a mail: what is written, what is attached, what only a person can read, which mail a bounce is about. */
final class MailBody {

    private static final int MAX_DEPTH = 10;
    private static final int MAX_ATTACHMENTS = 30;
    private static final int MAX_TEXT = 1_000_000;
    private static final Pattern PGP_ENCRYPTED = Pattern.compile("(?m)^-----BEGIN PGP MESSAGE-----");
    private static final Pattern PGP_SIGNED = Pattern.compile(
            "(?m)^-----BEGIN PGP SIGNED MESSAGE-----\\s{1,4}(?:Hash: [A-Za-z0-9, -]{1,80}\\s{1,4}){0,5}");

    private final List<String> texts = new ArrayList<>();
    private final List<Attachment> attachments = new ArrayList<>();
    private final List<String> doubts = new ArrayList<>();
    private String reportedMessageId;
    private boolean embeds;

    private MailBody() {}

    static MailBody of(Message message) throws IOException {
        MailBody body = new MailBody();
        body.walk(message, 0);
        return body;
    }

    String text() {
        String all = PGP_SIGNED.matcher(String.join("\n", texts)).replaceAll("");
        int signature = all.indexOf("-----BEGIN PGP SIGNATURE-----");
        return all.substring(0, Math.min(signature < 0 ? all.length() : signature, MAX_TEXT));
    }

    List<Attachment> attachments() {
        return attachments;
    }

    /** Why a person must read this mail, whatever its words say. */
    List<String> doubts() {
        return doubts;
    }

    String reportedMessageId() {
        return reportedMessageId;
    }

    /** Whether another mail is attached to this one. */
    boolean embeds() {
        return embeds;
    }

    private void walk(Entity part, int depth) throws IOException {
        if (depth > MAX_DEPTH) {
            throw new UnreadableMessage("mail", "parts nested deeper than " + MAX_DEPTH);
        }
        Body body = part.getBody();
        if (body instanceof Multipart multipart) {
            multipart(multipart, depth);
        } else if (body instanceof Message embedded) {
            embeds = true;
            reported(embedded.getMessageId());
        } else if (body instanceof SingleBody single) {
            single(part, bytes(single));
        }
    }

    private void multipart(Multipart multipart, int depth) throws IOException {
        if ("alternative".equalsIgnoreCase(multipart.getSubType())) {
            alternative(multipart, depth);
            return;
        }
        if ("encrypted".equalsIgnoreCase(multipart.getSubType())) {
            doubts.add("the mail is encrypted");
        }
        for (Entity child : multipart.getBodyParts()) {
            walk(child, depth + 1);
        }
    }

    /** The same words several times: plain text if it says anything, else the last other form; HTML where it has a table. */
    private void alternative(Multipart multipart, int depth) throws IOException {
        Entity chosen = null;
        for (Entity child : multipart.getBodyParts()) {
            boolean plain = "text/plain".equalsIgnoreCase(child.getMimeType());
            if (plain && child.getBody() instanceof SingleBody body && !MailText.isBlank(bytes(body))) {
                chosen = child;
            } else if (!plain && (chosen == null || !isPlain(chosen) || hasOwnTable(child))) {
                chosen = child;
            } else if (chosen == null) {
                chosen = child;
            }
        }
        if (chosen != null) {
            walk(chosen, depth + 1);
        }
    }

    private static boolean isPlain(Entity part) throws IOException {
        return "text/plain".equalsIgnoreCase(part.getMimeType())
                && part.getBody() instanceof SingleBody body
                && !MailText.isBlank(bytes(body));
    }

    /** Plain text made from a table has lost which cell belongs to which row. */
    private static boolean hasOwnTable(Entity part) throws IOException {
        return "text/html".equalsIgnoreCase(part.getMimeType())
                && part.getBody() instanceof SingleBody body
                && ReplyCutter.cut(HtmlText.of(
                                MailText.decode(bytes(body), part.getCharset()).text()))
                        .lines()
                        .anyMatch(line -> line.startsWith("| "));
    }

    private void single(Entity part, byte[] content) {
        String type = part.getMimeType().toLowerCase(Locale.ROOT);
        boolean file = part.getFilename() != null || "attachment".equalsIgnoreCase(part.getDispositionType());
        if (!file && type.equals("text/plain")) {
            String text = decoded(content, part);
            boolean flowed = "flowed".equalsIgnoreCase(parameter(part, "format"));
            texts.add(flowed ? MailText.unflowed(text, "yes".equalsIgnoreCase(parameter(part, "delsp"))) : text);
        } else if (!file && type.equals("text/html")) {
            texts.add(HtmlText.of(decoded(content, part)));
        } else if (type.equals("text/rfc822-headers")) {
            reported(MailText.messageIdIn(content));
        } else if (!type.equals("message/delivery-status")) {
            onlyForPeople(type, part.getFilename());
            attach(part.getFilename(), content);
        }
    }

    private void onlyForPeople(String type, String name) {
        if (type.matches("application/(x-)?pkcs7-mime")) {
            doubts.add("the mail is encrypted, or signed so that it cannot be read without its program");
        } else if (type.matches("application/(vnd\\.)?ms-tnef") || "winmail.dat".equalsIgnoreCase(name)) {
            doubts.add("the answer may be in winmail.dat, which only Outlook reads");
        } else if (type.equals("text/calendar")) {
            doubts.add("the mail is an invitation to a meeting, or an answer to one");
        } else if (type.equals("message/rfc822")) {
            embeds = true;
        }
    }

    private String decoded(byte[] content, Entity part) {
        MailText.Decoded decoded = MailText.decode(content, part.getCharset());
        if (!decoded.sure()) {
            doubts.add("the mail's characters cannot be told for certain (it declares " + part.getCharset() + ")");
        }
        if (PGP_ENCRYPTED.matcher(decoded.text()).find()) {
            doubts.add("the mail is encrypted");
        }
        return decoded.text();
    }

    private static String parameter(Entity part, String name) {
        return part.getHeader() != null && part.getHeader().getField("Content-Type") instanceof ContentTypeField type
                ? type.getParameter(name)
                : null;
    }

    private void attach(String name, byte[] content) {
        if (attachments.size() == MAX_ATTACHMENTS) {
            throw new UnreadableMessage("mail", "more than " + MAX_ATTACHMENTS + " attachments");
        }
        attachments.add(Attachment.of(name, content));
    }

    private void reported(String messageId) {
        if (reportedMessageId == null && messageId != null) {
            reportedMessageId =
                    MailReader.ids(List.of(messageId)).stream().findFirst().orElse(null);
        }
    }

    private static byte[] bytes(SingleBody body) throws IOException {
        try (InputStream in = body.getInputStream()) {
            return in.readAllBytes();
        }
    }
}
