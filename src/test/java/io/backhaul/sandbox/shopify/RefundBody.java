package io.backhaul.sandbox.shopify;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The body of refunds/create. Goods and money are told apart in it: without a transaction no money has moved. */
final class RefundBody {

    private RefundBody() {}

    static Map<String, Object> of(ShopOrder order, ShopRefund refund) {
        Map<String, Object> body = Bodies.ref(refund.id);
        body.put("order_id", Bodies.number(order.id));
        body.put("created_at", Bodies.time(refund.at));
        body.put("processed_at", Bodies.time(refund.at));
        body.put("note", refund.note);
        body.put("return", refund.returnId == null ? null : Bodies.ref(refund.returnId));
        body.put("restock", refund.lines.stream().anyMatch(line -> line.location() != null));
        body.put("duties", List.of());
        body.put("refund_shipping_lines", List.of());
        body.put("order_adjustments", List.of());
        body.put(
                "refund_line_items",
                refund.lines.stream().map(l -> line(order, l)).toList());
        body.put(
                "transactions",
                refund.transactions.stream()
                        .map(t -> transaction(order, refund, t))
                        .toList());
        return body;
    }

    private static Map<String, Object> line(ShopOrder order, ShopRefund.Line line) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", Bodies.number(line.id()));
        body.put("quantity", line.quantity());
        body.put("line_item_id", Bodies.number(line.lineId()));
        body.put("location_id", line.location() == null ? null : Bodies.number(line.location()));
        body.put("restock_type", line.restockType().toLowerCase(Locale.ROOT));
        body.put("subtotal", line.subtotal());
        body.put("total_tax", 0);
        body.put("subtotal_set", Bodies.money(line.subtotal(), order.currency));
        body.put("total_tax_set", Bodies.money(BigDecimal.ZERO, order.currency));
        body.put("line_item", OrderBody.line(order, order.line(line.lineId())));
        return body;
    }

    private static Map<String, Object> transaction(
            ShopOrder order, ShopRefund refund, ShopRefund.Transaction transaction) {
        Map<String, Object> body = Bodies.ref(transaction.id());
        body.put("order_id", Bodies.number(order.id));
        body.put("kind", "refund");
        body.put("gateway", order.gateway);
        body.put("status", transaction.status().toLowerCase(Locale.ROOT));
        body.put("created_at", Bodies.time(refund.at));
        body.put("processed_at", Bodies.time(refund.at));
        body.put("parent_id", Bodies.number(transaction.parent()));
        body.put("amount", transaction.amount().setScale(2).toPlainString());
        body.put("currency", order.currency);
        body.put("receipt", OrderView.receipt(order, transaction.gatewayReference()));
        return body;
    }
}
