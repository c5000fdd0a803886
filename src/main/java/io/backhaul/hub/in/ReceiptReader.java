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
     */
    record Reading(String source, List<ObjectNode> messages, boolean trusted, String ignored, List<String> problems) {
        public Reading {
            messages = List.copyOf(messages);
            problems = problems.stream().map(UnreadableMessage::shown).toList();
        }

        public static Reading of(String source, List<ObjectNode> messages) {
            return new Reading(
                    source, messages, true, messages.isEmpty() ? "says nothing about returns" : null, List.of());
        }

        public static Reading ignored(String source, String why) {
            return new Reading(source, List.of(), true, why, List.of());
        }
    }
}
