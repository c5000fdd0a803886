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
    public static byte[] write(SupplierMail mail, Letter letter) {
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            MimeMessage message = new FixedIdMessage(mail.thread().messageId());
            headers(message, mail, letter);
            body(message, mail, letter);
            message.saveChanges();
            message.writeTo(bytes);
            return bytes.toByteArray();
        } catch (MessagingException | IOException e) {
            throw new IllegalArgumentException("cannot write a mail to " + mail.to() + ": " + e.getMessage(), e);
        }
    }

    private static void headers(MimeMessage message, SupplierMail mail, Letter letter)
            throws MessagingException, IOException {
        SupplierMail.Thread thread = mail.thread();
        String name = Letter.oneLine(thread.ourName());
        message.setFrom(new InternetAddress(thread.ourAddress(), name, "UTF-8"));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(mail.to(), true));
        for (String copy : mail.cc()) {
            message.addRecipient(Message.RecipientType.CC, new InternetAddress(copy, true));
        }
        message.setReplyTo(new InternetAddress[] {
            new InternetAddress(MailKeys.replyTo(thread.ourAddress(), thread.token()), name, "UTF-8")
        });
        message.setSubject(letter.subject() + " " + MailKeys.subjectMark(thread.token()), "UTF-8");
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

    private static void body(MimeMessage message, SupplierMail mail, Letter letter) throws MessagingException {
        if (mail.evidence().isEmpty() && letter.html() == null) {
            message.setText(letter.text(), "UTF-8");
            return;
        }
        String seed = mail.thread().messageId();
        if (mail.evidence().isEmpty()) {
            message.setContent(bothForms(letter, seed));
            return;
        }
        MimeMultipart parts = new FixedBoundaryMultipart("mixed", seed);
        MimeBodyPart words = new MimeBodyPart();
        if (letter.html() == null) {
            words.setText(letter.text(), "UTF-8");
        } else {
            words.setContent(bothForms(letter, seed));
        }
        parts.addBodyPart(words);
        for (Attachment file : mail.evidence()) {
            parts.addBodyPart(part(file));
        }
        message.setContent(parts);
    }

    /** Plain text first: the last form is the one a mail program prefers. */
    private static MimeMultipart bothForms(Letter letter, String seed) throws MessagingException {
        MimeMultipart forms = new FixedBoundaryMultipart("alternative", seed + "/words");
        MimeBodyPart plain = new MimeBodyPart();
        plain.setText(letter.text(), "UTF-8");
        MimeBodyPart html = new MimeBodyPart();
        html.setText(letter.html(), "UTF-8", "html");
        forms.addBodyPart(plain);
        forms.addBodyPart(html);
        return forms;
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

        FixedBoundaryMultipart(String subtype, String seed) {
            ContentType type = new ContentType("multipart", subtype, null);
            String hash = SafeName.sha256(seed.getBytes(StandardCharsets.UTF_8)).substring(0, 32);
            type.setParameter("boundary", "=_" + hash);
            contentType = type.toString();
        }
    }
}
