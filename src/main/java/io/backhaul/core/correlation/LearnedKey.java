package io.backhaul.core.correlation;

import io.backhaul.core.message.Reference;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * What a person taught by saying whose a message is: this supplier means this return when he writes this key. It is used as
 * an exact key until a person revokes it, and never against a return that has the key itself.
 *
 * @param supplier whose way of writing it is
 * @param key the key as he writes it
 * @param caseId the return he means by it
 * @param by who said so
 * @param at when (UTC)
 * @param messageId the message it was learned from
 */
public record LearnedKey(String supplier, Reference key, UUID caseId, String by, Instant at, UUID messageId) {

    public LearnedKey {
        Objects.requireNonNull(supplier, "supplier");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(caseId, "caseId");
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(messageId, "messageId");
    }
}
