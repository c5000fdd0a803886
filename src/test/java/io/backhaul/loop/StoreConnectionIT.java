package io.backhaul.loop;

import static io.backhaul.loop.World.until;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A store is connected, watched, lost and connected again. */
class StoreConnectionIT {

    private final World world = new World();

    @AfterEach
    void everythingIsInstalledAgain() {
        world.api.post("/sandbox/shopify/app", Map.of("store", "demo-eu", "installed", true, "fixedToken", true));
        connect("demo-eu");
    }

    private List<JsonNode> connect(String store) {
        return items(world.api.post("/api/stores/" + store + "/connect", Map.of()));
    }

    private static List<JsonNode> items(JsonNode page) {
        return StreamSupport.stream(page.get("items").spliterator(), false).toList();
    }

    private JsonNode store(String code) {
        return items(world.api.get("/api/stores")).stream()
                .filter(store -> store.get("code").asText().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private List<String> subscribed(String store) {
        return world.api.items("/sandbox/shopify/subscriptions?store=" + store).stream()
                .map(subscription -> subscription.get("topic").asText())
                .toList();
    }

    private List<String> tasks(String store) {
        return world.api.items("/api/review").stream()
                .filter(item -> item.get("reasonClass").asText().equals("StoreConnection"))
                .map(item -> item.get("reason").asText())
                .filter(reason -> reason.contains("tore " + store + " "))
                .toList();
    }

    @Test
    void connectingSubscribesEveryTopicOnceHoweverOftenItIsDone() {
        connect("demo");
        assertThat(connect("demo")).allMatch(step -> step.get("done").asBoolean());
        assertThat(connect("demo"))
                .last()
                .satisfies(step -> assertThat(step.get("words").asText())
                        .endsWith("/hooks/shopify/demo: 23 topics were subscribed, 0 are new."));
        assertThat(subscribed("demo")).hasSize(23).doesNotHaveDuplicates().contains("APP_UNINSTALLED");
        assertThat(store("demo").get("missingScopes")).isEmpty();
    }

    @Test
    void aMissingScopeIsNamedWithWhatItIsFor() {
        world.api.post("/sandbox/shopify/app", Map.of("scopes", List.of("read_orders", "write_returns")));
        try {
            assertThat(connect("demo"))
                    .extracting(step -> step.get("words").asText())
                    .contains("Scope write_orders is missing; the hub needs it to refund through the store, and to show"
                            + " return instructions with the order.")
                    .noneMatch(words -> words.contains("read_returns"));
            assertThat(store("demo").get("missingScopes").findValuesAsText("scope"))
                    .contains("read_all_orders", "write_inventory");
        } finally {
            world.api.post(
                    "/sandbox/shopify/app",
                    Map.of(
                            "scopes",
                            List.of(
                                    "write_orders",
                                    "write_returns",
                                    "read_fulfillments",
                                    "write_inventory",
                                    "read_locations",
                                    "read_products",
                                    "read_all_orders",
                                    "read_shopify_payments_disputes")));
            connect("demo");
        }
        assertThat(store("demo").get("missingScopes")).isEmpty();
    }

    @Test
    void aDeletedSubscriptionComesBackAndIsOneTaskUntilThen() {
        connect("demo");
        until("looked at", () -> tasks("demo"), List::isEmpty);
        world.api.send("DELETE", "/sandbox/shopify/subscriptions?store=demo&topic=RETURNS_REQUEST", "", new byte[0]);
        assertThat(subscribed("demo")).doesNotContain("RETURNS_REQUEST");
        until(
                "one task",
                () -> tasks("demo"),
                tasks -> tasks.size() == 1 && tasks.get(0).contains("returns/request"));
        assertThat(subscribed("demo")).contains("RETURNS_REQUEST").hasSize(23);
        until("healed", () -> tasks("demo"), List::isEmpty);
    }

    @Test
    void aRemovedAppStopsAllCallsUntilTheStoreIsConnectedAgain() {
        connect("demo-eu");
        world.api.post("/sandbox/shopify/app", Map.of("store", "demo-eu", "installed", false));
        until("stopped", () -> store("demo-eu").get("state").asText(), "UNINSTALLED"::equals);
        assertThat(tasks("demo-eu")).hasSize(1).allMatch(reason -> reason.contains("demo-eu.myshopify.com"));
        CustomerReturn r = world.returned("#SC1", Map.of("store", "demo-eu"), World.item("ACME-SC1", 1, "15.00"));
        String webhook = r.webhookHeader("X-Shopify-Webhook-Id");
        until("kept", () -> world.messages(webhook), kept -> kept.size() == 1);
        assertThat(world.messages(webhook).get(0).get("status").asText()).isEqualTo("RECEIVED");
        world.api.post("/sandbox/shopify/app", Map.of("store", "demo-eu", "installed", true));
        assertThat(store("demo-eu").get("state").asText()).isEqualTo("UNINSTALLED");
        assertThat(connect("demo-eu")).allMatch(step -> step.get("done").asBoolean());
        assertThat(tasks("demo-eu")).isEmpty();
        assertThat(world.fateOf(webhook)).containsExactly("APPLIED");
    }

    @Test
    void aLookAtTheLastReturnsStoresNothing() {
        CustomerReturn r = world.returned("#SC2", Map.of("deliver", false), World.item("ACME-SC2", 1, "15.00"));
        List<JsonNode> previews = items(world.api.get("/api/stores/demo/returns"));
        assertThat(previews)
                .anySatisfy(
                        preview -> assertThat(preview.get("says").toString()).contains("RETURN_REQUESTED", "#SC2"));
        assertThat(world.messages(r.webhookHeader("X-Shopify-Webhook-Id"))).isEmpty();
        assertThat(world.api.items("/api/cases?q=" + Api.encoded("#SC2"))).isEmpty();
    }

    @Test
    void theCommandLineAsksTheRunningHub() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int done = io.backhaul.hub.tool.ConnectStoreTool.run(
                new String[] {
                    "connect-store",
                    "--store=demo",
                    "--url=" + world.api.base(),
                    "--backhaul.console.user=demo",
                    "--backhaul.console.password=demo"
                },
                new PrintStream(out, true, StandardCharsets.UTF_8),
                System.err);
        assertThat(done).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("ok       The credentials open the shop demo (demo.myshopify.com).");
    }
}
