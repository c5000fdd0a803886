package io.backhaul.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * What one record of the samples would become.
 *
 * @param where the row, set or mail
 * @param messages canonical messages; empty unless it was read
 * @param reason why it says nothing or cannot be read; null when it was read
 * @param sources each canonical field with the text it came from
 */
public record Outcome(
        String sample, String where, State state, List<ObjectNode> messages, String reason, List<Source> sources) {

    /** Whether it became messages, says nothing, or waits for a person. */
    public enum State {
        READ,
        NOTHING,
        NOT_READ
    }

    /**
     * Where a canonical field came from.
     *
     * @param field for example {@code lines.sku}
     * @param text the cell ({@code Artikel: INITRODE-7}) or sentence; null when no text says it
     */
    public record Source(String field, String value, String text) {}

    public Outcome {
        messages = List.copyOf(messages);
        sources = List.copyOf(sources);
    }

    /** In business words. */
    public String words() {
        return state == State.READ
                ? String.join("; ", messages.stream().map(BusinessWords::of).toList())
                : reason;
    }
}
