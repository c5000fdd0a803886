package io.backhaul.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What travels between a simulated store and its app: points of the bucket, webhooks with their rules, remembered keys. */
class SandboxShopifyTrafficTest {

    private static final String ORDERS = "{ orders(first: 10) { nodes { id returns(first: 10) { nodes { id } } } } }";

    @TempDir
    Path data;

    private HookCatcher hub;
    private SandboxPartners partners;
    private ControlDesk desk;

    @BeforeEach
    void start() throws Exception {
        hub = new HookCatcher();
        partners = SandboxPartners.start(data, hub.url(), 0);
        desk = SomeReturn.desk(partners);
    }

    @AfterEach
    void stop() throws Exception {
        partners.close();
        hub.close();
    }

    @Test
    void aCallThatTheBucketCannotPayIsThrottledAndNotExecuted() {
        SomeReturn.on(desk, "#1", Map.of("deliver", false));
        desk.post("/sandbox/shopify/bucket", Map.of("store", "demo", "available", 150, "restoreRate", 1));
        JsonNode first = desk.graphQl("demo", ORDERS, Map.of());
        assertThat(first.at("/data/orders/nodes")).hasSize(1);
        assertThat(first.at("/extensions/cost/requestedQueryCost").asInt())
                .as("ten orders, each with ten returns")
                .isEqualTo(110);
        assertThat(first.at("/extensions/cost/actualQueryCost").asInt()).isEqualTo(2);
        assertThat(first.at("/extensions/cost/throttleStatus/currentlyAvailable")
                        .asInt())
                .as("what it did not cost is given back")
                .isEqualTo(148);

        desk.post("/sandbox/shopify/bucket", Map.of("store", "demo", "available", 100, "restoreRate", 1));
        JsonNode second = desk.graphQl("demo", ORDERS, Map.of());
        assertThat(second.has("data")).isFalse();
        assertThat(second.at("/errors/0/extensions/code").asText()).isEqualTo("THROTTLED");
        assertThat(second.at("/extensions/cost/actualQueryCost").isNull()).isTrue();
        assertThat(desk.get("/sandbox/shopify/bucket?store=demo")
                        .get("throttled")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void pointsComeBackInRealTime() {
        desk.post("/sandbox/shopify/bucket", Map.of("store", "demo", "available", 0, "restoreRate", 500));
        await().atMost(Duration.ofSeconds(5))
                .until(() -> desk.graphQl("demo", ORDERS, Map.of()).has("data"));
        assertThat(desk.get("/sandbox/shopify/bucket?store=demo").get("lowest").asDouble())
                .isNotNegative();
    }

    @Test
    void afterEightRetriesAWebhookIsLostAndItsSubscriptionDeletedUntilItIsMadeAnew() {
        desk.post("/sandbox/shopify/webhooks", Map.of("store", "demo", "over", "PT1S"));
        hub.refusals.set(1000);
        SomeReturn.on(desk, "#1", Map.of());
        await().atMost(Duration.ofSeconds(10)).until(() -> deleted().size() == 2);
        assertThat(deleted()).containsExactlyInAnyOrder("ORDERS_CREATE", "RETURNS_REQUEST");
        List<HookCatcher.Hook> tries = hub.withTopic("returns/request");
        assertThat(tries).as("one try and eight retries").hasSize(9);
        assertThat(tries)
                .extracting(h -> h.headers().get("X-Shopify-Webhook-Id") + h.body())
                .as("the same id and body each time")
                .containsOnly(tries.get(0).headers().get("X-Shopify-Webhook-Id")
                        + tries.get(0).body());

        hub.refusals.set(0);
        SomeReturn.on(desk, "#2", Map.of());
        String subscribe = "mutation { webhookSubscriptionCreate(topic: RETURNS_REQUEST, webhookSubscription:"
                + " {uri: \"https://hub.example/hooks/shopify/demo\"}) { webhookSubscription { id } userErrors { message } } }";
        desk.graphQl("demo", subscribe, Map.of());
        SomeReturn.on(desk, "#3", Map.of());
        await().until(() -> hub.withTopic("returns/request").size() == 10);
        assertThat(hub.withTopic("returns/request").get(9).body()).contains("#3");
    }

    @Test
    void copiesComeInAnyOrderWithOneId() {
        desk.post("/sandbox/shopify/webhooks", Map.of("store", "demo", "copies", 3, "shuffle", "PT0.5S"));
        SomeReturn.on(desk, "#1", Map.of());
        await().until(() -> hub.withTopic("returns/request").size() == 3);
        assertThat(hub.withTopic("returns/request").stream()
                        .map(h -> h.headers().get("X-Shopify-Webhook-Id"))
                        .distinct())
                .hasSize(1);
    }

    @Test
    void withheldWebhooksNeverCome() {
        desk.post("/sandbox/shopify/webhooks", Map.of("store", "demo", "deliver", false));
        SomeReturn.on(desk, "#1", Map.of());
        desk.post("/sandbox/shopify/webhooks", Map.of("store", "demo"));
        SomeReturn.on(desk, "#2", Map.of());
        await().until(() -> hub.withTopic("returns/request").size() == 1);
        assertThat(hub.withTopic("returns/request").get(0).body()).contains("#2");
    }

    @Test
    void aKeyIsForgottenWhenItsTimeIsOver() {
        JsonNode made = SomeReturn.on(desk, "#1", Map.of("deliver", false));
        refund(made);
        refund(made);
        assertThat(desk.items("/sandbox/shopify/refunds")).hasSize(1);
        desk.post("/sandbox/shopify/memory", Map.of("keep", "PT0S"));
        refund(made);
        assertThat(desk.items("/sandbox/shopify/refunds")).hasSize(2);
    }

    private void refund(JsonNode made) {
        String order = made.get("orderId").asText();
        JsonNode sale = desk.graphQl(
                        "demo",
                        "query($id: ID!) { order(id: $id) { transactions(first: 1) { id } } }",
                        Map.of("id", order))
                .at("/data/order/transactions/0/id");
        Map<String, Object> money = Map.of(
                "orderId", order, "amount", "5.00", "gateway", "stripe", "kind", "REFUND", "parentId", sale.asText());
        String refund = "mutation($input: RefundInput!) { refundCreate(input: $input) @idempotent(key: \"r1\")"
                + " { refund { id } userErrors { message } } }";
        desk.graphQl("demo", refund, Map.of("input", Map.of("orderId", order, "transactions", List.of(money))));
    }

    private List<String> deleted() {
        return desk.get("/sandbox/shopify/webhooks?store=demo")
                .get("deleted")
                .valueStream()
                .map(JsonNode::asText)
                .toList();
    }
}
