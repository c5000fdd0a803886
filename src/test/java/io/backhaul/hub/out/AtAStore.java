package io.backhaul.hub.out;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.hub.settings.Shelf;
import io.backhaul.partner.Json;
import io.backhaul.partner.shopify.ShopifyAnswer;
import io.backhaul.partner.shopify.ShopifyCall;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A store that answers as it is told, in turn, and remembers what it was sent. */
final class AtAStore implements ShopifyApi {

    final Deque<ShopifyAnswer> reads = new ArrayDeque<>();
    final Deque<ShopifyAnswer> writes = new ArrayDeque<>();
    final List<JsonNode> sent = new ArrayList<>();
    final Map<String, Shelf> shelves = new HashMap<>();
    String searched;

    static ShopifyAnswer data(String json) {
        return new ShopifyAnswer.Done(
                Json.read(json.getBytes(StandardCharsets.UTF_8)).orElseThrow());
    }

    static ShopifyAnswer refused(ShopifyAnswer.Refusal refusal, String message) {
        return new ShopifyAnswer.Refused(refusal, message);
    }

    @Override
    public ShopifyAnswer query(String store, ShopifyCall call) {
        searched = Json.read(call.body()).orElseThrow().path("variables").toString();
        return reads.size() > 1 ? reads.poll() : reads.peek();
    }

    @Override
    public ShopifyAnswer mutate(String store, byte[] call) {
        sent.add(Json.read(call).orElseThrow());
        return writes.isEmpty() ? data("{}") : writes.poll();
    }

    @Override
    public Shelf shelf(String store) {
        return shelves.getOrDefault(store, Shelf.PLAIN);
    }

    List<String> operations() {
        return sent.stream().map(call -> call.path("operationName").asText()).toList();
    }
}
