package io.backhaul.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * What became of a message.
 *
 * @param messages facts that count without a person
 * @param reasons why a person must look; none when nobody must
 */
record Outcome(List<JsonNode> messages, List<String> reasons) {

    boolean isReview() {
        return messages.isEmpty() && !reasons.isEmpty();
    }

    boolean isNothing() {
        return messages.isEmpty() && reasons.isEmpty();
    }

    String reason() {
        return String.join("; ", reasons);
    }
}
