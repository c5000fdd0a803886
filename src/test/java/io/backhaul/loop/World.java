package io.backhaul.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.partner.Hmac;
import io.backhaul.partner.TimestampedSignature;
import io.backhaul.partner.returnapi.ReturnApiSignature;
import io.backhaul.sandbox.kit.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.awaitility.core.ConditionFactory;
import org.awaitility.core.ThrowingRunnable;

/** The running hub and its partners as the tests see them. */
final class World {

    /** How long any one effect may take on a busy machine. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final List<String> DONE = List.of("APPLIED", "DUPLICATE", "REVIEW", "REJECTED", "IGNORED");

    final Api api;
    final MailSupplier acme = new MailSupplier(
            this,
            "rma@acme.example",
            "Acme Returns <rma@acme.example>",
            "Returns, Dock 4, 1 Industrial Way, Reno NV 89501, USA");
    final MailSupplier spock = new MailSupplier(
            this,
            "support@spock.example",
            "Spock Support <support@spock.example>",
            "Returns, 77 Spock Street, Columbus OH 43215, USA");
    final FileSupplier globex = new FileSupplier(this, "globex");
    final FileSupplier initech = new FileSupplier(this, "initech");
    final FileSupplier umbrella = new FileSupplier(this, "umbrella");
    final FileSupplier tyrell = new FileSupplier(this, "tyrell");
    final FileSupplier wayne = new FileSupplier(this, "wayne");
    final FileSupplier hooli = new FileSupplier(this, "hooli");

    /** The hub that all tests share. */
    World() {
        this(RunningHub.get().api());
    }

    /** @param api another hub */
    World(Api api) {
        this.api = api;
    }

    Path data() {
        return RunningHub.get().data();
    }

    // ---------- time

    /** The hub's business time. */
    Instant now() {
        return Instant.parse(api.get("/sandbox/clock").get("now").asText());
    }

    /** Business time moves on; due deadlines fire. */
    void passes(String duration) {
        api.post("/sandbox/clock", Map.of("advance", duration));
    }

    static ConditionFactory eventually(String what) {
        return await(what).atMost(PATIENCE).pollInterval(Duration.ofMillis(200));
    }

    /** The first value that fits. */
    static <T> T until(String what, Callable<T> look, Predicate<T> fits) {
        return eventually(what).until(look, fits);
    }

    static void until(String what, ThrowingRunnable holds) {
        eventually(what).untilAsserted(holds);
    }

    // ---------- customers

    /** Units of a product at a price, as a return names them. */
    record Item(String sku, int quantity, String price) {}

    static Item item(String sku, int quantity, String price) {
        return new Item(sku, quantity, price);
    }

    /**
     * A paid, delivered order and a return request on it. More was captured than is returned, so that the gateway's own guard
     * cannot hide a refund too many.
     *
     * @param more what differs from an unopened, unwanted thing, by the control desk's names
     */
    CustomerReturn returned(String orderName, Map<String, Object> more, Item... lines) {
        Map<String, Object> wish = new HashMap<>(Map.of(
                "store",
                "demo",
                "orderName",
                orderName,
                "currency",
                "USD",
                "reason",
                "UNWANTED",
                "note",
                "unopened",
                "photos",
                0,
                "orderedDaysAgo",
                10,
                "deliveredDaysAgo",
                5,
                "lines",
                List.of(lines),
                "alsoOrdered",
                List.of(item("ACME-KEPT", 1, "200.00"))));
        wish.putAll(more);
        return new CustomerReturn(this, api.post("/sandbox/shopify/returns", wish));
    }

    /** How many of it lie at the two stores. */
    List<Integer> stock(String sku) {
        return List.of("demo", "demo-eu").stream()
                .flatMap(store -> api.items("/sandbox/shopify/inventory?store=" + store).stream())
                .filter(item -> item.get("sku").asText().equals(sku))
                .map(item -> item.get("available").asInt())
                .toList();
    }

    /** The carrier scans a parcel at its end. */
    void delivered(String trackingNumber) {
        api.post("/sandbox/tracking/easypost", Map.of("trackingNumber", trackingNumber, "status", "delivered"));
    }

    // ---------- stores

    /** A webhook of the store, well signed; answers its id. */
    String storeSays(String topic, String body, Map<String, String> more) {
        String id = UUID.randomUUID().toString();
        assertThat(storeSays(topic, id, body, more).status()).isEqualTo(200);
        return id;
    }

    /** @param more headers besides those that every webhook has, or instead of them */
    Api.Answer storeSays(String topic, String webhookId, String body, Map<String, String> more) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        Map<String, String> headers = new HashMap<>(Map.of(
                "Content-Type",
                "application/json",
                "X-Shopify-Topic",
                topic,
                "X-Shopify-Shop-Domain",
                "demo.myshopify.com",
                "X-Shopify-Webhook-Id",
                webhookId,
                "X-Shopify-Hmac-Sha256",
                Base64.getEncoder().encodeToString(Hmac.sha256("test_secret_key", bytes))));
        headers.putAll(more);
        return api.stranger("POST", "/hooks/shopify/demo", headers, bytes);
    }

    // ---------- the neutral return API

    /** The warehouse says something in the hub's own words, well signed. */
    Api.Answer warehouse(byte[] body) {
        Map<String, String> headers = Map.of(
                "Content-Type",
                "application/json",
                ReturnApiSignature.HEADER,
                TimestampedSignature.sign("test_warehouse_secret", body, now()));
        return api.stranger("POST", "/hooks/returns/warehouse", headers, body);
    }

    Api.Answer warehouse(Map<String, Object> message) {
        return warehouse(Json.bytes(message));
    }

    // ---------- messages

    /** Everything the hub has under the partner's own name of it: webhook id, Message-ID, file name. */
    List<JsonNode> messages(String sourceId) {
        return api.items("/api/messages?q=" + Api.encoded(sourceId)).stream()
                .filter(m -> m.get("sourceId").asText().equals(sourceId))
                .toList();
    }

    /** The hub has dealt with all of it, and this is what became of it. */
    List<String> fateOf(String sourceId) {
        return until(
                "the hub deals with " + sourceId,
                () -> messages(sourceId).stream()
                        .map(m -> m.get("status").asText())
                        .toList(),
                statuses -> !statuses.isEmpty() && DONE.containsAll(statuses));
    }

    /** It waits for what it is about. */
    void waits(String sourceId) {
        until(
                "waits: " + sourceId,
                () -> assertThat(messages(sourceId))
                        .extracting(m -> m.get("status").asText())
                        .containsExactly("WAITING"));
    }

    /** The reason for which it waits for a person. */
    String reviewOf(String sourceId) {
        return until(
                        "in review: " + sourceId,
                        () -> api.items("/api/review").stream()
                                .filter(item -> item.path("sourceId").asText().equals(sourceId))
                                .toList(),
                        items -> items.size() == 1)
                .get(0)
                .get("reason")
                .asText();
    }

    /** The store is read to its end without waiting for webhooks, and the hub has dealt with what was new. */
    void readsStore(String store) {
        until("store " + store + " is read", () -> RunningHub.get().readsStore(store), done -> done);
        until(
                "nothing of it is left to do",
                () -> api.items("/api/messages?status=RECEIVED").isEmpty(),
                none -> none);
    }

    void trialBalanceHolds() {
        JsonNode balance = api.get("/api/ledger/trial-balance");
        assertThat(balance.get("balanced").asBoolean()).isTrue();
        balance.get("currencies")
                .forEach(sum -> assertThat(sum.get("debit")).as(sum.toString()).isEqualTo(sum.get("credit")));
    }
}
