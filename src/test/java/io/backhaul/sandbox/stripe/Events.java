package io.backhaul.sandbox.stripe;

import io.backhaul.sandbox.kit.Courier;
import io.backhaul.sandbox.kit.Delivery;
import io.backhaul.sandbox.kit.Ids;
import io.backhaul.sandbox.kit.Json;
import io.backhaul.sandbox.kit.Signatures;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/** Stripe's webhooks to the hub's account {@code demo}, signed by the sandbox's clock. */
final class Events {

    private static final String SIGNER = "stripe";
    private static final String PATH = "/hooks/stripe/demo";

    private final Courier courier;
    private final Clock clock;

    Events(Courier courier, Clock clock, String secret) {
        this.courier = courier;
        this.clock = clock;
        courier.signer(SIGNER, body -> Map.of("Stripe-Signature", signature(secret, body)));
    }

    private String signature(String secret, String body) {
        long t = clock.instant().getEpochSecond();
        return "t=" + t + ",v1=" + Signatures.hexHmac(secret, t + "." + body);
    }

    void refund(String type, Refund refund, String key) {
        send(type, refund.api(), key);
    }

    void charge(Payment payment, long refunded, String key) {
        Map<String, Object> charge = new LinkedHashMap<>();
        charge.put("id", payment.charge());
        charge.put("object", "charge");
        charge.put("amount", payment.amount());
        charge.put("amount_captured", payment.amount());
        charge.put("amount_refunded", refunded);
        charge.put("captured", true);
        charge.put("created", payment.created().getEpochSecond());
        charge.put("currency", payment.currency());
        charge.put("disputed", false);
        charge.put("livemode", false);
        charge.put("metadata", Map.of());
        charge.put("paid", true);
        charge.put("payment_intent", payment.id());
        charge.put("refunded", refunded >= payment.amount());
        charge.put("status", "succeeded");
        send("charge.refunded", charge, key);
    }

    void dispute(String type, Dispute dispute) {
        send(type, dispute.api(), null);
    }

    private volatile boolean withheld;

    /** While webhooks are withheld they are lost for good, as after days of failed deliveries. */
    void withhold(boolean all) {
        withheld = all;
    }

    private void send(String type, Map<String, Object> object, String key) {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("id", key == null ? null : Ids.prefixed("req_"));
        request.put("idempotency_key", key);
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("id", Ids.prefixed("evt_"));
        event.put("object", "event");
        event.put("api_version", "2026-07-29.dahlia");
        event.put("created", clock.instant().getEpochSecond());
        event.put("data", Map.of("object", object));
        event.put("livemode", false);
        event.put("pending_webhooks", 1);
        event.put("request", request);
        event.put("type", type);
        if (withheld) {
            return;
        }
        courier.send(new Delivery(
                (String) event.get("id"),
                PATH,
                Map.of("Content-Type", "application/json; charset=utf-8"),
                Json.text(event),
                SIGNER));
    }
}
