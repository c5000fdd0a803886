package io.backhaul.console.view;

import java.time.Instant;
import java.util.UUID;

/**
 * A key a person taught by saying whose a message is.
 *
 * @param supplier whose way of writing it is
 * @param type kind of key
 * @param value the key as he writes it
 * @param caseId the return he means by it
 * @param orderName its order
 * @param messageId the message it was learned from
 * @param learnedBy who said whose that message is
 * @param revokedAt when it was taken back, or null while it counts
 */
public record LearnedKeyView(
        UUID id,
        String supplier,
        String type,
        String value,
        UUID caseId,
        String orderName,
        UUID messageId,
        String learnedBy,
        Instant learnedAt,
        Instant revokedAt,
        String revokedBy,
        String revokeReason) {}
