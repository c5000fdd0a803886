package io.backhaul.sandbox.shopify;

import java.math.BigDecimal;

/** Refunds in the store's books. */
final class RefundView {

    private final StoreViews views;

    RefundView(StoreViews views) {
        this.views = views;
    }

    View of(ShopOrder order, ShopRefund refund) {
        return new View("Refund")
                .with("id", refund.id)
                .with("legacyResourceId", Bodies.number(refund.id))
                .with("createdAt", refund.at)
                .with("processedAt", refund.at)
                .with("updatedAt", refund.at)
                .with("note", refund.note)
                .with("totalRefundedSet", View.money(refund.money(), order.currency))
                .lazy("order", () -> views.orders.of(order))
                .lazy("return", () -> origin(order, refund))
                .lazy(
                        "refundLineItems",
                        () -> refund.lines.stream().map(l -> line(order, l)).toList())
                .lazy(
                        "transactions",
                        () -> refund.transactions.stream()
                                .map(t -> views.orders.transaction(order, refund, t))
                                .toList());
    }

    private View origin(ShopOrder order, ShopRefund refund) {
        return order.returns.stream()
                .filter(r -> r.id.equals(refund.returnId))
                .findFirst()
                .map(r -> views.returns.of(order, r))
                .orElse(null);
    }

    private View line(ShopOrder order, ShopRefund.Line line) {
        return new View("RefundLineItem")
                .with("id", line.id())
                .with("quantity", line.quantity())
                .with("restockType", line.restockType())
                .with("restocked", line.location() != null)
                .with("priceSet", View.money(order.line(line.lineId()).price, order.currency))
                .with("subtotalSet", View.money(line.subtotal(), order.currency))
                .with("totalTaxSet", View.money(BigDecimal.ZERO, order.currency))
                .lazy("location", () -> line.location() == null ? null : views.stock.location())
                .lazy("lineItem", () -> views.orders.line(order, order.line(line.lineId())));
    }
}
