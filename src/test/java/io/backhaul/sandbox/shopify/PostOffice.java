package io.backhaul.sandbox.shopify;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.sandbox.kit.Answer;
import io.backhaul.sandbox.kit.Courier;
import io.backhaul.sandbox.kit.Course;
import io.backhaul.sandbox.kit.Delivery;
import io.backhaul.sandbox.kit.PartnerServer;
import io.backhaul.sandbox.kit.Refusal;
import io.backhaul.sandbox.kit.Shelf;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * How the stores' webhooks travel. Unless told otherwise each comes once and until the hub takes it; told so, they come as at
 * real stores: several times, in any order, eight retries and no more, after which the subscription of their topic is deleted.
 */
final class PostOffice {

    /** Retries after the first failure, as the store's documentation has it. */
    static final int RETRIES = 8;

    private static final String RULES = "shopify-post";
    private static final String DEAD = "shopify-dead-topics";

    /**
     * @param deliver false: every webhook is lost
     * @param collect false as before; true: it lies at the control desk, which may bring it when and as often as it likes
     * @param copies how often each comes
     * @param shuffleMillis each copy is late by a random time up to this
     * @param overMillis four hours of retries, pressed into this time; null = no end of retries
     */
    record Rules(boolean deliver, boolean collect, int copies, long shuffleMillis, Long overMillis) {

        private static final Rules KIND = new Rules(true, false, 1, 0, null);

        boolean kind() {
            return equals(KIND);
        }
    }

    private final Courier courier;
    private final Shelf shelf;
    private final Map<String, Queue<Delivery>> collected = new ConcurrentHashMap<>();

    PostOffice(Courier courier, Shelf shelf) {
        this.courier = courier;
        this.shelf = shelf;
    }

    /**
     * {@code POST /sandbox/shopify/webhooks}: {@code {"store": "demo", "deliver": true, "copies": 2, "shuffle": "PT2S", "over":
     * "PT20S"}}; what is left out is as usual. {@code GET} answers it with the topics whose subscriptions were deleted. With {@code
     * "deliver": false, "collect": true} they can be fetched with {@code DELETE /sandbox/shopify/webhooks/collected}.
     */
    void open(PartnerServer server) {
        String path = "/sandbox/shopify/webhooks";
        server.on("POST", path, call -> Answer.json(set(call.json())));
        server.on(
                "DELETE",
                path + "/collected",
                call -> Answer.json(drained(call.query("store").orElse("demo"))));
        server.on("GET", path, call -> Answer.json(report(call.query("store").orElse("demo"))));
    }

    private Map<String, Object> set(JsonNode wish) {
        String store = Store.of(wish.path("store").asText("demo")).code();
        Duration over = duration(wish, "over");
        Duration shuffle = duration(wish, "shuffle");
        Rules rules = new Rules(
                wish.path("deliver").asBoolean(true),
                wish.path("collect").asBoolean(false),
                wish.path("copies").asInt(1),
                shuffle == null ? 0 : shuffle.toMillis(),
                over == null ? null : over.toMillis());
        shelf.put(RULES, store, rules);
        return report(store);
    }

    private Queue<Delivery> collected(String store) {
        return collected.computeIfAbsent(store, s -> new ConcurrentLinkedQueue<>());
    }

    private Map<String, Object> drained(String store) {
        List<Object> all = new ArrayList<>();
        for (Delivery next = collected(store).poll();
                next != null;
                next = collected(store).poll()) {
            all.add(Map.of("headers", next.headers(), "body", next.body()));
        }
        return Map.of("items", all);
    }

    private static Duration duration(JsonNode wish, String field) {
        try {
            return wish.hasNonNull(field) ? Duration.parse(wish.get(field).asText()) : null;
        } catch (DateTimeException e) {
            throw new Refusal(400, field + " is no duration such as PT2S");
        }
    }

    private Map<String, Object> report(String store) {
        List<String> dead = shelf.all(DEAD, String.class).stream()
                .filter(place -> place.startsWith(store + " "))
                .map(place -> place.substring(store.length() + 1))
                .toList();
        return Map.of("rules", rules(store), "deleted", dead);
    }

    private Rules rules(String store) {
        return shelf.find(RULES, store, Rules.class).orElse(Rules.KIND);
    }

    void send(Store store, Delivery webhook) {
        Rules rules = rules(store.code());
        String topic = webhook.headers().get("X-Shopify-Topic");
        String place = place(store.code(), topic);
        if (rules.collect()) {
            shelf.afterwards(() -> collected(store.code()).add(webhook));
        }
        if (!rules.deliver() || shelf.find(DEAD, place, String.class).isPresent()) {
            return;
        }
        if (rules.kind()) {
            courier.send(webhook);
            return;
        }
        Duration shuffle = Duration.ofMillis(rules.shuffleMillis());
        Course course = rules.overMillis() == null
                ? new Course(rules.copies(), shuffle, 100, Duration.ofMinutes(10))
                : new Course(rules.copies(), shuffle, RETRIES, Duration.ofMillis(rules.overMillis()));
        courier.send(webhook, course, () -> shelf.put(DEAD, place, place));
    }

    /** The hub has subscribed anew. */
    void subscribed(String store, String topic) {
        shelf.remove(DEAD, place(store, topic));
    }

    /** False when the subscription to this topic was deleted. */
    boolean alive(String store, String topic) {
        return shelf.find(DEAD, place(store, topic), String.class).isEmpty();
    }

    private static String place(String store, String topic) {
        return store + " " + topic.replace('/', '_').toUpperCase(Locale.ROOT);
    }
}
