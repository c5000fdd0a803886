package io.backhaul.hub.in;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backhaul.store.MailTrail;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Each verdict counts once per thread (decision 1.13): the same one in another mail is a duplicate, another one under the same
 * heading contradicts the first and goes to a person. What a later answer adds (a number, an address, other lines) is its own
 * statement.
 */
final class SaidOnce {

    private static final Set<String> VERDICTS = Set.of(
            "RETURN_AUTHORIZED",
            "RETURN_DECLINED",
            "INSPECTION_REPORTED",
            "GOODS_RECEIVED",
            "SUPPLIER_CREDIT_DECLINED");

    private static final List<String> ADDITIONS = List.of("rma", "returnAddress", "labelUrl");

    private SaidOnce() {}

    static ObjectNode keyed(ObjectNode message, MailTrail.Thread thread) {
        String kind = message.path("kind").asText();
        if (thread != null && VERDICTS.contains(kind)) {
            String about = Stream.concat(lines(message), ADDITIONS.stream().filter(message::hasNonNull))
                    .collect(Collectors.joining("+"));
            message.put("key", "answer/" + thread.caseId() + "/" + kind + (about.isEmpty() ? "" : "/" + about));
        }
        return message;
    }

    private static Stream<String> lines(ObjectNode message) {
        return StreamSupport.stream(message.path("lines").spliterator(), false)
                .map((JsonNode line) -> line.path("sku").asText())
                .distinct()
                .sorted();
    }
}
