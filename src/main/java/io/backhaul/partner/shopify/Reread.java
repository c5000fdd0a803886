package io.backhaul.partner.shopify;

import java.util.function.Function;

/** What the hub must do about a webhook: mostly, read an object of the store again. */
public sealed interface Reread {

    /** Read this object with {@link Target#call(String)} and map the answer with {@link Target#mapping()}. */
    record Query(Target target, String gid) implements Reread {}

    /** Do this duty; nothing is read again. */
    record Do(ShopifyTopic.Duty duty) implements Reread {}

    /** A topic that says nothing to the hub, or the echo of its own doing (stock levels never start a broadcast). */
    record Ignore(String why) implements Reread {}

    /** Authentic, of a topic that matters, but without the id that is needed: for a person. */
    record Unreadable(String why) implements Reread {}

    /** Kinds of objects that can be read again. */
    enum Target {
        /** A return with its order. */
        RETURN("shopify/return", ShopifyCall::returnForHub),
        /** An order, as known before any return of it. */
        ORDER("shopify/order", ShopifyCall::orderForHub),
        /** An order, for the refunds made on it. */
        REFUNDS("shopify/refund", ShopifyCall::orderForHub),
        /** An order, for when its goods arrived: each of its returns is then read as {@link #RETURN}; without any, nothing is. */
        DELIVERY(null, ShopifyCall::orderForHub),
        /** A dispute with the captures of its order. */
        DISPUTE("shopify/dispute", ShopifyCall::disputeForHub),
        /** An order, for the ids of its returns: each is then read as {@link #RETURN} ({@link ShopifyReturnIds}). */
        RETURNS_OF_ORDER(null, ShopifyCall::orderForHub),
        /** A reverse fulfilment order, for the ids of the returns it may belong to. */
        RETURNS_OF_REVERSE_ORDER(null, ShopifyCall::returnOfReverseOrder);

        private final String mapping;
        private final Function<String, ShopifyCall> call;

        Target(String mapping, Function<String, ShopifyCall> call) {
            this.mapping = mapping;
            this.call = call;
        }

        /** Name of the mapping for the answer, or null where the answer only names what to read next. */
        public String mapping() {
            return mapping;
        }

        /** The call that reads it. */
        public ShopifyCall call(String gid) {
            return call.apply(gid);
        }
    }
}
