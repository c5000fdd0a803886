package io.backhaul.console.view;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * One message with what the hub understood of it.
 *
 * @param says what it says in a sentence, or null when it was not understood
 * @param trusted false when it may inform but must not authorise or move money
 * @param trust why the sender of a mail was believed or not, in words; null where nobody asked
 * @param canonical the canonical message, or null for a receipt that gave none
 * @param receipt the delivery it came in, or null for a message the hub made itself
 * @param siblings other messages read out of the same delivery
 */
public record MessageView(
        UUID id,
        UUID receiptId,
        String source,
        String sourceId,
        String kind,
        String status,
        UUID caseId,
        Instant receivedAt,
        String reason,
        String says,
        boolean trusted,
        String trust,
        UUID duplicateOf,
        int attempts,
        JsonNode canonical,
        Receipt receipt,
        List<MessageRow> siblings) {

    /**
     * A delivery as it came.
     *
     * @param size bytes
     * @param copies how often the same delivery came again
     * @param erased true when its content was erased on request
     */
    public record Receipt(
            UUID id,
            String channel,
            String topic,
            String contentType,
            long size,
            String sha256,
            Instant receivedAt,
            int copies,
            boolean erased,
            Map<String, String> attributes) {}
}
