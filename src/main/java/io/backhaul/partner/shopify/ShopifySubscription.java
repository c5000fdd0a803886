package io.backhaul.partner.shopify;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.partner.Json;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * A webhook subscription of the app.
 *
 * @param topic as the schema spells it: {@code RETURNS_REQUEST}
 * @param uri where its webhooks go
 */
public record ShopifySubscription(String topic, String uri) {

    /** Those of one page of WebhookSubscriptions. */
    public static List<ShopifySubscription> in(JsonNode data) {
        return StreamSupport.stream(data.at("/webhookSubscriptions/nodes").spliterator(), false)
                .map(node -> new ShopifySubscription(
                        node.path("topic").asText(), node.path("uri").asText()))
                .toList();
    }

    /** Cursor of the next page; empty when this was the last. */
    public static Optional<String> nextPage(JsonNode data) {
        return Optional.of(data.at("/webhookSubscriptions/pageInfo"))
                .filter(page -> page.path("hasNextPage").asBoolean())
                .flatMap(page -> Json.text(page, "/endCursor"));
    }
}
