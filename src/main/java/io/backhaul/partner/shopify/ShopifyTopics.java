package io.backhaul.partner.shopify;

import java.util.List;
import java.util.Locale;

/**
 * The webhook topics that the hub wants from every store, as webhooks spell them ({@code returns/request}; Shopify facts 2.3).
 * The topics about privacy are not among them: the store's app declares them itself. Stock levels are not either, since they
 * only echo what the hub does.
 */
public final class ShopifyTopics {

    /** The app was removed from the store. */
    public static final String UNINSTALLED = "app/uninstalled";

    /** All of them. */
    public static final List<String> WANTED = List.of(
            "returns/request",
            "returns/approve",
            "returns/decline",
            "returns/update",
            "returns/process",
            "returns/cancel",
            "returns/close",
            "returns/reopen",
            "reverse_deliveries/attach_deliverable",
            "reverse_fulfillment_orders/dispose",
            "refunds/create",
            "order_transactions/create",
            "orders/create",
            "orders/updated",
            "orders/edited",
            "orders/cancelled",
            "fulfillments/create",
            "fulfillments/update",
            "fulfillment_events/create",
            UNINSTALLED);

    private ShopifyTopics() {}

    /** As subscriptions spell it: {@code RETURNS_REQUEST}. */
    public static String inSchema(String topic) {
        return topic.replace('/', '_').toUpperCase(Locale.ROOT);
    }
}
