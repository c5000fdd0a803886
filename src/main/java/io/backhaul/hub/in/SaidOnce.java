package io.backhaul.hub.in;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backhaul.store.MailTrail;
import io.backhaul.store.VerdictKeys;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Each verdict counts once per thread (decision 1.13): the same one in another mail is a duplicate, another one under the same
 * heading contradicts the first and goes to a person. What a later answer adds (a number, an address, other lines) is its own
 * statement. Rows of one mail's table that tell how several pieces of one article were found stand under one heading together.
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

    /**
     * Gives each verdict its key.
     *
     * @param said all that one mail says; a row that stands there twice, its own key included, is one row
     */
    static void keyed(List<ObjectNode> said, MailTrail.Thread thread) {
        Map<String, List<ObjectNode>> rows = new HashMap<>();
        for (ObjectNode message : said) {
            if (thread != null && VERDICTS.contains(message.path("kind").asText())) {
                String heading = heading(message, thread);
                int place = isOfPieces(message)
                        ? place(message.deepCopy(), rows.computeIfAbsent(heading, h -> new ArrayList<>()))
                        : 1;
                message.put("key", VerdictKeys.row(heading, place));
            }
        }
    }

    /** Two pieces of one article may fare differently when they are looked at; nothing else is said of each piece. */
    static boolean isOfPieces(ObjectNode message) {
        return message.path("kind").asText().equals("INSPECTION_REPORTED")
                && !message.path("lines").isEmpty();
    }

    private static int place(ObjectNode row, List<ObjectNode> there) {
        if (!there.contains(row)) {
            there.add(row);
        }
        return there.indexOf(row) + 1;
    }

    private static String heading(ObjectNode message, MailTrail.Thread thread) {
        String about = Stream.concat(lines(message), ADDITIONS.stream().filter(message::hasNonNull))
                .collect(Collectors.joining("+"));
        return VerdictKeys.heading(
                thread.caseId(), message.path("kind").asText() + (about.isEmpty() ? "" : "/" + about));
    }

    private static Stream<String> lines(ObjectNode message) {
        return StreamSupport.stream(message.path("lines").spliterator(), false)
                .map((JsonNode line) -> line.path("sku").asText())
                .distinct()
                .sorted();
    }
}
