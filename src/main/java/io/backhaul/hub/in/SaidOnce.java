package io.backhaul.hub.in;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backhaul.core.message.ReturnMessage;
import io.backhaul.store.MailTrail;
import io.backhaul.store.VerdictKeys;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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
     * @param earlier what earlier readings of the same mail took: such a row keeps its key
     */
    static void keyed(List<ObjectNode> said, MailTrail.Thread thread, List<ReturnMessage> earlier) {
        Map<String, RowPlaces> rows = new TreeMap<>();
        for (ObjectNode message : said) {
            if (thread != null && VERDICTS.contains(message.path("kind").asText())) {
                String heading = heading(message, thread);
                String key = isOfPieces(message)
                        ? rows.computeIfAbsent(heading, h -> new RowPlaces(h, earlier))
                                .key(message)
                        : heading;
                message.put("key", key);
            }
        }
        rows.values().forEach(RowPlaces::refuseOtherWords);
    }

    /** Two pieces of one article may fare differently when they are looked at; nothing else is said of each piece. */
    static boolean isOfPieces(ObjectNode message) {
        return message.path("kind").asText().equals("INSPECTION_REPORTED")
                && !message.path("lines").isEmpty();
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
