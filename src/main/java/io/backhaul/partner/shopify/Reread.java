package io.backhaul.partner.shopify;

/** What the hub must read from the store after a webhook. */
public sealed interface Reread {

    /** Read this object with {@link Target#call(String)} and map the answer with {@link Target#mapping()}. */
    record Query(Target target, String gid) implements Reread {}

    /** A topic that says nothing to the hub, or the echo of its own doing (stock levels never start a broadcast). */
    record Ignore(String why) implements Reread {}

    /** Authentic, of a topic that matters, but without the id that is needed: for a person. */
    record Unreadable(String why) implements Reread {}

    /** Kinds of objects that can be read again. */
    enum Target {
        /** A return with its order. */
        RETURN("shopify/return"),
        /** An order, as known before any return of it. */
        ORDER("shopify/order"),
        /** An order, for the refunds made on it. */
        REFUNDS("shopify/refund"),
        /** An order, for the ids of its returns: each is then read as {@link #RETURN} ({@link ShopifyReturnIds}). */
        RETURNS_OF_ORDER(null);

        private final String mapping;

        Target(String mapping) {
            this.mapping = mapping;
        }

        /** Name of the mapping for the answer, or null where the answer only names what to read next. */
        public String mapping() {
            return mapping;
        }

        /** The call that reads it. */
        public ShopifyCall call(String gid) {
            return this == RETURN ? ShopifyCall.returnForHub(gid) : ShopifyCall.orderForHub(gid);
        }
    }
}
