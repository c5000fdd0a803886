package io.backhaul.partner.shopify;

import static io.backhaul.partner.shopify.ShopifyTopic.Names.DELIVERED_ORDER;
import static io.backhaul.partner.shopify.ShopifyTopic.Names.DISPUTE;
import static io.backhaul.partner.shopify.ShopifyTopic.Names.NOTHING;
import static io.backhaul.partner.shopify.ShopifyTopic.Names.ORDER;
import static io.backhaul.partner.shopify.ShopifyTopic.Names.REFUNDED_ORDER;
import static io.backhaul.partner.shopify.ShopifyTopic.Names.RETURN;
import static io.backhaul.partner.shopify.ShopifyTopic.Names.REVERSE_ORDER;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Every webhook topic the hub knows (Shopify facts 2.3): what its body names, which is what is read again, and why. A topic that
 * is not here tells the hub nothing.
 */
public enum ShopifyTopic {
    RETURNS_REQUEST("returns/request", RETURN, "a customer asks to send goods back"),
    RETURNS_APPROVE("returns/approve", RETURN, "approved, by the hub or by staff; also made by staff at once"),
    RETURNS_DECLINE("returns/decline", RETURN, "declined by the hub or by staff"),
    RETURNS_UPDATE("returns/update", RETURN, "lines or fees were changed or taken off"),
    RETURNS_CANCEL("returns/cancel", RETURN, "nothing comes back"),
    RETURNS_CLOSE("returns/close", RETURN, "over at the store"),
    RETURNS_REOPEN("returns/reopen", RETURN, "not over after all"),
    RETURNS_PROCESS("returns/process", RETURN, "the fate of units was said; its official body is empty"),
    PARCEL_ATTACHED("reverse_deliveries/attach_deliverable", RETURN, "the customer's parcel has a number"),
    GOODS_DISPOSED("reverse_fulfillment_orders/dispose", REVERSE_ORDER, "goods were restocked or not; names no return"),
    REFUNDS_CREATE("refunds/create", REFUNDED_ORDER, "somebody made a refund, with money or without"),
    ORDER_TRANSACTIONS_CREATE("order_transactions/create", REFUNDED_ORDER, "money moved, or did not after all"),
    ORDERS_CREATE("orders/create", ORDER, "payments and supplier orders are worth knowing before a return"),
    ORDERS_PAID("orders/paid", ORDER, "a payment was captured"),
    ORDERS_UPDATED("orders/updated", ORDER, "anything of it changed"),
    ORDERS_EDITED("orders/edited", ORDER, "lines were added or taken off"),
    ORDERS_CANCELLED("orders/cancelled", ORDER, "cancelled; a refund made with it comes as refunds/create"),
    FULFILLMENTS_CREATE("fulfillments/create", DELIVERED_ORDER, "goods left: windows may start at the dispatch"),
    FULFILLMENTS_UPDATE("fulfillments/update", DELIVERED_ORDER, "its carrier or state changed"),
    FULFILLMENT_EVENTS_CREATE("fulfillment_events/create", DELIVERED_ORDER, "a scan: when the customer has the goods"),
    DISPUTES_CREATE("disputes/create", DISPUTE, "the customer turned to his bank (Shopify Payments)"),
    DISPUTES_UPDATE("disputes/update", DISPUTE, "the bank's question, its deadline or its verdict changed"),
    INVENTORY_LEVELS_UPDATE(
            "inventory_levels/update",
            NOTHING,
            "a stock level, often the hub's own doing: it never starts a broadcast"),
    APP_UNINSTALLED("app/uninstalled", Duty.STORE_GONE, "the store has removed the app: no call works any more"),
    CUSTOMERS_DATA_REQUEST("customers/data_request", Duty.SHOW_CUSTOMER, "a customer wants to see what is kept of him"),
    CUSTOMERS_REDACT("customers/redact", Duty.FORGET_CUSTOMER, "what is kept of a customer is erased"),
    SHOP_REDACT("shop/redact", Duty.FORGET_SHOP, "two days after the app was removed, all customers are erased");

    /** What a body names. */
    enum Names {
        /** A return, else its order. */
        RETURN,
        /** A reverse fulfilment order, whose order leads to the return. */
        REVERSE_ORDER,
        ORDER,
        /** An order, for the refunds on it. */
        REFUNDED_ORDER,
        /** An order, for when its goods left and arrived, which open returns want to know too. */
        DELIVERED_ORDER,
        /** A dispute of Shopify Payments. */
        DISPUTE,
        NOTHING
    }

    /** What is to be done about a topic that is no news of a return. */
    public enum Duty {
        STORE_GONE,
        SHOW_CUSTOMER,
        FORGET_CUSTOMER,
        FORGET_SHOP
    }

    private final String wire;
    private final Names names;
    private final Duty duty;
    private final String why;

    ShopifyTopic(String wire, Names names, String why) {
        this(wire, names, null, why);
    }

    ShopifyTopic(String wire, Duty duty, String why) {
        this(wire, NOTHING, duty, why);
    }

    ShopifyTopic(String wire, Names names, Duty duty, String why) {
        this.wire = wire;
        this.names = names;
        this.duty = duty;
        this.why = why;
    }

    /** The topic of this name; empty when the hub has no use for it. */
    public static Optional<ShopifyTopic> of(String wire) {
        return Stream.of(values()).filter(t -> t.wire.equals(wire)).findFirst();
    }

    /**
     * The topics to subscribe at a store. Those about privacy are declared with the app, a stock level only echoes the hub, and
     * disputes are told to apps with a scope of their own.
     *
     * @param scopes what the app may do there
     */
    public static List<ShopifyTopic> wanted(Collection<String> scopes) {
        boolean disputes = scopes.contains(ShopifyScope.READ_SHOPIFY_PAYMENTS_DISPUTES.handle());
        return Stream.of(values())
                .filter(t -> t.duty == Duty.STORE_GONE || t.names != NOTHING && (t.names != DISPUTE || disputes))
                .toList();
    }

    /** The topics that ask for something to be done, as the header spells them; none of them needs a call to the store. */
    public static List<String> duties() {
        return Stream.of(values()).filter(t -> t.duty != null).map(t -> t.wire).toList();
    }

    /** As subscriptions spell it, for example {@code RETURNS_REQUEST}. */
    public String inSchema() {
        return wire.replace('/', '_').toUpperCase(Locale.ROOT);
    }

    /** As the header spells it, for example {@code returns/request}. */
    public String wire() {
        return wire;
    }

    Names names() {
        return names;
    }

    Optional<Duty> duty() {
        return Optional.ofNullable(duty);
    }

    /** What it means, in words for people. */
    public String why() {
        return why;
    }
}
