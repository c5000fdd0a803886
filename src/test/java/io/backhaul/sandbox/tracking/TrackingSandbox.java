package io.backhaul.sandbox.tracking;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.sandbox.kit.Answer;
import io.backhaul.sandbox.kit.Call;
import io.backhaul.sandbox.kit.Courier;
import io.backhaul.sandbox.kit.Delivery;
import io.backhaul.sandbox.kit.Ids;
import io.backhaul.sandbox.kit.Json;
import io.backhaul.sandbox.kit.PartnerServer;
import io.backhaul.sandbox.kit.Refusal;
import io.backhaul.sandbox.kit.Signatures;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A tracking provider in the manner of EasyPost: says where parcels are, in signed webhooks. */
public final class TrackingSandbox {

    /** Signs the webhooks. */
    public static final String SECRET = "test_tracking_secret";

    private static final Set<String> STATUSES = Set.of(
            "unknown",
            "pre_transit",
            "in_transit",
            "out_for_delivery",
            "delivered",
            "available_for_pickup",
            "return_to_sender",
            "failure",
            "cancelled",
            "error");

    private final Courier courier;
    private final Clock clock;

    /** Webhooks leave with that courier. */
    public TrackingSandbox(Courier courier, Clock clock) {
        this.courier = courier;
        this.clock = clock;
    }

    /** The control desk's call. */
    public void open(PartnerServer server) {
        server.on("POST", "/sandbox/tracking/{provider}", this::event);
    }

    private Answer event(Call call) {
        if (!call.name("provider").equals("easypost")) {
            throw new Refusal(404, "no tracking provider " + call.name("provider") + ", only easypost");
        }
        JsonNode wish = call.json();
        String number = wish.path("trackingNumber").asText("");
        if (number.isBlank()) {
            throw new Refusal(400, "trackingNumber is missing");
        }
        Delivery webhook = webhook(
                number, wish.path("status").asText(""), wish.path("carrier").asText("UPS"));
        if (wish.path("deliver").asBoolean(true)) {
            courier.send(webhook);
        }
        return Answer.json(Map.of("webhook", Map.of("headers", webhook.headers(), "body", webhook.body())));
    }

    /** The parcel is seen in that state now. */
    public void seen(String number, String status, String carrier) {
        courier.send(webhook(number, status, carrier));
    }

    private Delivery webhook(String number, String status, String carrier) {
        if (!STATUSES.contains(status)) {
            throw new Refusal(400, "unknown status \"" + status + "\"; known: " + STATUSES);
        }
        Map<String, Object> event = new LinkedHashMap<>();
        String id = Ids.prefixed("evt_");
        String now = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
        event.put("id", id);
        event.put("object", "Event");
        event.put("description", "tracker.updated");
        event.put("mode", "test");
        event.put("status", "pending");
        event.put("previous_attributes", Map.of("status", "unknown"));
        event.put("created_at", now);
        event.put("updated_at", now);
        event.put("user_id", "user_sandbox");
        event.put("result", tracker(number, status, carrier, now));
        String body = Json.text(event);
        String secret = Normalizer.normalize(SECRET, Normalizer.Form.NFKD);
        Map<String, String> headers = Map.of(
                "Content-Type",
                "application/json",
                "X-Hmac-Signature",
                "hmac-sha256-hex=" + Signatures.hexHmac(secret, body));
        return new Delivery(id, "/hooks/tracking/easypost", headers, body, null);
    }

    private static Map<String, Object> tracker(String number, String status, String carrier, String now) {
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("object", "TrackingDetail");
        detail.put("message", status.replace('_', ' '));
        detail.put("status", status);
        detail.put("status_detail", status.equals("delivered") ? "arrived_at_destination" : "unknown");
        detail.put("datetime", now);
        detail.put("source", carrier);
        Map<String, Object> tracker = new LinkedHashMap<>();
        tracker.put(
                "id",
                "trk_"
                        + Signatures.sha256(number.getBytes(StandardCharsets.UTF_8))
                                .substring(0, 24));
        tracker.put("object", "Tracker");
        tracker.put("mode", "test");
        tracker.put("tracking_code", number);
        tracker.put("status", status);
        tracker.put("status_detail", detail.get("status_detail"));
        tracker.put("carrier", carrier);
        tracker.put("is_return", true);
        tracker.put("finalized", status.equals("delivered"));
        tracker.put("created_at", now);
        tracker.put("updated_at", now);
        tracker.put("tracking_details", List.of(detail));
        return tracker;
    }
}
