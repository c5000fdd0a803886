package io.backhaul.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Very many webhooks about many returns, in random order while the returns go on living, three in ten twice, one in twenty forged, at
 * a store whose points run short: in the end the hub knows what the store knows, and every effect happened once. {@code
 * -Dflood.webhooks=10000} makes it the whole flood.
 */
class ShopifyFloodIT {

    private static final Logger LOG = LoggerFactory.getLogger(ShopifyFloodIT.class);
    private static final int WEBHOOKS = Integer.getInteger("flood.webhooks", 1_000);

    /** Webhooks that one return comes to, copies and forgeries included. */
    private static final int PER_RETURN = 10;

    /** The longest life at the store has so many steps. */
    private static final int STEPS = 6;

    /** At most one call in so many may have been throttled. */
    private static final int REFUSED_RARELY = 100;

    private final World world = new World();
    private final Flood flood = new Flood(world.api, 20261122);
    private final List<CustomerReturn> kept = new ArrayList<>();
    private final List<CustomerReturn> led = new ArrayList<>();
    private final List<CustomerReturn> open = new ArrayList<>();
    private final List<CustomerReturn> cancelled = new ArrayList<>();

    @AfterEach
    void calm() {
        flood.close();
        world.api.send("DELETE", "/sandbox/shopify/bucket?store=demo", "application/json", new byte[0]);
    }

    @Test
    void theHubKnowsWhatTheStoreKnowsAndEveryEffectHappenedOnce() {
        world.api.post("/sandbox/shopify/bucket", Map.of("store", "demo", "available", 1_000, "restoreRate", 500));
        long began = System.nanoTime();
        for (int i = 0; i < WEBHOOKS / PER_RETURN; i++) {
            begin(i);
        }
        for (int step = 0; step < STEPS; step++) {
            live(step);
            flood.collect();
            flood.send(0.5);
        }
        finish();
        flood.again(WEBHOOKS);
        finish();
        long sent = System.nanoTime();
        await("the store is read")
                .atMost(Duration.ofSeconds(60 + WEBHOOKS / 10))
                .until(() -> RunningHub.get().readsStore("demo") && idle("/api/messages?status=RECEIVED"));
        assertMirrored();
        assertOnce();
        JsonNode points = world.api.get("/sandbox/shopify/bucket?store=demo");
        assertThat(points.get("lowest").asDouble()).isNotNegative();
        assertThat(points.get("throttled").asLong())
                .as("a client that reckons with its points is refused rarely")
                .isLessThan(points.get("calls").asLong() / REFUSED_RARELY);
        LOG.warn(
                "{} webhooks ({} forged) about {} returns dealt with in {} s; store calls and points: {}",
                flood.total(),
                flood.forged(),
                WEBHOOKS / PER_RETURN,
                Duration.ofNanos(sent - began).toSeconds(),
                points);
    }

    private void begin(int i) {
        boolean cheap = i % 4 == 0;
        Map<String, Object> wish =
                new HashMap<>(Map.of("gateway", cheap ? "stripe" : "shopify_payments", "alsoOrdered", List.of()));
        String sku = "ACME-FL" + i;
        CustomerReturn r = world.returned("#FL" + i, wish, World.item(sku, 1, cheap ? "8.00" : "40.00"));
        List.of(kept, led, open, cancelled).get(i % 4).add(r);
    }

    /** The next step of each return's life; what the hub itself does for the kept ones comes in between. */
    private void live(int step) {
        for (CustomerReturn r : led) {
            switch (step) {
                case 0 -> r.staff("approve", Map.of());
                case 1 -> r.staff("attach", Map.of("trackingNumber", tracking(r)));
                case 2 -> r.staff("dispose", Map.of("disposition", "RESTOCKED"));
                case 3 -> r.staff("process", Map.of());
                case 4 ->
                    world.api.post("/sandbox/shopify/refunds", Map.of("orderName", r.orderName(), "amount", "40.00"));
                default -> r.staff("close", Map.of());
            }
        }
        if (step == 1) {
            open.forEach(r -> r.staff("approve", Map.of()));
            cancelled.forEach(r -> r.staff("cancel", Map.of()));
        } else if (step == 3) {
            open.forEach(r -> r.staff("attach", Map.of("trackingNumber", tracking(r))));
        }
    }

    private static String tracking(CustomerReturn r) {
        return "1Z" + r.number();
    }

