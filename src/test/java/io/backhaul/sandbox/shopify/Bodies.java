package io.backhaul.sandbox.shopify;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What stands in the webhooks, in the shapes that real stores send, their inconsistencies included. */
final class Bodies {

    private Bodies() {}

    /** The number at the end of a gid. */
    static long number(String gid) {
        return Long.parseLong(gid.substring(gid.lastIndexOf('/') + 1));
    }

    /** Times in webhooks have whole seconds. */
    static String time(Instant at) {
        return at == null ? null : at.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    static Map<String, Object> ref(String gid) {
        Map<String, Object> ref = new LinkedHashMap<>();
        ref.put("id", number(gid));
        ref.put("admin_graphql_api_id", gid);
        return ref;
    }

    static Map<String, Object> money(BigDecimal amount, String currency) {
        Map<String, Object> set = new LinkedHashMap<>();
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("amount", amount.setScale(2).toPlainString());
        one.put("currency_code", currency);
        set.put("shop_money", one);
        set.put("presentment_money", one);
        return set;
    }

    /** returns/request and returns/approve. */
    static Map<String, Object> whole(ShopOrder order, ShopReturn r) {
        Map<String, Object> body = ref(r.id);
        body.put("status", r.status.toLowerCase(Locale.ROOT));
        body.put("order", ref(order.id));
        body.put("total_return_line_items", r.lines.size());
        body.put("name", r.name);
        body.put(
                "return_line_items",
                r.lines.stream().map(line -> line(order, line)).toList());
        body.put("return_shipping_fees", List.of());
        body.put("exchange_line_items", List.of());
        body.put("total_exchange_line_items", 0);
        return body;
    }

    private static Map<String, Object> line(ShopOrder order, ShopReturn.Line line) {
        Map<String, Object> fulfillmentLine = ref(order.line(line.lineId).fulfillmentLineId);
        fulfillmentLine.put("line_item", ref(line.lineId));
        Map<String, Object> body = ref(line.id);
        body.put("fulfillment_line_item", fulfillmentLine);
        body.put("quantity", line.quantity);
        body.put("return_reason", line.reason.toLowerCase(Locale.ROOT));
        body.put("return_reason_note", "");
        body.put("customer_note", line.customerNote);
        return body;
    }

    static Map<String, Object> declined(ShopOrder order, ShopReturn r) {
        Map<String, Object> decline = new LinkedHashMap<>();
        decline.put("reason", r.declineReason.toLowerCase(Locale.ROOT));
        decline.put("note", r.declineNote);
        Map<String, Object> body = ref(r.id);
        body.put("status", "declined");
        body.put("order", ref(order.id));
        body.put("decline", decline);
        return body;
    }

    /** returns/close, reopen and cancel: here the order is a flat number. */
    static Map<String, Object> flat(ShopOrder order, ShopReturn r) {
        Map<String, Object> body = ref(r.id);
        body.put("order_id", number(order.id));
        body.put("status", r.status.toLowerCase(Locale.ROOT));
        return body;
    }

    static Map<String, Object> processed(ShopReturn r) {
        Map<String, Object> body = ref(r.id);
        body.put(
                "return_line_items",
                r.lines.stream()
                        .filter(line -> line.processed > 0)
                        .map(line -> ref(line.id))
                        .toList());
        return body;
    }

    static Map<String, Object> attached(ShopReturn r, ShopReturn.Delivery delivery) {
        Map<String, Object> tracking = new LinkedHashMap<>();
        tracking.put("carrier_name", delivery.carrier);
        tracking.put("tracking_number", delivery.number);
        tracking.put("tracking_url", delivery.url);
        Map<String, Object> label = new LinkedHashMap<>();
        label.put("public_file_url", delivery.label);
        label.put("created_at", delivery.label == null ? null : time(delivery.at));
        Map<String, Object> body = ref(delivery.id);
        body.put("return", ref(r.id));
        body.put("shipping_deliverable", Map.of("tracking", tracking, "label", label));
        return body;
    }

    static Map<String, Object> disposed(
            ShopReturn r, Map<ShopReturn.Disposition, ShopReturn.ReverseLine> dispositions) {
        List<Map<String, Object>> listed = new ArrayList<>();
        dispositions.forEach((disposition, line) -> {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("reverse_fulfillment_order_line_item", ref(line.id));
            one.put("reverse_delivery_line_item", null);
            one.put("type", disposition.type().toLowerCase(Locale.ROOT));
            one.put("location", disposition.location() == null ? null : ref(disposition.location()));
            one.put("quantity", disposition.quantity());
            listed.add(one);
        });
        Map<String, Object> body = ref(r.reverse.id);
        body.put("dispositions", listed);
        body.put("total_dispositions", listed.size());
        return body;
    }

    static Map<String, Object> stock(Store store, Stock.Item item) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("inventory_item_id", number(item.itemId()));
        body.put("location_id", number(store.location()));
        body.put("available", item.available());
        body.put("updated_at", time(item.updatedAt()));
        body.put("admin_graphql_api_id", StockView.levelId(store, item));
        return body;
    }
}
