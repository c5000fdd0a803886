package io.backhaul.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.sandbox.kit.Signatures;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The simulated stores: states, errors, stock and webhooks of a return. */
class SandboxShopifyTest {

    private static final String APPROVE =
            "mutation($id: ID!) { returnApproveRequest(input: {id: $id}) { return { status reverseFulfillmentOrders(first: 5)"
                    + " { nodes { lineItems(first: 5) { nodes { id } } } } } userErrors { code field message } } }";
    private static final String PROCESS =
            "mutation($input: ReturnProcessInput!) { returnProcess(input: $input) { return { status returnLineItems(first: 5)"
                    + " { nodes { processableQuantity } } } userErrors { code message } } }";
    private static final String ADJUST =
            "mutation($input: InventoryAdjustQuantitiesInput!) { inventoryAdjustQuantities(input: $input)"
                    + " @idempotent(key: \"k1\") { inventoryAdjustmentGroup { id } userErrors { code } } }";

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
    void theRequestsWebhookIsSignedAndKeepsItsIdOnEveryTry() {
        hub.refusals.set(2);
        JsonNode made = SomeReturn.on(desk, "#1", Map.of());

        await().until(() -> hub.withTopic("returns/request").size() >= 1);
        await().until(() -> hub.withTopic("orders/create").size() >= 1);
        await().during(Duration.ofSeconds(2)).until(() -> hub.hooks.size() == 4);
        HookCatcher.Hook hook = hub.withTopic("returns/request").get(0);
        byte[] hmac = Signatures.hmac("test_secret_key", hook.body());
        assertThat(hook.headers().get("X-Shopify-Hmac-Sha256"))
                .isEqualTo(Base64.getEncoder().encodeToString(hmac));
        assertThat(hook.body()).isEqualTo(made.at("/webhook/body").asText());
        assertThat(hub.withTopic("returns/request"))
                .extracting(h -> h.headers().get("X-Shopify-Webhook-Id"))
                .containsOnly(made.at("/webhook/headers/X-Shopify-Webhook-Id").asText());
    }

    @Test
    void aReturnCanBeReadWithItsOrderPaymentAndPhotos() {
        JsonNode made = SomeReturn.on(desk, "#1", Map.of("deliver", false));
        JsonNode read = desk.graphQl(
                        "demo",
                        "query($id: ID!) { return(id: $id) { name status order { name customAttributes { key value }"
                                + " transactions(first: 5) { id kind paymentId } lineItems(first: 5) { nodes { sku variant {"
                                + " inventoryItem { unitCost { amount } } } } } fulfillments { displayStatus deliveredAt } }"
                                + " returnLineItems(first: 5) { nodes { quantity customerNote ... on ReturnLineItem {"
                                + " withCodeDiscountedTotalPriceSet { shopMoney { amount } } fulfillmentLineItem { lineItem { sku } } } } } } }",
                        Map.of("id", made.get("returnId").asText()))
                .at("/data/return");

        assertThat(read.at("/status").asText()).isEqualTo("REQUESTED");
        assertThat(read.at("/order/transactions/0/paymentId")).isEqualTo(made.get("payment"));
        assertThat(read.at("/order/lineItems/nodes/0/variant/inventoryItem/unitCost/amount")
                        .asText())
                .isEqualTo("49.9");
        JsonNode line = read.at("/returnLineItems/nodes/0");
        assertThat(line.at("/withCodeDiscountedTotalPriceSet/shopMoney/amount").asText())
                .isEqualTo("49.9");
        assertThat(line.at("/customerNote").asText())
                .startsWith("does not switch on http")
                .contains("/shopify/cdn/")
                .endsWith(".jpg");
    }

    @Test
    void approvedProcessedOnceRestockedOnceClosed() {
        JsonNode made = SomeReturn.on(desk, "#1", Map.of("deliver", false));
        String id = made.get("returnId").asText();
        JsonNode approved = desk.graphQl("demo", APPROVE, Map.of("id", id)).at("/data/returnApproveRequest");
        assertThat(approved.at("/return/status").asText()).isEqualTo("OPEN");
        assertThat(desk.graphQl("demo", APPROVE, Map.of("id", id))
                        .at("/data/returnApproveRequest/userErrors/0/code")
                        .asText())
                .isEqualTo("INVALID_STATE");

        Map<String, Object> input = process(made, approved);
        assertThat(desk.graphQl("demo", PROCESS, Map.of("input", input)).at("/data/returnProcess/userErrors"))
                .isEmpty();
        assertThat(desk.graphQl("demo", PROCESS, Map.of("input", input))
                        .at("/data/returnProcess/userErrors/0/code")
                        .asText())
                .isEqualTo("INVALID");

        assertThat(stock("demo", "ACME-1")).isEqualTo(101);
        assertThat(stock("demo-eu", "ACME-1")).isEqualTo(100);
        await().until(() -> hub.withTopic("refunds/create").size() == 1);
        assertThat(hub.withTopic("refunds/create").get(0).body()).contains("\"transactions\":[]");
        await().until(() -> hub.withTopic("inventory_levels/update").size() == 1);
    }

    private static Map<String, Object> process(JsonNode made, JsonNode approved) {
        String reverseLine = approved.at("/return/reverseFulfillmentOrders/nodes/0/lineItems/nodes/0/id")
                .asText();
        Map<String, Object> disposition = Map.of(
                "reverseFulfillmentOrderLineItemId",
                reverseLine,
                "quantity",
                1,
                "dispositionType",
                "RESTOCKED",
                "locationId",
                "gid://shopify/Location/70000000001");
        Map<String, Object> line = Map.of(
                "id", made.at("/lines/0/returnLineItemId").asText(),
                "quantity", 1,
                "dispositions", List.of(disposition));
        return Map.of("returnId", made.get("returnId").asText(), "returnLineItems", List.of(line));
    }

