package io.backhaul.hub.in;

import io.backhaul.partner.shopify.ShopifyAnswer;
import io.backhaul.partner.shopify.ShopifyCall;

/** A way to ask stores that yields to everything more urgent than a poll. */
@FunctionalInterface
public interface ShopifyQuestions {

    /** @param store its code */
    ShopifyAnswer ask(String store, ShopifyCall question);
}