    /** Sends everything, also what the hub's own calls make the store say, until nothing is left to do. */
    private void finish() {
        await("nothing is left to do")
                .atMost(Duration.ofSeconds(60 + WEBHOOKS / 10))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> {
                    boolean more = flood.collect() > 0;
                    flood.send(1);
                    return !more && idle("/api/messages?status=RECEIVED") && keptAreOver();
                });
    }

    private boolean idle(String list) {
        return world.api.get(list).get("items").isEmpty();
    }

    private boolean keptAreOver() {
        Map<String, String> status = shown().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, e -> e.getValue().get("status").asText()));
        return kept.stream().allMatch(r -> status.get(r.returnId()).equals("CLOSED"));
    }

    private Map<String, JsonNode> shown() {
        return world.api.items("/sandbox/shopify/returns?store=demo").stream()
                .collect(Collectors.toMap(r -> r.get("returnId").asText(), Function.identity()));
    }

    private void assertMirrored() {
        Map<String, JsonNode> atStore = shown();
        for (List<CustomerReturn> group : List.of(kept, led, open, cancelled)) {
            for (CustomerReturn r : group) {
                assertThat(StoreMirror.inHub(world, r.returnId()))
                        .as(r.orderName())
                        .isEqualTo(StoreMirror.atStore(atStore.get(r.returnId())));
            }
        }
        Map<String, List<String>> cases = cases();
        assertThat(led.stream().map(r -> facts(cases, r)).filter(facts -> !facts.isEmpty()))
                .as("known before they were over, which makes them cases")
                .isNotEmpty()
                .allSatisfy(facts -> assertThat(facts)
                        .containsOnlyOnce("RETURN_REQUESTED", "RETURN_SHIPPED", "REFUND_MADE_ELSEWHERE"));
        assertThat(open)
                .allSatisfy(r -> assertThat(facts(cases, r))
                        .as(r.orderName())
                        .containsOnlyOnce("RETURN_REQUESTED", "RETURN_SHIPPED"));
    }

    /** Ids of all cases by the name of their order. */
    private Map<String, List<String>> cases() {
        return world.api.items("/api/cases").stream()
                .collect(Collectors.groupingBy(
                        c -> c.get("orderName").asText(),
                        Collectors.mapping(c -> c.get("id").asText(), Collectors.toList())));
    }

    /** Kinds of all facts of the one case it has; none when it has none. */
    private List<String> facts(Map<String, List<String>> cases, CustomerReturn r) {
        List<String> ids = cases.getOrDefault(r.orderName(), List.of());
        assertThat(ids).hasSizeLessThanOrEqualTo(1);
        return ids.stream()
                .flatMap(id -> world.api.get("/api/cases/" + id).get("facts").valueStream())
                .map(fact -> fact.get("kind").asText())
                .toList();
    }

    private void assertOnce() {
        Map<String, List<JsonNode>> calls = world.api.items("/sandbox/shopify/calls").stream()
                .filter(call -> call.get("userErrors").isEmpty())
                .collect(Collectors.groupingBy(call -> call.get("operation").asText()));
        Map<String, Integer> stock = world.api.items("/sandbox/shopify/inventory?store=demo").stream()
                .collect(Collectors.toMap(
                        i -> i.get("sku").asText(), i -> i.get("available").asInt()));
        assertThat(kept).allSatisfy(r -> {
            assertThat(r.refunds()).as("%s is paid once", r.orderName()).containsExactly(800);
            assertThat(count(calls, "returnApproveRequest", r)).isEqualTo(1);
            assertThat(count(calls, "returnProcess", r)).isLessThanOrEqualTo(1);
        });
        assertThat(led).allSatisfy(r -> {
            assertThat(r.refunds()).as("staff paid %s", r.orderName()).containsExactly(4000);
            assertThat(count(calls, "returnApproveRequest", r) + count(calls, "returnProcess", r))
                    .isZero();
            assertThat(stock.get("ACME-" + r.number())).isEqualTo(101);
        });
        assertThat(cancelled).allSatisfy(r -> assertThat(r.refunds()).isEmpty());
    }

    private static long count(Map<String, List<JsonNode>> calls, String operation, CustomerReturn r) {
        return calls.getOrDefault(operation, List.of()).stream()
                .filter(call -> call.get("variables").toString().contains("\"" + r.returnId() + "\""))
                .count();
    }
}
