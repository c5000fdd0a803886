package io.backhaul.hub.privacy;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.hub.in.StoreDuties;
import io.backhaul.hub.in.StoreGone;
import io.backhaul.mapping.UnreadableMessage;
import io.backhaul.partner.Json;
import io.backhaul.partner.shopify.ShopifyTopic;
import io.backhaul.store.Receipt;

/** What stores ask for on behalf of their customers, and what follows when they leave. */
public final class StoreRequests implements StoreDuties {

    private final Erasures erasures;
    private final CustomerFiles files;
    private final StoreGone gone;

    StoreRequests(Erasures erasures, CustomerFiles files, StoreGone gone) {
        this.erasures = erasures;
        this.files = files;
        this.gone = gone;
    }

    @Override
    public String fulfil(ShopifyTopic.Duty duty, String store, Receipt receipt, byte[] original) {
        JsonNode body = Json.read(original)
                .filter(JsonNode::isObject)
                .orElseThrow(
                        () -> new UnreadableMessage("webhook " + receipt.sourceId(), "the body is no JSON object"));
        return switch (duty) {
            case STORE_GONE -> gone.gone(store, receipt);
            case SHOW_CUSTOMER -> files.write(receipt, store, body);
            case FORGET_CUSTOMER -> erasures.customer(receipt, store, body);
            case FORGET_SHOP -> erasures.shop(receipt, store);
        };
    }
}
