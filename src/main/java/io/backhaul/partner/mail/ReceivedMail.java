package io.backhaul.partner.mail;

import io.backhaul.mapping.UnreadableMessage;
import io.backhaul.mapping.words.Tables;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A mail as it was read from its raw bytes.
 *
 * @param kind what the headers say it is
 * @param messageId with brackets; made from the content's hash when the mail has none
 * @param from sender's address in lower case, or null when the mail does not have exactly one sender
 * @param recipients every address it was sent or delivered to (To, Cc, Delivered-To, X-Original-To, Envelope-To)
 * @param subject decoded, one line
 * @param date the sender's word on when he wrote it (UTC), or null
 * @param inReplyTo Message-IDs with brackets
 * @param references Message-IDs with brackets, oldest first
 * @param reportedMessageId of a bounce: the Message-ID of the mail it is about, or null
 * @param text the whole body as plain text
 * @param answerText the body without quoted parts and signature
 * @param forwarded whether it passes on somebody else's mail, whose words are not the sender's
 * @param doubts why a person must read it, whatever its words say: it is encrypted, cannot be decoded ..; mostly empty
 * @param attachments files that came with it
 * @param headers all header fields of the mail itself in their real order, unfolded
 */
public record ReceivedMail(
        MailKind kind,
        String messageId,
        String from,
        List<String> recipients,
        String subject,
        Instant date,
        List<String> inReplyTo,
        List<String> references,
        String reportedMessageId,
        String text,
        String answerText,
        boolean forwarded,
        List<String> doubts,
        List<Attachment> attachments,
        List<Header> headers) {

    static final int MAPPED_TEXT = 64 * 1024;

    /** One header field as it stood in the mail. */
    public record Header(String name, String value) {}

    public ReceivedMail {
        recipients = List.copyOf(recipients);
        inReplyTo = List.copyOf(inReplyTo);
        references = List.copyOf(references);
        doubts = List.copyOf(doubts);
        attachments = List.copyOf(attachments);
        headers = List.copyOf(headers);
    }

    /** Values of one header in their real order, topmost first. */
    public List<String> header(String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .toList();
    }

    /** All Message-IDs this mail answers, the nearest first, without repetition. */
    public List<String> thread() {
        List<String> oldestFirst = new ArrayList<>(references);
        Collections.reverse(oldestFirst);
        return Stream.of(inReplyTo, oldestFirst)
                .flatMap(List::stream)
                .distinct()
                .toList();
    }

    /** Domain of the sender in lower case, or empty. */
    public String fromDomain() {
        return from == null ? "" : from.substring(from.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    }

    /** The sender's own words as far as a mapping reads them. */
    String mappedText() {
        return answerText.substring(0, Math.min(answerText.length(), MAPPED_TEXT));
    }

    /**
     * What {@code mail/answers} sees: the supplier, and the mail without what was quoted; its tables and its lines
     * "label: value" once more as {@code tables} and {@code pairs}, so that a supplier's own mapping can use his labels.
     *
     * @param skuPrefixes how the supplier's SKUs begin, so that a verdict on one line is not read as one on all; may be empty
     * @throws UnreadableMessage when a person must read the mail whatever its words say
     */
    public Map<String, Object> input(String supplier, List<String> skuPrefixes) {
        if (!doubts.isEmpty()) {
            throw new UnreadableMessage("mail", doubts.get(0));
        }
        Map<String, Object> input = new HashMap<>();
        input.put("supplier", supplier);
        input.put("skuPrefixes", skuPrefixes);
        input.put("text", mappedText());
        input.put("pairs", Tables.pairs(mappedText()));
        input.put("tables", Tables.records(mappedText()));
        input.put("forwarded", forwarded);
        input.put("subject", subject);
        input.put("messageId", messageId);
        input.put("date", Objects.toString(date, null));
        input.put("attachments", attachments.stream().map(Attachment::facts).toList());
        return input;
    }
}
