package io.backhaul.loop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One customer's return: what he does with it, and what hub, store and gateway hold of it. */
final class CustomerReturn {

    private final World world;
    private final JsonNode made;

    /** @param made the store's answer to the request */
    CustomerReturn(World world, JsonNode made) {
        this.world = world;
        this.made = made;
    }

    String orderName() {
        return made.get("orderName").asText();
    }

    /** The order name without its #. */
    String number() {
        return orderName().substring(1);
    }

    // ---------- at the store

    /** The webhook that the store sends about the request, sent once more, byte for byte. */
    Api.Answer webhook() {
        return webhook(webhookBody(), Map.of());
    }

    String webhookBody() {
        return made.at("/webhook/body").asText();
    }

    /** The same webhook with another body, or with other headers instead. */
    Api.Answer webhook(String body, Map<String, String> instead) {
        Map<String, String> headers = new HashMap<>();
        made.at("/webhook/headers")
                .properties()
                .forEach(h -> headers.put(h.getKey(), h.getValue().asText()));
        headers.putAll(instead);
        return world.api.stranger("POST", "/hooks/shopify/demo", headers, body.getBytes(StandardCharsets.UTF_8));
    }

    /** The store's id of it. */
    String id() {
        return made.get("returnId").asText();
    }

    /** The order's number at the store. */
    long orderId() {
        String gid = made.get("orderId").asText();
        return Long.parseLong(gid.substring(gid.lastIndexOf('/') + 1));
    }

    String webhookHeader(String name) {
        return made.at("/webhook/headers").properties().stream()
                .filter(h -> h.getKey().equalsIgnoreCase(name))
                .map(h -> h.getValue().asText())
                .findFirst()
                .orElseThrow();
    }

    /** The customer sends a parcel with these lines, or with all; its number is entered at the store. */
    void ship(String trackingNumber, String... skus) {
        String id = made.get("returnId").asText();
        List<Map<String, String>> lines =
                Arrays.stream(skus).map(sku -> Map.of("sku", sku)).toList();
        world.api.post(
                "/sandbox/shopify/returns/" + id.substring(id.lastIndexOf('/') + 1) + "/ship",
                Map.of("trackingNumber", trackingNumber, "carrier", "UPS", "lines", lines));
    }

    /** The merchant's people do something in the store's own admin. */
    void staff(String action, Map<String, Object> more) {
        Map<String, Object> wish = new HashMap<>(more);
        wish.put("action", action);
        String id = returnId();
        world.api.post("/sandbox/shopify/returns/" + id.substring(id.lastIndexOf('/') + 1) + "/staff", wish);
    }

    /** The return's gid. */
    String returnId() {
        return made.get("returnId").asText();
    }

    /** Sends everything in one parcel, which arrives at the supplier. */
    void shipAndDeliver(String supplier) {
        String trackingNumber = "1ZLOOP" + number();
        ship(trackingNumber);
        world.delivered(trackingNumber);
        reaches(supplier, "goods", "DELIVERED");
    }

    /** The gateway's id of the payment. */
    String payment() {
        return made.get("payment").asText();
    }

    String statusAtTheStore() {
        return world.api.items("/sandbox/shopify/returns?orderName=" + Api.encoded(orderName())).stream()
                .map(r -> r.get("status").asText())
                .reduce("", String::concat);
    }

    // ---------- at the gateway

    /** Minor units of every refund of this payment, whoever made it. */
    List<Integer> refunds() {
        Stream<Integer> atGateways = Stream.of("stripe", "paypal")
                .flatMap(gateway -> world.api.items("/sandbox/" + gateway + "/refunds").stream())
                .filter(refund -> refund.get("payment").asText().equals(payment()))
                .map(refund -> refund.get("amount").asInt());
        Stream<Integer> atTheStore = world.api.items("/sandbox/shopify/refunds").stream()
                .filter(refund -> refund.get("payment").asText().equals(payment()))
                .map(refund -> Integer.parseInt(refund.get("amount").asText().replace(".", "")));
        return Stream.concat(atGateways, atTheStore).toList();
    }

    void isRefunded(Integer... minorUnits) {
        World.until(orderName() + " is refunded", () -> assertThat(refunds()).containsExactlyInAnyOrder(minorUnits));
    }

