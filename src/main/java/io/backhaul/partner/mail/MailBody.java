package io.backhaul.partner.mail;

import io.backhaul.mapping.UnreadableMessage;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.james.mime4j.dom.Body;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.SingleBody;

/** Walks the parts of a mail: what is written, what is attached, which mail a bounce is about. */
final class MailBody {

    private static final int MAX_DEPTH = 10;
    private static final int MAX_ATTACHMENTS = 30;
    private static final int MAX_TEXT = 1_000_000;

    private final List<String> texts = new ArrayList<>();
    private final List<Attachment> attachments = new ArrayList<>();
    private String reportedMessageId;

    private MailBody() {}

    static MailBody of(Message message) throws IOException {
        MailBody body = new MailBody();
        body.walk(message, 0);
        return body;
    }

    String text() {
        String all = String.join("\n", texts);
        return all.substring(0, Math.min(all.length(), MAX_TEXT));
    }

    List<Attachment> attachments() {
        return attachments;
    }

    String reportedMessageId() {
        return reportedMessageId;
    }

    private void walk(Entity part, int depth) throws IOException {
        if (depth > MAX_DEPTH) {
            throw new UnreadableMessage("mail", "parts nested deeper than " + MAX_DEPTH);
        }
        Body body = part.getBody();
        if (body instanceof Multipart multipart) {
            if ("alternative".equalsIgnoreCase(multipart.getSubType())) {
                alternative(multipart, depth);
            } else {
                for (Entity child : multipart.getBodyParts()) {
                    walk(child, depth + 1);
                }
            }
        } else if (body instanceof Message embedded) {
            reported(embedded.getMessageId());
        } else if (body instanceof SingleBody single) {
            single(part, bytes(single));
        }
    }

    /** The same words several times: plain text if it says anything, else the last other form (HTML). */
    private void alternative(Multipart multipart, int depth) throws IOException {
        Entity chosen = null;
        for (Entity child : multipart.getBodyParts()) {
            boolean plain = "text/plain".equalsIgnoreCase(child.getMimeType());
            if (plain && child.getBody() instanceof SingleBody body && !MailText.isBlank(bytes(body))) {
                chosen = child;
                break;
            }
            chosen = plain ? chosen : child;
        }
        if (chosen != null) {
            walk(chosen, depth + 1);
        }
    }

    private void single(Entity part, byte[] content) {
        String type = part.getMimeType().toLowerCase(Locale.ROOT);
        boolean file = part.getFilename() != null || "attachment".equalsIgnoreCase(part.getDispositionType());
        if (!file && type.equals("text/plain")) {
            texts.add(MailText.decode(content, part.getCharset()));
        } else if (!file && type.equals("text/html")) {
            texts.add(HtmlText.of(MailText.decode(content, part.getCharset())));
        } else if (type.equals("text/rfc822-headers")) {
            reported(MailText.messageIdIn(content));
        } else if (!type.equals("message/delivery-status")) {
            attach(part.getFilename(), content);
        }
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
