package io.backhaul.hub.out;

import io.backhaul.hub.settings.Shelf;
import io.backhaul.partner.shopify.ShopifyAnswer;
import io.backhaul.partner.shopify.ShopifyCall;

/** What the hub asks and tells stores, by their code. */
interface ShopifyApi {

    ShopifyAnswer query(String store, ShopifyCall call);

    ShopifyAnswer mutate(String store, byte[] call);

    /** Where this store's goods lie, and what it calls them; a store that is not configured has the merchant's own names. */
    Shelf shelf(String store);
}
