package io.backhaul.sandbox.shopify;

import com.fasterxml.jackson.databind.JsonNode;
import graphql.parser.Parser;
import io.backhaul.partner.shopify.QueryCost;
import io.backhaul.sandbox.kit.Answer;
import io.backhaul.sandbox.kit.PartnerServer;
import io.backhaul.sandbox.kit.Refusal;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The stores' buckets of points. Until the control desk sets one, its store has more points than anybody can spend. */
final class Buckets {

    private static final Map<String, Object> BOUNDLESS = Map.of(
            "requestedQueryCost", 53,
            "actualQueryCost", 21,
            "throttleStatus", Map.of("maximumAvailable", 2000, "currentlyAvailable", 1979, "restoreRate", 100));

    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();
    private final Map<String, Integer> prices = new ConcurrentHashMap<>();

    /** {@code POST /sandbox/shopify/bucket}: {@code {"store": "demo", "available": 2000, "restoreRate": 100, "maximum": 2000}}. */
    void open(PartnerServer server) {
        String path = "/sandbox/shopify/bucket";
        server.on("POST", path, call -> Answer.json(set(call.json())));
        server.on("GET", path, call -> Answer.json(report(call.query("store").orElse("demo"))));
        server.on("DELETE", path, call -> {
            buckets.remove(call.query("store").orElse("demo"));
            return Answer.json(Map.of());
        });
    }

    private Map<String, Object> set(JsonNode wish) {
        String store = Store.of(wish.path("store").asText("demo")).code();
        double maximum = wish.path("maximum").asDouble(2000);
        double rate = wish.path("restoreRate").asDouble(100);
        if (maximum <= 0 || rate <= 0) {
            throw new Refusal(400, "maximum and restoreRate must be above 0");
        }
        double available = wish.path("available").asDouble(maximum);
        buckets.put(store, new Bucket(maximum, available, rate, System::nanoTime));
        return report(store);
    }

    private Map<String, Object> report(String store) {
        Bucket bucket = buckets.get(store);
        if (bucket == null) {
            throw new Refusal(404, "the bucket of store " + store + " is not set");
        }
        return bucket.report();
    }

    /** What the call may cost at most; throttled instead of executed when the bucket does not hold it. */
    Optional<Map<String, Object>> take(Store store, String query) {
        Bucket bucket = buckets.get(store.code());
        return bucket == null ? Optional.empty() : bucket.take(price(query));
    }

    /** What the store says of the costs of an executed call. */
    Map<String, Object> settle(Store store, String query, Object data, boolean write) {
        Bucket bucket = buckets.get(store.code());
        if (bucket == null) {
            return BOUNDLESS;
        }
        double requested = price(query);
        return bucket.settle(requested, Math.min(requested, Bucket.actual(data, write)));
    }

    private int price(String query) {
        return prices.computeIfAbsent(query, text -> QueryCost.of(Parser.parse(text)));
    }
}
