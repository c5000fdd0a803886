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
public final class ShopifyStores implements ShopifyApi {

    private final HttpCalls http;
    private final Merchants merchants;

    public ShopifyStores(HttpCalls http, Merchants merchants) {
        this.http = http;
        this.merchants = merchants;
    }

    @Override
    public ShopifyAnswer query(String store, ShopifyCall call) {
        try {
            Answer answer = post(store, call.body());
            return ShopifyAnswer.ofQuery(answer.status(), answer.headers(), answer.body());
        } catch (NoAnswer e) {
            return ShopifyAnswer.none(e.getMessage());
        }
    }

    @Override
    public ShopifyAnswer mutate(String store, byte[] call) {
        try {
            Answer answer = post(store, call);
            return ShopifyAnswer.ofMutation(answer.status(), answer.headers(), answer.body());
        } catch (NoAnswer e) {
            return ShopifyAnswer.none(e.getMessage());
        }
    }

    @Override
    public Shelf shelf(String store) {
        return store == null
                ? Shelf.PLAIN
                : merchants.store(store).map(StoreConfig::shelf).orElse(Shelf.PLAIN);
    }

    /** The answer as it came, for what must be kept. */
    public Answer post(String store, byte[] call) throws NoAnswer {
        StoreConfig config = merchants.store(store).orElseThrow(() -> new IllegalStateException("no store " + store));
        Map<String, String> headers =
                Map.of("X-Shopify-Access-Token", config.token().reveal(), "Content-Type", "application/json");
        return http.call("call-shopify-" + store, "POST", ShopifyCall.path(ShopifyCall.VERSION), headers, call);
    }
}
