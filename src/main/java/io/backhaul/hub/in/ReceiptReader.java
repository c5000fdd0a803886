package io.backhaul.hub.in;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backhaul.mapping.UnreadableMessage;
import io.backhaul.store.Receipt;
import java.util.List;

/** Reads the receipts of one family of channels. Called outside any database transaction: it may ask the partner. */
public interface ReceiptReader {

    /** Whether it reads receipts of this channel, for example {@code sftp:globex}. */
    boolean reads(String channel);

    /** Throws {@code UnreadableMessage} when a person must look, anything else to be called again later. */
    Reading read(Receipt receipt, byte[] original);

    /**
     * What a receipt says.
     *
     * @param source who says it, for example {@code mail:acme}
     * @param messages canonical messages without what the hub says about them
     * @param trusted false when the sender is not authenticated
     * @param ignored why it concerns nobody, when there are no messages; null otherwise
     * @param problems parts that could not be read although others could, for example {@code rma.csv line 3: ...}
     * @param rows which messages each row of a file became, where its supplier is told; empty otherwise
     */
    record Reading(
            String source,
            List<ObjectNode> messages,
            boolean trusted,
            String ignored,
            List<String> problems,
            List<RowRead> rows) {
        public Reading {
            messages = List.copyOf(messages);
            problems = problems.stream().map(UnreadableMessage::shown).toList();
            rows = List.copyOf(rows);
        }

        public Reading(
                String source, List<ObjectNode> messages, boolean trusted, String ignored, List<String> problems) {
            this(source, messages, trusted, ignored, problems, List.of());
        }

        public static Reading of(String source, List<ObjectNode> messages) {
            return new Reading(
                    source, messages, true, messages.isEmpty() ? "says nothing about returns" : null, List.of());
        }

        public static Reading ignored(String source, String why) {
            return new Reading(source, List.of(), true, why, List.of());
        }
    }

    /**
     * A row of a supplier's file.
     *
     * @param line where it stands in his file; 0 for the file as a whole
     * @param key what he knows it by
     * @param messages how many messages it became, in the reading's order
     * @param problem why it could not be read, in his words, or null
     */
    record RowRead(long line, String key, int messages, String problem) {}
}
