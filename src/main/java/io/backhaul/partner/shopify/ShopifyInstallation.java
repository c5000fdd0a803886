package io.backhaul.partner.shopify;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * What a token opens.
 *
 * @param shop name of the shop
 * @param domain its myshopify domain
 * @param scopes what the app may do there
 */
public record ShopifyInstallation(String shop, String domain, List<String> scopes) {

    /** Reads an answer to ConnectionTest. */
    public static ShopifyInstallation of(JsonNode data) {
        return new ShopifyInstallation(
                data.at("/shop/name").asText(),
                data.at("/shop/myshopifyDomain").asText(),
                data.at("/currentAppInstallation/accessScopes").findValuesAsText("handle"));
    }
}
