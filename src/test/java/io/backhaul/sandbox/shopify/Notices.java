package io.backhaul.sandbox.shopify;

import io.backhaul.sandbox.kit.Delivery;
import io.backhaul.sandbox.kit.Json;
import io.backhaul.sandbox.kit.Signatures;
import java.time.Clock;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** The webhooks of the stores: one body and one id for all tries, signed with the app's secret. */
final class Notices {

    private final PostOffice post;
    private final Clock clock;
    private final ThreadLocal<Boolean> silent = ThreadLocal.withInitial(() -> false);

    Notices(PostOffice post, Clock clock) {
        this.post = post;
        this.clock = clock;
    }

    /** The webhook of a customer's request, not yet sent. */
    Delivery requested(Store store, ShopOrder order, ShopReturn made) {
        return written(store, "returns/request", Bodies.whole(order, made));
    }

    void post(Store store, Delivery webhook) {
        if (!silent.get()) {
            post.send(store, webhook);
        }
    }

    /** Does something of which no webhook tells: each of them is lost. */
    <T> T silently(boolean lost, Supplier<T> work) {
        boolean before = silent.get();
        silent.set(lost || before);
        try {
            return work.get();
        } finally {
            silent.set(before);
        }
    }

    void ordered(Store store, ShopOrder order) {
        send(store, "orders/create", OrderBody.of(order));
    }

    void approved(Store store, ShopOrder order, ShopReturn r) {
        send(store, "returns/approve", Bodies.whole(order, r));
    }

    void declined(Store store, ShopOrder order, ShopReturn r) {
        send(store, "returns/decline", Bodies.declined(order, r));
    }

    /** @param event {@code close}, {@code reopen} or {@code cancel} */
    void turned(Store store, String event, ShopOrder order, ShopReturn r) {
        send(store, "returns/" + event, Bodies.flat(order, r));
    }

    void processed(Store store, ShopReturn r) {
        send(store, "returns/process", Bodies.processed(r));
    }

    void attached(Store store, ShopReturn r, ShopReturn.Delivery delivery) {
        send(store, "reverse_deliveries/attach_deliverable", Bodies.attached(r, delivery));
    }

    void disposed(Store store, ShopReturn r, Map<ShopReturn.Disposition, ShopReturn.ReverseLine> dispositions) {
        send(store, "reverse_fulfillment_orders/dispose", Bodies.disposed(r, dispositions));
    }

    void refunded(Store store, ShopOrder order, ShopRefund refund) {
        send(store, "refunds/create", RefundBody.of(order, refund));
    }

    void uninstalled(Store store) {
        send(store, "app/uninstalled", Map.of("id", Store.ALL.indexOf(store) + 1, "domain", store.domain()));
    }

    void stockChanged(Store store, Stock.Item item) {
        send(store, "inventory_levels/update", Bodies.stock(store, item));
    }

    /** Any other news. */
    void tell(Store store, String topic, Map<String, Object> body) {
        send(store, topic, body);
    }

    private void send(Store store, String topic, Map<String, Object> body) {
        post(store, written(store, topic, body));
    }

    private Delivery written(Store store, String topic, Map<String, Object> body) {
        String text = Json.text(body).replace("/", "\\/").replace("&", "\\u0026");
        Map<String, String> headers = new LinkedHashMap<>();
        String id = UUID.randomUUID().toString();
        headers.put("Content-Type", "application/json");
        headers.put("X-Shopify-Topic", topic);
        headers.put("X-Shopify-Hmac-Sha256", Base64.getEncoder().encodeToString(Signatures.hmac(Store.SECRET, text)));
        headers.put("X-Shopify-Shop-Domain", store.domain());
        headers.put("X-Shopify-API-Version", "2026-07");
        headers.put("X-Shopify-Webhook-Id", id);
        headers.put("X-Shopify-Event-Id", UUID.randomUUID().toString());
        headers.put("X-Shopify-Triggered-At", clock.instant().toString());
        return new Delivery(id, "/hooks/shopify/" + store.code(), headers, text, null);
    }
}
