package io.backhaul.hub.in;

import io.backhaul.partner.shopify.ShopifyTopic;
import io.backhaul.store.Receipt;

/** What a store asks of the hub that is no news of a return: to forget a customer, to show what is kept, to stop calling it. */
public interface StoreDuties {

    /**
     * Does it; may be called again with the same receipt, after a crash or a failure, and goes on where it was.
     *
     * @param store code of the store
     * @param original body of the webhook
     * @return what was done, in words without personal data
     */
    String fulfil(ShopifyTopic.Duty duty, String store, Receipt receipt, byte[] original);
}
