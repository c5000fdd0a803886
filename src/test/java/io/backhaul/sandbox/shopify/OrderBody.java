package io.backhaul.sandbox.shopify;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The body of orders/create: the part of Shopify's REST order that a returns hub can use. */
final class OrderBody {

    private OrderBody() {}

    static Map<String, Object> of(ShopOrder order) {
        Map<String, Object> body = Bodies.ref(order.id);
        body.put("name", order.name);
        body.put("created_at", Bodies.time(order.createdAt));
        body.put("processed_at", Bodies.time(order.createdAt));
        body.put("updated_at", Bodies.time(order.updatedAt));
        body.put("cancelled_at", null);
        body.put("cancel_reason", null);
        body.put("currency", order.currency);
        body.put("presentment_currency", order.currency);
        body.put("financial_status", order.financialStatus().toLowerCase(Locale.ROOT));
        body.put("fulfillment_status", "fulfilled");
        body.put("payment_gateway_names", List.of(order.gateway));
        body.put("total_price", order.total().setScale(2).toPlainString());
        body.put("total_price_set", Bodies.money(order.total(), order.currency));
        body.put("note_attributes", attributes(order));
        body.put("customer", null);
        body.put(
                "line_items",
                order.lines.stream().map(line -> line(order, line)).toList());
        body.put(
                "fulfillments",
                order.parcels.stream().map(p -> parcel(order, p)).toList());
        body.put("refunds", List.of());
        body.put("returns", List.of());
        return body;
    }

    private static List<Map<String, String>> attributes(ShopOrder order) {
        return order.attributes.entrySet().stream()
                .map(a -> Map.of("name", a.getKey(), "value", a.getValue()))
                .toList();
    }

    static Map<String, Object> line(ShopOrder order, ShopOrder.Line line) {
        Map<String, Object> body = Bodies.ref(line.id);
        body.put("sku", line.sku);
        body.put("name", line.sku);
        body.put("title", line.sku);
        body.put("vendor", line.vendor);
        body.put("quantity", line.quantity);
        body.put("price", line.price.setScale(2).toPlainString());
        body.put("price_set", Bodies.money(line.price, order.currency));
        body.put("properties", List.of());
        return body;
    }

    private static Map<String, Object> parcel(ShopOrder order, ShopOrder.Parcel parcel) {
        Map<String, Object> body = new LinkedHashMap<>(Bodies.ref(parcel.id));
        body.put("order_id", Bodies.number(order.id));
        body.put("name", parcel.name);
        body.put("status", "success");
        body.put("shipment_status", parcel.deliveredAt == null ? "in_transit" : "delivered");
        body.put("created_at", Bodies.time(parcel.shippedAt));
        body.put("tracking_company", parcel.carrier);
        body.put("tracking_number", parcel.trackingNumber);
        body.put("line_items", parcel.lineIds.stream().map(Bodies::ref).toList());
        return body;
    }
}