    private int stock(String store, String sku) {
        for (JsonNode item :
                desk.get("/sandbox/shopify/inventory?store=" + store).get("items")) {
            if (item.get("sku").asText().equals(sku)) {
                return item.get("available").asInt();
            }
        }
        throw new AssertionError(sku + " is not stocked");
    }

    @Test
    void stockIsAdjustedByCompareAndSwap() {
        SomeReturn.on(desk, "#1", Map.of("deliver", false));
        JsonNode item = desk.graphQl(
                        "demo-eu",
                        "{ inventoryItems(first: 1, query: \"sku:'ACME-1'\") { nodes { id } } locations(first: 1) { nodes { id } } }",
                        Map.of())
                .get("data");
        Map<String, Object> change = new HashMap<>();
        change.put("inventoryItemId", item.at("/inventoryItems/nodes/0/id").asText());
        change.put("locationId", item.at("/locations/nodes/0/id").asText());
        change.put("delta", 1);
        Map<String, Object> variables =
                Map.of("input", Map.of("name", "available", "reason", "restock", "changes", List.of(change)));

        assertThat(desk.graphQl("demo-eu", ADJUST, variables)
                        .at("/errors/0/extensions/code")
                        .asText())
                .isEqualTo("INVALID_FIELD_ARGUMENTS");
        change.put("changeFromQuantity", 100);
        assertThat(desk.graphQl("demo-eu", ADJUST.replace("@idempotent(key: \"k1\")", ""), variables)
                        .at("/errors/0/extensions/code")
                        .asText())
                .isEqualTo("BAD_REQUEST");
        assertThat(desk.graphQl("demo-eu", ADJUST, variables).at("/data/inventoryAdjustQuantities/userErrors"))
                .isEmpty();
        assertThat(desk.graphQl("demo-eu", ADJUST, variables)
                        .at("/data/inventoryAdjustQuantities/userErrors/0/code")
                        .asText())
                .isEqualTo("CHANGE_FROM_QUANTITY_STALE");
        assertThat(stock("demo-eu", "ACME-1")).isEqualTo(101);
    }

    @Test
    void theParcelMayTravelBeforeAnybodyHasApproved() {
        JsonNode made = SomeReturn.on(desk, "#1", Map.of("deliver", false));
        String id = made.get("returnId").asText();
        desk.post(
                "/sandbox/shopify/returns/" + id.substring(id.lastIndexOf('/') + 1) + "/ship",
                Map.of("trackingNumber", "1Z9", "carrier", "UPS"));
        desk.post("/sandbox/tracking/easypost", Map.of("trackingNumber", "1Z9", "status", "delivered"));

        await().until(() ->
                hub.withTopic("reverse_deliveries/attach_deliverable").size() == 1);
        await().until(() -> hub.hooks.stream().anyMatch(h -> h.path().equals("/hooks/tracking/easypost")));
        assertThat(desk.graphQl("demo", APPROVE, Map.of("id", id)).at("/data/returnApproveRequest/userErrors"))
                .isEmpty();
        assertThat(desk.get("/sandbox/shopify/calls").at("/items/0/operation").asText())
                .isEqualTo("returnApproveRequest");
    }

    @Test
    void aRefundThroughTheStoreReachesTheGatewayOnce() {
        JsonNode made = SomeReturn.on(desk, "#1", Map.of("deliver", false));
        String order = made.get("orderId").asText();
        JsonNode sale = desk.graphQl(
                        "demo",
                        "query($id: ID!) { order(id: $id) { transactions(first: 1) { id } } }",
                        Map.of("id", order))
                .at("/data/order/transactions/0/id");
        String refund = "mutation($input: RefundInput!) { refundCreate(input: $input) @idempotent(key: \"r1\")"
                + " { refund { id totalRefundedSet { shopMoney { amount } } } userErrors { message } } }";
        Map<String, Object> money = Map.of(
                "orderId", order, "amount", "49.90", "gateway", "stripe", "kind", "REFUND", "parentId", sale.asText());
        Map<String, Object> variables = Map.of("input", Map.of("orderId", order, "transactions", List.of(money)));

        JsonNode first = desk.graphQl("demo", refund, variables).at("/data/refundCreate/refund");
        JsonNode again = desk.graphQl("demo", refund, variables).at("/data/refundCreate/refund");

        assertThat(again).isEqualTo(first);
        assertThat(desk.get("/sandbox/stripe/refunds").get("items")).hasSize(1);
        assertThat(desk.get("/sandbox/stripe/refunds").at("/items/0/amount").asInt())
                .isEqualTo(4990);
    }

    @Test
    void secondReturnsNeedWhatIsLeft() {
        SomeReturn.on(desk, "#1", Map.of("deliver", false));
        Map<String, Object> same =
                Map.of("orderName", "#1", "lines", List.of(Map.of("sku", "ACME-1", "quantity", 1, "price", "49.90")));
        assertThat(desk.refused("/sandbox/shopify/returns", same, 409)
                        .get("error")
                        .asText())
                .contains("only 0 of ACME-1");
        Map<String, Object> other = Map.of(
                "orderName", "#1", "lines", List.of(Map.of("sku", "ACME-KEPT", "quantity", 1, "price", "200.00")));
        assertThat(desk.post("/sandbox/shopify/returns", other)
                        .get("returnName")
                        .asText())
                .isEqualTo("#1-R2");
    }
}
