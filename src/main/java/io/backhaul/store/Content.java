package io.backhaul.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backhaul.core.message.OrderPlaced;
import io.backhaul.core.message.Reference;
import io.backhaul.core.message.ReturnMessage;
import io.backhaul.core.message.ReturnRequested;
import io.backhaul.mapping.CanonicalJson;
import java.util.List;

/** What a message says, whoever said it when and whatever it is called: identity, times and position do not count. */
record Content(ObjectNode words) {

    private static final List<String> ENVELOPE =
            List.of("id", "key", "receivedAt", "occurredAt", "sequence", "schemaVersion", "references");

    static Content of(ReturnMessage message) {
        ObjectNode words = CanonicalJson.write(message);
        words.remove(ENVELOPE);
        words.put("about", business(message));
        return new Content(words);
    }

    /** True when the second says nothing else than the first one under its key. */
    static boolean repeats(String first, ReturnMessage second) {
        if (restates(second)) {
            return true;
        }
        ReturnMessage before = StoredJson.message(first);
        return before.envelope().key().equals(second.envelope().key())
                && of(before).equals(of(second));
    }

    /** A store shows its orders and requests again and again, each time with more known: the first reading stands. */
    static boolean restates(ReturnMessage message) {
        return message instanceof OrderPlaced || message instanceof ReturnRequested;
    }

    /** What it is about, without the thread it came in: one credit memo over two orders is two credits. */
    private static String business(ReturnMessage message) {
        return message.envelope().references().stream()
                .filter(r -> r.type() == Reference.Type.RMA
                        || r.type() == Reference.Type.PO
                        || r.type() == Reference.Type.ORDER_NAME)
                .sorted()
                .toList()
                .toString();
    }
}
