package io.backhaul.partner.shopify;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.partner.Json;
import java.util.Optional;

/**
 * What an answer says of its price and of the store's bucket, {@code extensions.cost} (Shopify facts 3). All in points.
 *
 * @param requested what the call had to find in the bucket
 * @param maximum what a full bucket holds
 * @param available what it held after this call
 * @param perSecond what flows back into it
 */
public record ShopifyCost(double requested, double maximum, double available, double perSecond) {

    /** Empty when the answer does not say it, or says what no bucket can be. */
    public static Optional<ShopifyCost> of(byte[] answer) {
        return Json.read(answer)
                .map(json -> json.at("/extensions/cost"))
                .filter(cost -> cost.path("throttleStatus").isObject())
                .map(ShopifyCost::read)
                .filter(cost -> cost.maximum > 0 && cost.perSecond > 0);
    }

    private static ShopifyCost read(JsonNode cost) {
        JsonNode bucket = cost.path("throttleStatus");
        return new ShopifyCost(
                cost.path("requestedQueryCost").asDouble(),
                bucket.path("maximumAvailable").asDouble(),
                bucket.path("currentlyAvailable").asDouble(),
                bucket.path("restoreRate").asDouble());
    }
}
