package io.backhaul.sandbox.shopify;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.sandbox.kit.Answer;
import io.backhaul.sandbox.kit.PartnerServer;
import io.backhaul.sandbox.kit.Refusal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** The carrier of the parcels to customers, whose scans the store hears of and tells. */
final class Carrier {

    private final Office office;

    Carrier(Office office) {
        this.office = office;
    }

    void open(PartnerServer server) {
        server.on("POST", "/sandbox/shopify/deliveries", call -> Answer.json(delivered(call.json())));
    }

    private Map<String, Object> delivered(JsonNode wish) {
        return office.shelf().together(() -> {
            Store store = Store.of(wish.path("store").asText("demo"));
            ShopOrder order = office.orders()
                    .named(store, wish.path("orderName").asText())
                    .orElseThrow(() -> new Refusal(404, "no order " + wish.path("orderName")));
            Instant at = wish.hasNonNull("at")
                    ? Instant.parse(wish.get("at").asText())
                    : office.clock().instant();
            order.parcels.forEach(parcel -> parcel.deliveredAt = at);
            office.orders().put(order);
            order.parcels.forEach(
                    parcel -> office.notices().tell(store, "fulfillment_events/create", scan(order, parcel, at)));
            return Map.of("orderName", order.name, "deliveredAt", at.toString());
        });
    }

    private static Map<String, Object> scan(ShopOrder order, ShopOrder.Parcel parcel, Instant at) {
        long id = Bodies.number(parcel.id) * 10 + 9;
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", id);
        body.put("fulfillment_id", Bodies.number(parcel.id));
        body.put("status", "delivered");
        body.put("message", "Delivered");
        body.put("happened_at", Bodies.time(at));
        body.put("order_id", Bodies.number(order.id));
        body.put("admin_graphql_api_id", "gid://shopify/FulfillmentEvent/" + id);
        return body;
    }
}
