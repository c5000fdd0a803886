package io.backhaul.partner.mail;

import io.backhaul.mapping.UnreadableMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.TextBody;
import org.apache.james.mime4j.dom.address.Mailbox;
import org.apache.james.mime4j.message.BasicBodyFactory;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.apache.james.mime4j.stream.MimeConfig;

/**
 * Raw RFC 822 bytes to a {@link ReceivedMail}. Headers keep their real order, because which verdict of a mail server may
 * be believed depends on it. Size, nesting and number of parts are limited.
 */
public final class MailReader {

    private static final int MAX_BYTES = 40 * 1024 * 1024;
    private static final int MAX_STRUCTURES = 100;
    static final MimeConfig LIMITS = MimeConfig.custom()
            .setMaxLineLen(-1)
            .setMaxHeaderCount(1000)
            .setMaxHeaderLen(100_000)
            .build();
    private static final Pattern STRUCTURE = Pattern.compile("(?i)boundary\\s*=|message/rfc822");
    private static final Pattern MESSAGE_ID = Pattern.compile("<[^<>\\s]{1,500}>");
    private static final Pattern FORWARD_SUBJECT = Pattern.compile(
            "(?iu)\\s{0,5}(fwd?|wg|tr|rv|enc|res-env|doorst|pd|vb|vid|i|ilt|i̇lt|转发|轉寄)\\s?[:：].{0,1000}");
    /** Control characters, and those that turn the direction of what follows. */
    private static final Pattern UNSEEN =
            Pattern.compile("[\\p{Cc}\\u202A-\\u202E\\u2066-\\u2069&&[^\\t\\n\\r\\f\\u0085\\u00AD]]");

    private static final Pattern CONTROL = Pattern.compile("\\p{Cc}");

    private static final List<String> DELIVERED = List.of("To", "Cc", "Delivered-To", "X-Original-To", "Envelope-To");

    private MailReader() {}

    /** Reads one mail; refuses with {@link UnreadableMessage} what is too big, too deep or no mail at all. */
    public static ReceivedMail read(byte[] raw) {
        refuseTooMuch(raw);
        try {
            Message message = builder().parseMessage(new ByteArrayInputStream(raw));
            return received(message, raw);
        } catch (IOException | MimeException e) {
            throw new UnreadableMessage("mail", "not readable as a mail: " + e.getMessage(), e);
        }
    }

    private static ReceivedMail received(Message message, byte[] raw) throws IOException, MimeException {
        List<ReceivedMail.Header> headers = message.getHeader().getFields().stream()
                .map(field -> new ReceivedMail.Header(
                        field.getName(),
                        field.getBody()
                                .replaceAll("\\s+", " ")
                                .replace('\0', '?')
                                .strip()))
                .toList();
        if (headers.isEmpty()) {
            throw new UnreadableMessage("mail", "has no header");
        }
        MailBody body = MailBody.of(message);
        MailHeaders all = new MailHeaders(headers);
        String subject =
                HeaderWords.decode(all.values("Subject").stream().findFirst().orElse(""));
        ReplyCutter.Cut cut = ReplyCutter.read(body.text());
        return new ReceivedMail(
                MailClassifier.kind(message.getHeader(), all, subject),
                ids(all.values("Message-ID")).stream().findFirst().orElseGet(() -> madeUpId(raw)),
                sender(message, all),
                recipients(all),
                subject,
                message.getDate() == null ? null : message.getDate().toInstant(),
                ids(all.values("In-Reply-To")),
                ids(all.values("References")),
                body.reportedMessageId(),
                body.text(),
                cut.words(),
                cut.forwarded()
                        || body.embeds()
                        || FORWARD_SUBJECT.matcher(subject).matches(),
                doubts(body, cut),
                body.attachments(),
                headers);
    }

    private static List<String> doubts(MailBody body, ReplyCutter.Cut cut) {
        List<String> doubts = new ArrayList<>(body.doubts());
        if (!cut.hanging().isEmpty() && !cut.words().isEmpty()) {
            doubts.add("words stand so close below a quote that they may be quoted or the sender's: '"
                    + shortened(cut.hanging()) + "'");
        }
        if (UNSEEN.matcher(cut.words()).find()) {
            doubts.add("the mail has characters that are not seen and change how it is read");
        }
        if (cut.words().length() > ReceivedMail.MAPPED_TEXT) {
            doubts.add("the mail is too long to be read as an answer");
        }
        return doubts;
    }

    private static String shortened(String words) {
        return words.substring(0, Math.min(words.length(), 120));
    }

    /** Exactly one From field with exactly one mailbox; anything else is nobody's word. */
    private static String sender(Message message, MailHeaders headers) {
        if (headers.values("From").size() != 1
                || message.getFrom() == null
                || message.getFrom().size() != 1) {
            return null;
        }
        Mailbox mailbox = message.getFrom().get(0);
        boolean address = mailbox.getDomain() != null
                && CONTROL.matcher(mailbox.getAddress()).results().findAny().isEmpty();
        return address ? mailbox.getAddress().toLowerCase(Locale.ROOT) : null;
    }

    private static List<String> recipients(MailHeaders headers) {
        Pattern address = Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,200}@[A-Za-z0-9.-]{1,200}");
        List<String> found = new ArrayList<>();
        for (String name : DELIVERED) {
            for (String value : headers.values(name)) {
                address.matcher(value).results().limit(100).forEach(match -> found.add(match.group()));
            }
        }
        return found.stream().distinct().toList();
    }

    static List<String> ids(List<String> values) {
        List<String> ids = new ArrayList<>();
        for (String value : values) {
            Matcher matcher = MESSAGE_ID.matcher(value);
            while (matcher.find() && ids.size() < MAX_STRUCTURES) {
                ids.add(matcher.group());
            }
        }
        return ids;
    }

    private static String madeUpId(byte[] raw) {
        return "<" + SafeName.sha256(raw).substring(0, 32) + "@no-message-id>";
    }

    static void refuseTooMuch(byte[] raw) {
        if (raw.length > MAX_BYTES) {
            throw new UnreadableMessage("mail", "bigger than " + MAX_BYTES + " bytes");
        }
        String bytes = new String(raw, StandardCharsets.ISO_8859_1);
        if (STRUCTURE.matcher(bytes).results().limit(MAX_STRUCTURES + 1L).count() > MAX_STRUCTURES) {
            throw new UnreadableMessage("mail", "more than " + MAX_STRUCTURES + " nested parts");
        }
    }

    private static DefaultMessageBuilder builder() {
        DefaultMessageBuilder builder = new DefaultMessageBuilder();
        builder.setMimeEntityConfig(LIMITS);
        builder.setBodyFactory(new UnchangedBytes());
        return builder;
    }

    /** Keeps text parts as the bytes they came in: an attached CSV must not be decoded and encoded on its way. */
    private static final class UnchangedBytes extends BasicBodyFactory {

        @Override
        public TextBody textBody(InputStream content, String charset) throws IOException {
            return textBody(content.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
