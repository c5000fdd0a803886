package io.backhaul.sandbox.shopify;

import java.util.List;

/** The way back: reverse fulfilment orders, their lines, parcels and dispositions. */
final class ReverseView {

    private final StoreViews views;

    ReverseView(StoreViews views) {
        this.views = views;
    }

    /** None before somebody approves or ships, then one. */
    List<View> of(ShopOrder order, ShopReturn r) {
        return r.reverse == null ? List.of() : List.of(one(order, r));
    }

    View one(ShopOrder order, ShopReturn r) {
        return new View("ReverseFulfillmentOrder")
                .with("id", r.reverse.id)
                .with("status", r.reverseStatus())
                .lazy("order", () -> views.orders.of(order))
                .lazy(
                        "lineItems",
                        () -> r.reverse.lines.stream().map(l -> line(order, l)).toList())
                .lazy(
                        "reverseDeliveries",
                        () -> r.reverse.deliveries.stream()
                                .map(delivery -> delivery(order, r, delivery))
                                .toList());
    }

    View line(ShopOrder order, ShopReturn.ReverseLine line) {
        return new View("ReverseFulfillmentOrderLineItem")
                .with("id", line.id)
                .with("totalQuantity", line.quantity)
                .lazy("fulfillmentLineItem", () -> views.orders.fulfilled(order, order.line(line.lineId)))
                .lazy(
                        "dispositions",
                        () -> line.dispositions.stream().map(this::disposition).toList());
    }

    private View disposition(ShopReturn.Disposition disposition) {
        return new View("ReverseFulfillmentOrderDisposition")
                .with("id", disposition.id())
                .with("type", disposition.type())
                .with("quantity", disposition.quantity())
                .with("createdAt", disposition.at())
                .lazy("location", () -> disposition.location() == null ? null : views.stock.location());
    }

    View delivery(ShopOrder order, ShopReturn r, ShopReturn.Delivery delivery) {
        return new View("ReverseDelivery")
                .with("id", delivery.id)
                .with("deliverable", deliverable(delivery))
                .lazy("reverseFulfillmentOrder", () -> one(order, r))
                .lazy(
                        "reverseDeliveryLineItems",
                        () -> delivery.lines.stream()
                                .map(line -> sent(order, r, line))
                                .toList());
    }

    private View sent(ShopOrder order, ShopReturn r, ShopReturn.DeliveryLine line) {
        ShopReturn.ReverseLine reverseLine = r.reverse.lines.stream()
                .filter(l -> l.id.equals(line.reverseLineId()))
                .findFirst()
                .orElseThrow();
        return new View("ReverseDeliveryLineItem")
                .with("id", line.id())
                .with("quantity", line.quantity())
                .with("dispositions", List.of())
                .lazy("reverseFulfillmentOrderLineItem", () -> line(order, reverseLine));
    }

    private static View deliverable(ShopReturn.Delivery delivery) {
        View tracking = new View("ReverseDeliveryTrackingV2")
                .with("carrierName", delivery.carrier)
                .with("number", delivery.number)
                .with("url", delivery.url);
        View label = new View("ReverseDeliveryLabelV2")
                .with("publicFileUrl", delivery.label)
                .with("createdAt", delivery.at)
                .with("updatedAt", delivery.at);
        return new View("ReverseDeliveryShippingDeliverable")
                .with("tracking", delivery.number == null && delivery.url == null ? null : tracking)
                .with("label", delivery.label == null ? null : label);
    }
}
