package io.backhaul.partner.shopify;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.partner.Json;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Which returns an answer of OrderForHub, OrdersUpdatedSince or ReturnOfReverseOrder names; the store has no list of returns
 * (Shopify facts 1.3).
 */
public final class ShopifyReturnIds {

    private ShopifyReturnIds() {}

    /** Return gids in the order of the answer. */
    public static List<String> in(JsonNode data) {
        Stream<JsonNode> orders = Stream.concat(Stream.of(data.path("order")), each(data.at("/orders/nodes")));
        return orders.flatMap(o -> each(o.at("/returns/nodes")))
                .map(r -> r.path("id").asText())
                .filter(id -> !id.isEmpty())
                .distinct()
                .toList();
    }

    /**
     * The return a reverse fulfilment order belongs to; all returns of its order where the store does not say which, because
     * reading one too many changes nothing.
     */
    public static List<String> ofReverseOrder(JsonNode data) {
        String reverse = data.at("/reverseFulfillmentOrder/id").asText();
        List<JsonNode> returns =
                each(data.at("/reverseFulfillmentOrder/order/returns/nodes")).toList();
        List<JsonNode> naming = returns.stream()
                .filter(r -> each(r.at("/reverseFulfillmentOrders/nodes"))
                        .anyMatch(o -> o.path("id").asText().equals(reverse)))
                .toList();
        return (naming.isEmpty() ? returns : naming)
                .stream().map(r -> r.path("id").asText()).toList();
    }

    /** Cursor of the next page of OrdersUpdatedSince; empty when this was the last. */
    public static Optional<String> nextPage(JsonNode data) {
        return Optional.of(data.at("/orders/pageInfo"))
                .filter(page -> page.path("hasNextPage").asBoolean())
                .flatMap(page -> Json.text(page, "/endCursor"));
    }

    private static Stream<JsonNode> each(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