    /** The customer turns to his bank; answers the dispute's id. */
    String disputes(int minorUnits) {
        Map<String, Object> dispute = Map.of("payment", made.get("payment").asText(), "amount", minorUnits);
        return world.api.post("/sandbox/stripe/disputes", dispute).get("id").asText();
    }

    /** @param outcome won or lost */
    void bankDecides(String dispute, String outcome) {
        world.api.post("/sandbox/stripe/disputes/" + dispute + "/close", Map.of("status", outcome));
    }

    /** Somebody refunds so many minor units in the gateway's dashboard; its id. */
    String refundedOutside(int minorUnits) {
        return world.api
                .post("/sandbox/stripe/refunds", Map.of("payment", payment(), "amount", minorUnits))
                .get("id")
                .asText();
    }

    /** The gateway's ids of this payment's refunds. */
    List<String> refundIds() {
        return world.api.items("/sandbox/stripe/refunds").stream()
                .filter(refund -> refund.get("payment").equals(made.get("payment")))
                .map(refund -> refund.get("id").asText())
                .toList();
    }

    // ---------- in the hub

    /** All cases of this order; there should be one. */
    List<JsonNode> cases() {
        return world.api.items("/api/cases?q=" + Api.encoded(orderName())).stream()
                .filter(c -> c.get("orderName").asText().equals(orderName()))
                .toList();
    }

    /** Its one case, as soon as there is one. */
    JsonNode file() {
        List<JsonNode> found = World.until("one case of " + orderName(), this::cases, cases -> cases.size() == 1);
        return world.api.get("/api/cases/" + found.get(0).get("id").asText());
    }

    JsonNode leg(String supplier) {
        for (JsonNode leg : file().get("legs")) {
            if (leg.get("supplier").asText().equals(supplier)) {
                return leg;
            }
        }
        throw new AssertionError("no leg of " + supplier + " in " + orderName());
    }

    /** @param track goods, customerMoney or supplierMoney */
    void reaches(String supplier, String track, String state) {
        World.until(
                orderName() + " " + supplier + " " + track,
                () -> assertThat(leg(supplier).get(track).asText()).isEqualTo(state));
    }

    /** How many facts of that kind the case has. */
    long facts(String kind) {
        return count(file().get("facts"), kind);
    }

    /** How many commands of that kind the hub has ever planned for it. */
    long commands(String kind) {
        return count(file().get("commands"), kind);
    }

    private static long count(JsonNode list, String kind) {
        long count = 0;
        for (JsonNode one : list) {
            count += one.get("kind").asText().equals(kind) ? 1 : 0;
        }
        return count;
    }

    /** What waits for a person in this case. */
    List<String> questions() {
        String id = file().get("id").asText();
        return world.api.items("/api/review").stream()
                .filter(item -> item.path("caseId").asText().equals(id))
                .map(item -> item.get("reason").asText())
                .toList();
    }

    /** A person decides about this leg. */
    void decide(String action, String supplier, Map<String, Object> more) {
        Map<String, Object> decision = new HashMap<>(more);
        decision.put("action", action);
        decision.put("supplier", supplier);
        world.api.post("/api/cases/" + file().get("id").asText() + "/decisions", decision);
    }

    /** Closed in every book: paid once, credited, nothing owed, closed at the store. */
    void endsWith(String supplier, int refund) {
        World.until(
                orderName() + " is closed",
                () -> assertThat(file().get("status").asText()).isEqualTo("CLOSED"));
        World.until(
                orderName() + " is closed at the store",
                () -> assertThat(statusAtTheStore()).isEqualTo("CLOSED"));
        assertThat(refunds()).containsExactly(refund);
        assertThat(commands("REFUND")).isEqualTo(1);
        assertThat(leg(supplier).get("customerMoney").asText()).isEqualTo("PAID");
        assertThat(leg(supplier).get("supplierMoney").asText()).isEqualTo("CREDITED");
        nobodyOwes();
    }

    void nobodyOwes() {
        JsonNode ledger = file().get("ledger");
        assertThat(ledger.get("balanced").asBoolean()).isTrue();
        assertThat(ledger.get("owed")).isEmpty();
        world.trialBalanceHolds();
    }
}
