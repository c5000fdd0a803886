package io.backhaul.core.message;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * What every canonical message carries whatever it says.
 *
 * @param id identity of the message in the hub: derived from the receipt and the position in it
 * @param merchant whose return this is; correlation never crosses merchants
 * @param source which partner said it, for example {@code shopify:demo}, {@code mail:acme}, {@code stripe:demo}
 * @param key semantic key: two messages of one source with this key say the same thing
 * @param references business keys to find the case by
 * @param occurredAt the partner's word on when it happened (UTC); anchors windows, never orders facts
 * @param receivedAt when the hub learned it (UTC)
 * @param sequence position within its own source (IMAP UID, file and row, control number); later replaces earlier
 * @param schemaVersion version of the canonical schema this was written with
 */
public record Envelope(
        UUID id,
        String merchant,
        String source,
        String key,
        List<Reference> references,
        Instant occurredAt,
        Instant receivedAt,
        long sequence,
        int schemaVersion) {

    public static final int CURRENT_SCHEMA = 1;

    public Envelope {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(merchant, "merchant");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(receivedAt, "receivedAt");
        references = references == null ? List.of() : List.copyOf(references);
        occurredAt = occurredAt == null ? receivedAt : occurredAt;
    }

    /** The first reference of this type, or null. */
    public String reference(Reference.Type type) {
        return references.stream()
                .filter(r -> r.type() == type)
                .map(Reference::value)
                .findFirst()
                .orElse(null);
    }
}
