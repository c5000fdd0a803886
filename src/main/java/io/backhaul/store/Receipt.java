package io.backhaul.store;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** A stored receipt without its content; the columns of table {@code receipt}. */
public record Receipt(
        String merchant,
        UUID id,
        String channel,
        String sourceId,
        UUID duplicateOf,
        UUID parentId,
        String topic,
        String sha256,
        long size,
        String contentType,
        Map<String, String> attributes,
        long sequence,
        Status status,
        String reason,
        int attempts,
        int copies,
        Instant receivedAt) {

    /** What became of it. */
    public enum Status {
        /** Durable and acknowledged, not read yet. */
        RECEIVED,
        READ,
        DUPLICATE,
        IGNORED,
        REVIEW,
        REJECTED,
        PARKED
    }
}
