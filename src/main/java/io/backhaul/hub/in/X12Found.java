package io.backhaul.hub.in;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backhaul.hub.in.ReceiptReader.Reading;
import io.backhaul.hub.settings.ChannelConfig;
import io.backhaul.store.Receipt;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What is found in one X12 file while it is read. */
final class X12Found {

    private final Receipt receipt;
    private final String supplier;
    private final ChannelConfig.Drop channel;
    private final List<ObjectNode> messages = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    X12Found(Receipt receipt, String supplier, ChannelConfig.Drop channel) {
        this.receipt = receipt;
        this.supplier = supplier;
        this.channel = channel;
    }

    String merchant() {
        return receipt.merchant();
    }

    UUID receipt() {
        return receipt.id();
    }

    String file() {
        return receipt.sourceId();
    }

    String supplier() {
        return supplier;
    }

    ChannelConfig.Drop channel() {
        return channel;
    }

    void messages(List<ObjectNode> said) {
        messages.addAll(said);
    }

    /** Something a person must see; what could be read counts all the same. */
    void problem(String words) {
        problems.add(words.startsWith(file()) ? words : file() + " " + words);
    }

    void problem(String where, String words) {
        problem(where + ": " + words);
    }

    /** Why something leads to no message. */
    void note(String words) {
        notes.add(words);
    }

    Reading reading() {
        String ignored = notes.isEmpty() ? "says nothing about returns" : String.join("; ", notes);
        return new Reading(receipt.channel(), messages, true, ignored, problems);
    }
}
