package io.backhaul.hub.in;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.partner.Json;
import io.backhaul.partner.shopify.ShopifyAnswer;
import io.backhaul.partner.shopify.ShopifyCall;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A store of nothing but orders with a time of change and one return each, which may fall silent at any call. */
final class FakeStore implements ShopifyQuestions {

    private static final int PAGE = 5;

    final List<String> asked = new ArrayList<>();
    int silentAt = -1;
    boolean throttles;
    /** What it says of single orders and returns instead of showing them, by id. */
    final Map<String, ShopifyAnswer> hidden = new HashMap<>();

    private final Map<String, Instant> orders = new LinkedHashMap<>();

    void changed(String number, Instant at) {
        orders.put("gid://shopify/Order/" + number, at);
    }

    @Override
    public ShopifyAnswer ask(String store, ShopifyCall question) {
        asked.add(question.operation());
        if (asked.size() - 1 == silentAt) {
            return throttles
                    ? new ShopifyAnswer.Throttled(Duration.ofMillis(1))
                    : new ShopifyAnswer.Unknown("no answer");
        }
        JsonNode variables = Json.read(question.body()).orElseThrow().get("variables");
        if (hidden.containsKey(variables.path("id").asText())) {
            return hidden.get(variables.path("id").asText());
        }
        return new ShopifyAnswer.Done(
                Json.read(Json.write(answer(question.operation(), variables))).orElseThrow());
    }

    private Map<String, Object> answer(String operation, JsonNode variables) {
        String id = variables.path("id").asText();
        return switch (operation) {
            case "OrderForHub" ->
                Map.of(
                        "order",
                        Map.of(
                                "id",
                                id,
                                "changed",
                                orders.get(id).toString(),
                                "refunds",
                                List.of(),
                                "returns",
                                Map.of("nodes", List.of(Map.of("id", id.replace("Order", "Return"))))));
            case "ReturnForHub" -> Map.of("return", Map.of("id", id, "status", "OPEN"));
            default ->
                page(variables.get("query").asText(), variables.get("after").asText());
        };
    }

    private Map<String, Object> page(String query, String after) {
        List<Map.Entry<String, Instant>> all = orders.entrySet().stream()
                .filter(o -> !query.startsWith("updated_at:>='")
                        || !o.getValue().isBefore(Instant.parse(query.substring(14, query.length() - 1))))
                .sorted(Map.Entry.<String, Instant>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())))
                .toList();
        int from = after.equals("null") ? 0 : Integer.parseInt(after);
        int to = Math.min(all.size(), from + PAGE);
        List<Map<String, Object>> nodes = IntStream.range(from, to)
                .mapToObj(i -> Map.<String, Object>of(
                        "id",
                        all.get(i).getKey(),
                        "updatedAt",
                        all.get(i).getValue().toString()))
                .toList();
        Map<String, Object> info = Map.of("hasNextPage", to < all.size(), "endCursor", String.valueOf(to));
        return Map.of("orders", Map.of("pageInfo", info, "nodes", nodes));
    }
}
