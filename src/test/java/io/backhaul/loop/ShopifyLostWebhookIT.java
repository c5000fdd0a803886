package io.backhaul.loop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A webhook that never comes is harmless: the next reading of the store finds what it would have told. */
class ShopifyLostWebhookIT {

    private static final Map<String, Object> LOST = Map.of("deliver", false);

    private final World world = new World();

    private CustomerReturn unheard(String name, Map<String, Object> more) {
        Map<String, Object> wish = new HashMap<>(more);
        wish.putAll(Map.of("deliver", false, "lost", true));
        return world.returned(name, wish, World.item("ACME-" + name.substring(1), 1, "49.90"));
    }

    @Test
    void aReturnNobodyToldOfIsFoundAndLedToItsEnd() {
        CustomerReturn r = unheard("#LW1", Map.of());
        assertThat(r.cases()).isEmpty();
        world.readsStore("demo");
        assertThat(r.cases()).hasSize(1);
        world.acme.authorises(r, "acme");
        World.until(
                "approved at the store", () -> assertThat(r.statusAtTheStore()).isEqualTo("OPEN"));
        r.staff("attach", Map.of("trackingNumber", "1ZLW1", "deliver", false));
        world.readsStore("demo");
        assertThat(r.facts("RETURN_SHIPPED")).isEqualTo(1);
        world.delivered("1ZLW1");
        world.acme.inspects(r, "scrap");
        r.reaches("acme", "customerMoney", "PAID");
        world.acme.credits(r, "49.90");
        r.endsWith("acme", 4990);
    }

    @Test
    void whatTheHubKnowsIsNotKeptAgain() {
        CustomerReturn r = unheard("#LW2", Map.of());
        world.readsStore("demo");
        int known = world.messages(r.returnId()).size();
        assertThat(known).isPositive();
        assertThat(r.webhook().status()).isEqualTo(200);
        world.fateOf(r.webhookHeader("X-Shopify-Webhook-Id"));
        world.readsStore("demo");
        world.readsStore("demo");
        assertThat(polled(r)).as("messages read from the poll's answers").hasSize(1);
        assertThat(r.cases()).hasSize(1);
        assertThat(r.facts("RETURN_REQUESTED")).isEqualTo(1);
    }

    @Test
    void whatTheMerchantsPeopleDoThemselvesIsFound() {
        CustomerReturn r = unheard("#LW3", Map.of("gateway", "shopify_payments"));
        world.readsStore("demo");
        r.staff("approve", LOST);
        r.staff("attach", Map.of("trackingNumber", "1ZLW3", "deliver", false));
        r.staff("dispose", LOST);
        r.staff("process", LOST);
        world.api.post("/sandbox/shopify/refunds", Map.of("orderName", "#LW3", "amount", "49.90", "deliver", false));
        r.staff("close", LOST);
        world.readsStore("demo");
        assertThat(r.facts("RETURN_SHIPPED")).isEqualTo(1);
        assertThat(r.facts("REFUND_MADE_ELSEWHERE")).isEqualTo(1);
        assertThat(latest(r)).contains("\"status\":\"CLOSED\"", "NOT_RESTOCKED", "\"processedQuantity\":1");
        assertThat(r.commands("REFUND")).isZero();
    }

    /** A return's change need not move its order's time of change; the look at everything open finds it. */
    @Test
    void aCancellationThatLeavesTheOrdersTimeAloneIsFound() {
        CustomerReturn r = unheard("#LW4", Map.of());
        world.readsStore("demo");
        world.readsStore("demo");
        r.staff("cancel", Map.of("deliver", false, "moves", false));
        world.readsStore("demo");
        assertThat(r.facts("CANCELLATION_ANSWERED")).isEqualTo(1);
    }

    private List<JsonNode> polled(CustomerReturn r) {
        return world.messages(r.returnId()).stream()
                .filter(m -> !m.path("kind").isNull())
                .toList();
    }

    private String latest(CustomerReturn r) {
        JsonNode newest = world.messages(r.returnId()).get(0);
        return new String(world.api.bytes("/api/messages/" + newest.get("id").asText() + "/original"));
    }
}
