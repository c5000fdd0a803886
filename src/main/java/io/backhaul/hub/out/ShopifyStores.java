package io.backhaul.hub.out;

import io.backhaul.hub.out.HttpCalls.Answer;
import io.backhaul.hub.out.HttpCalls.NoAnswer;
import io.backhaul.hub.settings.Merchants;
import io.backhaul.hub.settings.Shelf;
import io.backhaul.hub.settings.StoreConfig;
import io.backhaul.partner.shopify.ShopifyAnswer;
import io.backhaul.partner.shopify.ShopifyCall;
import java.util.Map;

/** Calls of the Admin API of the configured stores. */
public final class ShopifyStores {

    private final HttpCalls http;
    private final Merchants merchants;

    public ShopifyStores(HttpCalls http, Merchants merchants) {
        this.http = http;
        this.merchants = merchants;
    }

    public ShopifyAnswer query(String store, ShopifyCall call) {
        try {
            Answer answer = post(store, call.body());
            return ShopifyAnswer.ofQuery(answer.status(), answer.headers(), answer.body());
        } catch (NoAnswer e) {
            return ShopifyAnswer.none(e.getMessage());
        }
    }

    public ShopifyAnswer mutate(String store, byte[] call) {
        try {
            Answer answer = post(store, call);
            return ShopifyAnswer.ofMutation(answer.status(), answer.headers(), answer.body());
        } catch (NoAnswer e) {
            return ShopifyAnswer.none(e.getMessage());
        }
    }

    /** Where this store's goods lie, and what it calls them. */
    public Shelf shelf(String store) {
        return config(store).shelf();
    }

    private StoreConfig config(String store) {
        return merchants.store(store).orElseThrow(() -> new IllegalStateException("no store " + store));
    }

    /** The answer as it came, for what must be kept. */
    public Answer post(String store, byte[] call) throws NoAnswer {
        StoreConfig config = config(store);
        Map<String, String> headers =
                Map.of("X-Shopify-Access-Token", config.token().reveal(), "Content-Type", "application/json");
        return http.call("call-shopify-" + store, "POST", ShopifyCall.path(ShopifyCall.VERSION), headers, call);
    }
}
