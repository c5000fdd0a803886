package io.backhaul.partner.mail;

import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Properties;

/** Makes the complete RFC 822 bytes of a mail; the same input gives the same bytes, so that a repeat is recognisable. */
public final class SupplierMailWriter {

    private SupplierMailWriter() {}

    /** Refuses with {@link IllegalArgumentException} when an address or the token cannot stand in a mail. */
    public static byte[] write(SupplierMail mail) {
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            MimeMessage message = new FixedIdMessage(mail.thread().messageId());
            headers(message, mail);
            body(message, mail);
            message.saveChanges();
            message.writeTo(bytes);
            return bytes.toByteArray();
        } catch (MessagingException | IOException e) {
            throw new IllegalArgumentException("cannot write a mail to " + mail.to() + ": " + e.getMessage(), e);
        }
    }

    private static void headers(MimeMessage message, SupplierMail mail) throws MessagingException, IOException {
        SupplierMail.Thread thread = mail.thread();
        String name = SupplierMailText.oneLine(thread.ourName());
        message.setFrom(new InternetAddress(thread.ourAddress(), name, "UTF-8"));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(mail.to(), true));
        message.setReplyTo(new InternetAddress[] {
            new InternetAddress(MailKeys.replyTo(thread.ourAddress(), thread.token()), name, "UTF-8")
        });
        message.setSubject(SupplierMailText.subject(mail), "UTF-8");
        message.setHeader(
                "Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(mail.date().atOffset(ZoneOffset.UTC)));
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("X-Auto-Response-Suppress", "All");
        List<String> earlier = thread.earlier();
        if (!earlier.isEmpty()) {
            message.setHeader("In-Reply-To", earlier.get(earlier.size() - 1));
            message.setHeader("References", String.join("\r\n ", earlier));
        }
    }

    private static void body(MimeMessage message, SupplierMail mail) throws MessagingException {
        String text = SupplierMailText.body(mail);
        if (mail.evidence().isEmpty()) {
            message.setText(text, "UTF-8");
            return;
        }
        MimeMultipart parts = new FixedBoundaryMultipart(mail.thread().messageId());
        MimeBodyPart words = new MimeBodyPart();
        words.setText(text, "UTF-8");
        parts.addBodyPart(words);
        for (Attachment file : mail.evidence()) {
            parts.addBodyPart(part(file));
        }
        message.setContent(parts);
    }

    private static MimeBodyPart part(Attachment file) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(file.content(), file.mediaType())));
        part.setFileName(file.name());
        part.setDisposition(MimeBodyPart.ATTACHMENT);
        part.setHeader("Content-Transfer-Encoding", "base64");
        return part;
    }

    /** Keeps the Message-ID we chose; the library would make a new one with every save. */
    private static final class FixedIdMessage extends MimeMessage {

        private final String id;

        FixedIdMessage(String id) {
            super(Session.getInstance(new Properties()));
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }

    private static final class FixedBoundaryMultipart extends MimeMultipart {

        FixedBoundaryMultipart(String seed) {
            ContentType type = new ContentType("multipart", "mixed", null);
            String hash = SafeName.sha256(seed.getBytes(StandardCharsets.UTF_8)).substring(0, 32);
            type.setParameter("boundary", "=_" + hash);
            contentType = type.toString();
        }
    }
}
