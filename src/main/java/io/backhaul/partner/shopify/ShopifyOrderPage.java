package io.backhaul.partner.shopify;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * A page of OrdersUpdatedSince.
 *
 * @param next cursor of the page after it; null when this is the last
 */
public record ShopifyOrderPage(List<Listed> orders, String next) {

    /**
     * An order that is listed.
     *
     * @param id its gid
     * @param updatedAt by the store's clock, to the second
     */
    public record Listed(String id, Instant updatedAt) {}

    /** Reads the data of an answer. */
    public static ShopifyOrderPage of(JsonNode data) {
        List<Listed> orders = StreamSupport.stream(data.at("/orders/nodes").spliterator(), false)
                .map(o -> new Listed(
                        o.path("id").asText(),
                        Instant.parse(o.path("updatedAt").asText()).truncatedTo(ChronoUnit.SECONDS)))
                .toList();
        return new ShopifyOrderPage(orders, ShopifyReturnIds.nextPage(data).orElse(null));
    }

    /** Latest change on this page; null when it is empty. */
    public Instant newest() {
        return orders.stream().map(Listed::updatedAt).max(Instant::compareTo).orElse(null);
    }
}
