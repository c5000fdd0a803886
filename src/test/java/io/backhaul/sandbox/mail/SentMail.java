package io.backhaul.sandbox.mail;

import io.backhaul.sandbox.kit.Signatures;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A mail that the hub has sent, as one of its receivers finds it.
 *
 * @param to the receiver of this copy
 * @param text all plain text, "" if none
 * @param html all HTML, or null
 */
public record SentMail(
        String messageId,
        String to,
        String from,
        String subject,
        String text,
        String html,
        List<Attachment> attachments,
        String raw) {

    /** A file in the mail. */
    public record Attachment(String name, String type, int size, String sha256) {}

    static SentMail of(String to, MimeMessage message, byte[] raw) throws MessagingException {
        Contents contents = new Contents();
        try {
            contents.collect(message);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new SentMail(
                message.getMessageID(),
                to,
                message.getFrom() == null ? null : message.getFrom()[0].toString(),
                Objects.requireNonNullElse(message.getSubject(), ""),
                contents.text.toString(),
                contents.html.isEmpty() ? null : contents.html.toString(),
                contents.attachments,
                new String(raw, StandardCharsets.ISO_8859_1));
    }

    static byte[] raw(MimeMessage message) throws MessagingException {
        ByteArrayOutputStream raw = new ByteArrayOutputStream();
        try {
            message.writeTo(raw);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return raw.toByteArray();
    }

    private static final class Contents {
        private final StringBuilder text = new StringBuilder();
        private final StringBuilder html = new StringBuilder();
        private final List<Attachment> attachments = new ArrayList<>();

        void collect(Part part) throws MessagingException, IOException {
            if (part.getContent() instanceof Multipart parts) {
                for (int i = 0; i < parts.getCount(); i++) {
                    BodyPart child = parts.getBodyPart(i);
                    collect(child);
                }
            } else if (part.getFileName() != null || Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())) {
                byte[] content = part.getInputStream().readAllBytes();
                String type = part.getContentType().split(";")[0];
                attachments.add(new Attachment(part.getFileName(), type, content.length, Signatures.sha256(content)));
            } else if (part.isMimeType("text/plain")) {
                text.append(part.getContent());
            } else if (part.isMimeType("text/html")) {
                html.append(part.getContent());
            }
        }
    }
}
