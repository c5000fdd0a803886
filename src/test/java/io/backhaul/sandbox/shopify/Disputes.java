package io.backhaul.sandbox.shopify;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.sandbox.kit.Answer;
import io.backhaul.sandbox.kit.Call;
import io.backhaul.sandbox.kit.Ids;
import io.backhaul.sandbox.kit.PartnerServer;
import io.backhaul.sandbox.kit.Refusal;
import io.backhaul.sandbox.kit.Shelf;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Disputes of orders paid with the store's own gateway: customers open them, banks decide them, the store tells of both. */
final class Disputes {

    private static final String COLLECTION = "shopify-disputes";

    /** A dispute as the store keeps it; type and status as its schema spells them. */
    record Dispute(
            String id,
            String store,
            String orderId,
            String type,
            String status,
            BigDecimal amount,
            String currency,
            Instant initiatedAt,
            Instant finalizedOn) {

        Dispute turned(String kind, String now, Instant at) {
            boolean over = now.equals("WON") || now.equals("LOST") || now.equals("ACCEPTED");
            return new Dispute(id, store, orderId, kind, now, amount, currency, initiatedAt, over ? at : null);
        }

        View view() {
            return new View("ShopifyPaymentsDispute")
                    .with("id", id)
                    .with("legacyResourceId", Bodies.number(id))
                    .with("type", type)
                    .with("status", status)
                    .with("amount", new View("MoneyV2").with("amount", amount).with("currencyCode", currency))
                    .with("initiatedAt", initiatedAt)
                    .with("evidenceDueBy", initiatedAt.plus(Duration.ofDays(10)))
                    .with("finalizedOn", finalizedOn)
                    .with(
                            "reasonDetails",
                            new View("ShopifyPaymentsDisputeReasonDetails").with("reason", "PRODUCT_UNACCEPTABLE"));
        }
    }

    private final Shelf shelf;
    private final Orders orders;
    private final Notices notices;
    private final Clock clock;

    Disputes(Shelf shelf, Orders orders, Notices notices, Clock clock) {
        this.shelf = shelf;
        this.orders = orders;
        this.notices = notices;
        this.clock = clock;
    }

    Optional<Dispute> find(Store store, String id) {
        return shelf.find(COLLECTION, id, Dispute.class).filter(d -> d.store().equals(store.code()));
    }

    void open(PartnerServer server) {
        server.on("POST", "/sandbox/shopify/disputes", call -> Answer.json(opened(call.json())));
        server.on("POST", "/sandbox/shopify/disputes/{id}", this::turn);
    }

    private Map<String, Object> opened(JsonNode wish) {
        return shelf.together(() -> {
            Store store = Store.of(wish.path("store").asText("demo"));
            ShopOrder order = orders.named(store, wish.path("orderName").asText())
                    .orElseThrow(() -> new Refusal(404, "no order " + wish.path("orderName")));
            Dispute dispute = new Dispute(
                    Ids.gid("ShopifyPaymentsDispute"),
                    store.code(),
                    order.id,
                    wish.path("type").asText("CHARGEBACK"),
                    "NEEDS_RESPONSE",
                    new BigDecimal(wish.path("amount").asText(order.total().toPlainString())),
                    order.currency,
                    clock.instant(),
                    null);
            return told(store, "disputes/create", dispute);
        });
    }

    private Answer turn(Call call) {
        String id = "gid://shopify/ShopifyPaymentsDispute/" + call.name("id");
        return Answer.json(shelf.together(() -> {
            Dispute before =
                    shelf.find(COLLECTION, id, Dispute.class).orElseThrow(() -> new Refusal(404, "no dispute " + id));
            String type = call.json().path("type").asText(before.type());
            String status = call.json().path("status").asText(before.status());
            return told(Store.of(before.store()), "disputes/update", before.turned(type, status, clock.instant()));
        }));
    }

    private Map<String, Object> told(Store store, String topic, Dispute dispute) {
        shelf.put(COLLECTION, dispute.id(), dispute);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", Bodies.number(dispute.id()));
        body.put("order_id", Bodies.number(dispute.orderId()));
        body.put("type", dispute.type().toLowerCase(Locale.ROOT));
        body.put("amount", dispute.amount().toPlainString());
        body.put("currency", dispute.currency());
        body.put("reason", "product_unacceptable");
        body.put("network_reason_code", "4853");
        body.put("status", dispute.status().toLowerCase(Locale.ROOT));
        body.put("finalized_on", Bodies.time(dispute.finalizedOn()));
        body.put("initiated_at", Bodies.time(dispute.initiatedAt()));
        notices.tell(store, topic, body);
        return body;
    }
}
