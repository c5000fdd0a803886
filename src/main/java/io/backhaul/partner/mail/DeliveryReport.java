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
import java.util.stream.Stream;
import org.apache.james.mime4j.dom.Body;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.SingleBody;
import org.apache.james.mime4j.message.DefaultMessageBuilder;

/**
 * What a mail system reports of a mail of ours: a delivery status (RFC 3464) or a complaint (RFC 5965). Everything in it is a
 * claim of whoever sent it.
 *
 * @param fate what became of the mail
 * @param messageIds Message-IDs with brackets of the mails it is about, as the returned headers name them
 * @param diagnostic mailbox and the servers' words on one line, at most 300 characters; empty when it names none
 */
public record DeliveryReport(Fate fate, List<String> messageIds, String diagnostic) {

    /** What became of a mail. */
    public enum Fate {
        FAILED,
        /** Still being tried. */
        DELAYED,
        /** Delivered, passed on to a system that sends no reports, or spread by a list. */
        DELIVERED,
        COMPLAINT
    }

    private static final int MAX_DEPTH = 10;
    private static final int LONGEST = 300;
    private static final Pattern FIELD = Pattern.compile("(?m)^([A-Za-z-]{1,60}):[ \\t]*(.*)$");
    private static final Pattern MESSAGE_ID = Pattern.compile("(?im)^Message-ID:\\s*(<[^<>\\s]{1,500}>)");

    public DeliveryReport {
        messageIds = List.copyOf(messageIds);
    }

    /** Reads the raw report; one without a status part, as old mail systems write, counts as a failure. */
    public static DeliveryReport read(byte[] raw) {
        try {
            Message message = new DefaultMessageBuilder().parseMessage(new ByteArrayInputStream(raw));
            Parts parts = new Parts();
            parts.walk(message, 0);
            return parts.report();
        } catch (IOException e) {
            throw new UnreadableMessage("mail", "not readable as a delivery report: " + e.getMessage(), e);
        }
    }

    /** Collects what the parts say, in their order. */
    private static final class Parts {

        private final List<String> ids = new ArrayList<>();
        private final List<String> actions = new ArrayList<>();
        private final List<String> words = new ArrayList<>();
        private boolean complaint;

        void walk(Entity part, int depth) throws IOException {
            Body body = part.getBody();
            if (depth > MAX_DEPTH) {
                throw new UnreadableMessage("mail", "parts nested deeper than " + MAX_DEPTH);
            } else if (body instanceof Multipart multipart) {
                for (Entity child : multipart.getBodyParts()) {
                    walk(child, depth + 1);
                }
            } else if (body instanceof Message returned) {
                if (returned.getMessageId() != null) {
                    ids.add(returned.getMessageId());
                }
            } else if (body instanceof SingleBody single) {
                single(part.getMimeType().toLowerCase(Locale.ROOT), text(single));
            }
        }

        private void single(String type, String text) {
            if (type.equals("message/delivery-status")) {
                status(text);
            } else if (type.equals("message/feedback-report")) {
                complaint = true;
                say(field(text, "Feedback-Type"));
            } else if (returnsHeaders(type)) {
                MESSAGE_ID.matcher(text).results().limit(5).forEach(found -> ids.add(found.group(1)));
            }
        }

        /** The returned headers, and the plain text in which systems without a status part return them. */
        private static boolean returnsHeaders(String type) {
            return type.equals("text/rfc822-headers") || type.equals("text/plain") || type.startsWith("message/");
        }

        private void status(String text) {
            actions.add(field(text, "Action").toLowerCase(Locale.ROOT));
            String mailbox = field(text, "Final-Recipient").replaceFirst("(?i)^rfc822;\\s*", "");
            String diagnostic = field(text, "Diagnostic-Code").replaceFirst("(?i)^[a-z0-9-]+;\\s*", "");
            say(mailbox);
            say(diagnostic.isEmpty() ? field(text, "Status") : diagnostic);
        }

        private void say(String what) {
            if (!what.isBlank()) {
                words.add(what);
            }
        }

        DeliveryReport report() {
            String all =
                    String.join(": ", words).replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
            return new DeliveryReport(
                    fate(), ids.stream().distinct().toList(), all.substring(0, Math.min(all.length(), LONGEST)));
        }

        private Fate fate() {
            if (complaint) {
                return Fate.COMPLAINT;
            }
            boolean failed = actions.isEmpty() || Stream.of("failed", "").anyMatch(actions::contains);
            return failed ? Fate.FAILED : actions.contains("delayed") ? Fate.DELAYED : Fate.DELIVERED;
        }

        private static String field(String text, String name) {
            String unfolded = text.replaceAll("\\r?\\n[ \\t]+", " ");
            Matcher matcher = FIELD.matcher(unfolded);
            while (matcher.find()) {
                if (matcher.group(1).equalsIgnoreCase(name)) {
                    return matcher.group(2).strip();
                }
            }
            return "";
        }

        private static String text(SingleBody body) throws IOException {
            try (InputStream in = body.getInputStream()) {
                return new String(in.readNBytes(256 * 1024), StandardCharsets.ISO_8859_1);
            }
        }
    }
}
