package io.backhaul.store;

import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * What a channel received, before anybody has read it.
 *
 * @param merchant whose it is
 * @param channel where it came in, for example {@code shopify:demo}, {@code mail:returns}, {@code sftp:globex}
 * @param sourceId the partner's name for it: webhook id, Message-ID with brackets, file name
 * @param dedupeKey what makes a delivery the same delivery; null for the channel's own rule, see {@link Receipts#keep}
 * @param topic webhook topic, message type, file kind
 * @param contentType media type as the partner gave it
 * @param original the bytes exactly as received
 * @param attributes the few allow-listed transport headers, no personal data
 * @param sequence position within its own source (IMAP UID, control number); later replaces earlier
 * @param eventKey the same for every delivery of one event that asks for the same work, or null; the second one is a duplicate
 * @param about business key of the order it speaks of (Shopify gid), or null when not known: what erasing finds it by
 * @param parentId the receipt whose signal made the hub read this answer, or null
 */
public record NewReceipt(
        String merchant,
        String channel,
        String sourceId,
        String dedupeKey,
        String eventKey,
        String topic,
        String about,
        String contentType,
        byte[] original,
        Map<String, String> attributes,
        long sequence,
        UUID parentId) {

    public NewReceipt {
        Objects.requireNonNull(merchant, "merchant");
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(sourceId, "sourceId");
        Objects.requireNonNull(topic, "topic");
        Objects.requireNonNull(original, "original");
        attributes = attributes == null ? Map.of() : Map.copyOf(attributes);
    }

    public static NewReceipt of(String merchant, String channel, String sourceId, String topic, byte[] original) {
        return new NewReceipt(merchant, channel, sourceId, null, null, topic, null, null, original, Map.of(), 0, null);
    }

    public NewReceipt dedupedBy(String key) {
        return copy(key, eventKey, about, contentType, attributes, sequence, parentId);
    }

    public NewReceipt ofEvent(String key) {
        return copy(dedupeKey, key, about, contentType, attributes, sequence, parentId);
    }

    public NewReceipt about(String order) {
        return copy(dedupeKey, eventKey, order, contentType, attributes, sequence, parentId);
    }

    public NewReceipt typed(String mediaType) {
        return copy(dedupeKey, eventKey, about, mediaType, attributes, sequence, parentId);
    }

    public NewReceipt with(Map<String, String> headers) {
        return copy(dedupeKey, eventKey, about, contentType, headers, sequence, parentId);
    }

    public NewReceipt at(long position) {
        return copy(dedupeKey, eventKey, about, contentType, attributes, position, parentId);
    }

    /** The answer to a question that this receipt's signal made the hub ask: kept as READ, queued nowhere. */
    public NewReceipt answering(UUID parent) {
        return copy(dedupeKey, eventKey, about, contentType, attributes, sequence, parent);
    }

    private NewReceipt copy(
            String key,
            String event,
            String order,
            String mediaType,
            Map<String, String> headers,
            long position,
            UUID parent) {
        return new NewReceipt(
                merchant, channel, sourceId, key, event, topic, order, mediaType, original, headers, position, parent);
    }

    /** The word before the colon, which names the queue {@code in.<family>}. */
    public String family() {
        return channel.substring(0, channel.indexOf(':') < 0 ? channel.length() : channel.indexOf(':'));
    }
}
