package io.backhaul.loop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.core.fixture.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever a store tells of is taken, reaches its return once, and never stops the hub. */
class StoreTopicsIT {

    private static final Path SAMPLES = Path.of("src/test/resources/partner/shopify/topics");

    private final World world = new World();

    @Row("F84")
    @Test
    void everyTopicIsTakenAndNoneIsGivenUp() throws IOException {
        try (Stream<Path> files = Files.list(SAMPLES)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
                String topic =
                        file.getFileName().toString().replace(".json", "").replace("__", "/");
                if (topic.equals("shop/redact") || topic.startsWith("customers/") || topic.equals("app/uninstalled")) {
                    continue; // would forget the returns of the other tests, or the store
                }
                String id = world.storeSays(topic, Files.readString(file), Map.of());
                assertThat(world.fateOf(id)).as(topic).containsAnyOf("IGNORED", "REVIEW");
            }
        }
    }

    @Row("F84")
    @Test
    void anotherShopsNameOnAGoodSignatureIsRefused() {
        Api.Answer answer = world.storeSays(
                "returns/request",
                "w-other-shop",
                "{\"id\":1}",
                Map.of("X-Shopify-Shop-Domain", "other.myshopify.com"));
        assertThat(answer.status()).isEqualTo(401);
        assertThat(world.messages("w-other-shop")).isEmpty();
    }

    @Test
    void oneEventByTwoSubscriptionsIsOneWork() {
        String body = "{\"id\":77001,\"order_id\":77002}";
        Map<String, String> event = Map.of("X-Shopify-Event-Id", "event-77");
        String first = world.storeSays("returns/close", body, event);
        String second = world.storeSays("returns/close", body, event);
        String again = world.storeSays("returns/close", body, Map.of("X-Shopify-Event-Id", "event-78"));
        assertThat(world.fateOf(first)).containsExactly("REVIEW");
        assertThat(world.fateOf(second)).containsExactly("DUPLICATE");
        assertThat(world.fateOf(again)).containsExactly("REVIEW");
        assertThat(world.storeSays("returns/close", second, body, event).status())
                .as("its retry")
                .isEqualTo(200);
        assertThat(world.messages(second)).hasSize(1);
    }

    @Row("S15")
    @Test
    void whenTheGoodsArrivedIsKnownEvenIfTheRequestCameFirst() {
        Map<String, Object> onItsWay = new HashMap<>();
        onItsWay.put("deliveredDaysAgo", null);
        CustomerReturn r = world.returned("#ST1", onItsWay, World.item("ACME-ST1", 1, "20.00"));
        world.acme.mail(r, 1);
        assertThat(deliveries(r)).containsOnly("");
        String at = world.now().minus(Duration.ofDays(1)).toString().substring(0, 19) + "Z";
        world.api.post("/sandbox/shopify/deliveries", Map.of("orderName", "#ST1", "at", at));
        World.until("the delivery is known", () -> assertThat(deliveries(r)).contains(at));
        world.api.post("/sandbox/shopify/deliveries", Map.of("orderName", "#ST1", "at", at));
        assertThat(r.facts("RETURN_REQUESTED")).as("told twice, one fact").isEqualTo(2);
    }

    /** Of each request among the facts. */
    private List<String> deliveries(CustomerReturn r) {
        List<JsonNode> facts = new ArrayList<>();
        r.file().get("facts").forEach(facts::add);
        return facts.stream()
                .filter(f -> f.get("kind").asText().equals("RETURN_REQUESTED"))
                .map(f -> world.api.get("/api/messages/" + f.get("messageId").asText()))
                .map(m -> m.at("/canonical/order/deliveredAt").asText())
                .toList();
    }

    @Row("S194")
    @Test
    void s194_aChargebackAtShopifyPaymentsStopsTheRefundUntilTheBankHasDecided() {
        CustomerReturn r =
                world.returned("#ST2", Map.of("gateway", "shopify_payments"), World.item("ACME-ST2", 1, "35.00"));
        world.acme.authorises(r, "acme");
        r.shipAndDeliver("acme");
        JsonNode dispute = world.api.post("/sandbox/shopify/disputes", Map.of("orderName", "#ST2", "amount", "35.00"));
        World.until("the bank must be answered", () -> assertThat(r.questions()).anyMatch(q -> q.contains("disputes")));
        world.acme.inspects(r, "scrap");
        World.until(
                "the refund waits for the bank",
                () -> assertThat(r.questions()).anyMatch(q -> q.contains("nothing is refunded until the bank")));
        assertThat(r.commands("REFUND")).isZero();
        world.api.post("/sandbox/shopify/disputes/" + dispute.get("id").asText(), Map.of("status", "WON"));
        r.reaches("acme", "customerMoney", "PAID");
        world.acme.credits(r, "35.00");
        r.endsWith("acme", 3500);
    }

    @Row("S194")
    @Test
    void s194_lostAtShopifyPaymentsTheBankHasPaid() {
        CustomerReturn r =
                world.returned("#ST3", Map.of("gateway", "shopify_payments"), World.item("ACME-ST3", 1, "35.00"));
        world.acme.authorises(r, "acme");
        r.shipAndDeliver("acme");
        JsonNode dispute = world.api.post("/sandbox/shopify/disputes", Map.of("orderName", "#ST3", "amount", "35.00"));
        World.until("known", () -> assertThat(r.questions()).anyMatch(q -> q.contains("disputes")));
        world.acme.inspects(r, "scrap");
        world.api.post("/sandbox/shopify/disputes/" + dispute.get("id").asText(), Map.of("status", "LOST"));
        r.reaches("acme", "customerMoney", "PAID");
        assertThat(r.commands("REFUND")).isZero();
        assertThat(r.refunds()).isEmpty();
    }
}
