package io.backhaul.loop;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.sandbox.kit.Json;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** One return as its store has it, and as the hub last knew it: equal when nothing was missed. */
record StoreMirror(String status, Map<String, String> lines, List<String> tracking, List<String> dispositions) {

    /** As the store has it: an item of the control desk's list of returns. */
    static StoreMirror atStore(JsonNode shown) {
        Map<String, String> lines = new TreeMap<>();
        shown.get("lines")
                .forEach(line -> lines.put(
                        line.get("sku").asText(), line.get("quantity").asText() + "/" + line.get("processed")));
        return new StoreMirror(
                shown.get("status").asText(), lines, texts(shown.get("tracking")), texts(shown.get("dispositions")));
    }

    /** As the newest original says that the hub keeps of it, whoever made it read. */
    static StoreMirror inHub(World world, String returnId) {
        JsonNode newest = world.messages(returnId).stream()
                .max(Comparator.comparing(m -> m.get("receivedAt").asText()))
                .orElseThrow(() -> new AssertionError("the hub never read " + returnId));
        byte[] original = world.api.bytes("/api/messages/" + newest.get("id").asText() + "/original");
        return ofAnswer(Json.read(original, JsonNode.class).at("/data/return"));
    }

    private static StoreMirror ofAnswer(JsonNode r) {
        Map<String, String> lines = new TreeMap<>();
        Map<String, String> skus = new TreeMap<>();
        for (JsonNode line : r.at("/returnLineItems/nodes")) {
            String sku = line.at("/fulfillmentLineItem/lineItem/sku").asText();
            skus.put(line.at("/fulfillmentLineItem/id").asText(), sku);
            lines.put(sku, line.get("quantity").asText() + "/" + line.get("processedQuantity"));
        }
        List<JsonNode> back = each(r.at("/reverseFulfillmentOrders/nodes")).toList();
        List<String> tracking = back.stream()
                .flatMap(b -> each(b.at("/reverseDeliveries/nodes")))
                .map(d -> d.at("/deliverable/tracking/number").asText())
                .filter(number -> !number.isEmpty())
                .toList();
        List<String> dispositions = back.stream()
                .flatMap(b -> each(b.at("/lineItems/nodes")))
                .flatMap(line -> each(line.get("dispositions"))
                        .map(d -> skus.get(line.at("/fulfillmentLineItem/id").asText()) + " "
                                + d.get("type").asText() + " " + d.get("quantity")))
                .sorted()
                .toList();
        return new StoreMirror(r.get("status").asText(), lines, tracking, dispositions);
    }

    private static List<String> texts(JsonNode array) {
        return each(array).map(JsonNode::asText).toList();
    }

    private static Stream<JsonNode> each(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
