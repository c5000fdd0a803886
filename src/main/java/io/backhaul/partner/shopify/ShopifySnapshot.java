package io.backhaul.partner.shopify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backhaul.core.message.Evidence;
import io.backhaul.core.money.Money;
import io.backhaul.partner.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Input of the mappings {@code shopify/return}, {@code shopify/order}, {@code shopify/refund} and {@code shopify/dispute}: the
 * store's answer as it came,
 * with everything that needs arithmetic or search already worked out, because a mapping moves text and never reckons.
 *
 * <p>Added to the answer: {@code order.payments} ({@link ShopifyPayments}), {@code unitPaid} and {@code unitCost} on every
 * return line ({@link ShopifyPrices}), {@code gatewayCode}, {@code payment} and {@code money} on the transactions of refunds, {@code command} and {@code
 * outcome} too on refunds of ours.
 */
public final class ShopifySnapshot {

    private static final Duration SCANS_COME_LATE = Duration.ofDays(2);

    private ShopifySnapshot() {}

    /**
     * Input of {@code shopify/return}.
     *
     * @param store code of the store in the merchant's configuration
     * @param data data of the answer to ReturnForHub
     * @param photos evidence fetched for this return, may be empty
     * @param delivery true when it is read because of news about the parcel to the customer
     * @throws IllegalArgumentException when an amount is none
     */
    public static Map<String, Object> ofReturn(String store, JsonNode data, List<Evidence> photos, boolean delivery) {
        JsonNode answer = data.deepCopy();
        ShopifyPayments.addTo(answer.at("/return/order"));
        boolean taxesIncluded = answer.at("/return/order/taxesIncluded").asBoolean();
        answer.at("/return/returnLineItems/nodes")
                .forEach(line -> ShopifyPrices.addTo((ObjectNode) line, taxesIncluded));
        Map<String, Object> input = input(store, answer);
        input.put("photos", photos.stream().map(ShopifySnapshot::photo).toList());
        if (delivery) {
            input.put("delivery", true);
        }
        return input;
    }

    /** The same, read because of any other news. */
    public static Map<String, Object> ofReturn(String store, JsonNode data, List<Evidence> photos) {
        return ofReturn(store, data, photos, false);
    }

    /**
     * Input of {@code shopify/dispute}: {store, answer, money}.
     *
     * @param data data of the answer to DisputeForHub
     * @throws IllegalArgumentException when an amount is none
     */
    public static Map<String, Object> ofDispute(String store, JsonNode data) {
        JsonNode answer = data.deepCopy();
        ShopifyPayments.addTo(answer.at("/dispute/order"));
        Map<String, Object> input = input(store, answer);
        JsonNode amount = data.at("/dispute/amount");
        Money money = Money.of(
                amount.path("amount").asText(), amount.path("currencyCode").asText());
        input.put("money", Map.of("amount", money.decimal(), "currency", money.currency()));
        return input;
    }

    /**
     * Input of {@code shopify/order} and {@code shopify/refund}.
     *
     * @param data data of the answer to OrderForHub
     * @param ownGateways gateway codes that tell the hub of refunds themselves, so that the store's word on them is not needed
     */
    public static Map<String, Object> ofOrder(String store, JsonNode data, Collection<String> ownGateways) {
        JsonNode answer = data.deepCopy();
        JsonNode order = answer.path("order");
        ShopifyPayments.addTo(order);
        order.path("refunds").forEach(r -> ShopifyPayments.nameOn(r, order));
        Map<String, Object> input = input(store, answer);
        input.put("ownGateways", List.copyOf(ownGateways));
        return input;
    }

    /**
     * Whether a scan that came late may tell more than the request knew: goods that arrived less than two days before it, or later.
     *
     * @param data data of the answer to ReturnForHub
     */
    public static boolean deliveredAboutThen(JsonNode data) {
        Optional<Instant> asked = time(data.at("/return/createdAt"));
        return StreamSupport.stream(data.at("/return/order/fulfillments").spliterator(), false)
                .flatMap(sent -> time(sent.path("deliveredAt")).stream())
                .anyMatch(
                        there -> asked.isPresent() && there.isAfter(asked.get().minus(SCANS_COME_LATE)));
    }

    private static Optional<Instant> time(JsonNode text) {
        return text.isTextual()
                ? Optional.of(OffsetDateTime.parse(text.asText()).toInstant())
                : Optional.empty();
    }

    /** The order an answer is about: by it the answer is found when that order's customer is to be forgotten. */
    public static String order(JsonNode data) {
        return Stream.of("/order/id", "/return/order/id", "/dispute/order/id", "/reverseFulfillmentOrder/order/id")
                .flatMap(place -> Json.text(data, place).stream())
                .findFirst()
                .orElse(null);
    }

    private static Map<String, Object> input(String store, JsonNode answer) {
        Map<String, Object> input = new LinkedHashMap<>();
        input.put("store", store);
        input.put("answer", Json.plain(answer));
        return input;
    }

    private static Map<String, Object> photo(Evidence photo) {
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("kind", photo.kind().name());
        plain.put("sha256", photo.sha256());
        plain.put("name", photo.name());
        plain.put("size", photo.size());
        return plain;
    }
}
