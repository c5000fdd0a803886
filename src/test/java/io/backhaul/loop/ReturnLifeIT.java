package io.backhaul.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.core.fixture.Row;
import io.backhaul.sandbox.kit.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the usual course does not show of a return's life at the store. */
class ReturnLifeIT {

    private final World world = new World();

    private CustomerReturn returned(String name, World.Item... items) {
        return world.returned(name, Map.of(), items);
    }

    /** The merchant's own hand in the store's admin. */
    private void byHand(String mutation, CustomerReturn r) {
        var settings = world.api.get("/sandbox/settings");
        String document =
                "mutation($id: ID!) { " + mutation + "(id: $id) { return { status } userErrors { message } } }";
        Map<String, String> headers = Map.of(
                "X-Shopify-Access-Token",
                settings.get("DEMO_SHOPIFY_TOKEN").asText(),
                "Content-Type",
                "application/json");
        String url = settings.get("DEMO_SHOPIFY_URL").asText() + "/admin/api/2026-07/graphql.json";
        world.api.stranger(
                "POST", url, headers, Json.bytes(Map.of("query", document, "variables", Map.of("id", r.id()))));
    }

    private List<String> calls(CustomerReturn r, String operation) {
        return world.api.items("/sandbox/shopify/calls?operation=" + operation).stream()
                .map(Object::toString)
                .filter(call -> call.contains(r.id()))
                .toList();
    }

    @Row({"S52", "S53"})
    @Test
    void aReturnTheMerchantClosedTooSoonIsOpenedProcessedAndClosedAgain() {
        CustomerReturn r = returned("#L1", World.item("ACME-L1", 1, "20.00"));
        world.acme.authorises(r, "acme");
        r.shipAndDeliver("acme");
        byHand("returnClose", r);
        world.acme.inspects(r, "resellable");
        World.until("stock", () -> assertThat(world.stock("ACME-L1")).containsExactly(101, 101));
        world.acme.credits(r, "20.00");
        r.endsWith("acme", 2000);
        assertThat(calls(r, "returnReopen")).hasSize(1);
        assertThat(calls(r, "returnClose")).as("his and ours").hasSize(2);
    }

    @Row({"S82", "S151"})
    @Test
    void oneSuppliersDeclinedGoodsAreTakenOutWhileTheRestGoesOn() {
        CustomerReturn r = returned("#L2", World.item("ACME-L2", 1, "20.00"), World.item("GLOBEX-L2", 1, "30.00"));
        world.globex.fileAbout(r);
        r.decide("DECLINE", "globex", Map.of("note", "worn"));
        world.acme.authorises(r, "acme");
        World.until("taken out", () -> assertThat(calls(r, "removeFromReturn")).hasSize(1));
        World.until("still open", () -> assertThat(r.statusAtTheStore()).isEqualTo("OPEN"));
    }

    @Row({"S213", "S215"})
    @Test
    void aCancellationAPersonAgreedToIsCarriedToTheStore() {
        CustomerReturn r = returned("#L3", World.item("ACME-L3", 1, "20.00"));
        world.acme.authorises(r, "acme");
        r.decide("CANCEL_RETURN", null, Map.of("note", "the customer keeps it"));
        World.until("cancelled", () -> assertThat(r.statusAtTheStore()).isEqualTo("CANCELED"));
        r.reaches("acme", "goods", "CANCELLED");
        assertThat(r.questions()).isEmpty();
    }
}
