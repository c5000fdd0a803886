package io.backhaul.sandbox.shopify;

import io.backhaul.sandbox.kit.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Orders, their lines and payments. */
final class OrderView {

    private final StoreViews views;

    OrderView(StoreViews views) {
        this.views = views;
    }

    View of(ShopOrder order) {
        View view = new View("Order")
                .with("id", order.id)
                .with("legacyResourceId", Bodies.number(order.id))
                .with("name", order.name)
                .with("number", Math.floorMod(order.name.hashCode(), 1_000_000))
                .with("tags", List.of())
                .with("test", true)
                .with("closed", false)
                .with("confirmed", true)
                .with("createdAt", order.createdAt)
                .with("processedAt", order.createdAt)
                .with("updatedAt", order.updatedAt)
                .with("cancelledAt", order.cancelledAt)
                .with("currencyCode", order.currency)
                .with("presentmentCurrencyCode", order.currency)
                .with("taxesIncluded", false)
                .with("sourceName", order.salesChannel)
                .with("shippingAddress", new View("MailingAddress").with("countryCodeV2", order.country))
                .with("customer", customer(order))
                .with("customAttributes", attributes(order));
        return contents(money(view, order), order);
    }

    private static View customer(ShopOrder order) {
        return new View("Customer")
                .with("id", "gid://shopify/Customer/" + Bodies.number(order.id))
                .with("numberOfOrders", order.customerOrders);
    }

    private static List<View> attributes(ShopOrder order) {
        return order.attributes.entrySet().stream()
                .map(a -> new View("Attribute").with("key", a.getKey()).with("value", a.getValue()))
                .toList();
    }

    private View money(View view, ShopOrder order) {
        BigDecimal total = order.total();
        BigDecimal back = order.refunded();
        return view.with("displayFinancialStatus", order.financialStatus())
                .with("refundable", back.compareTo(total) < 0)
                .with("fullyPaid", true)
                .with("unpaid", false)
                .with("paymentGatewayNames", List.of(order.gateway))
                .with("totalPriceSet", View.money(total, order.currency))
                .with("subtotalPriceSet", View.money(total, order.currency))
                .with("totalTaxSet", View.money(BigDecimal.ZERO, order.currency))
                .with("totalShippingPriceSet", View.money(BigDecimal.ZERO, order.currency))
                .with("totalReceivedSet", View.money(total, order.currency))
                .with("totalRefundedSet", View.money(back, order.currency))
                .with("netPaymentSet", View.money(total.subtract(back), order.currency));
    }

    private View contents(View view, ShopOrder order) {
        return view.with("displayFulfillmentStatus", "FULFILLED")
                .with("returnStatus", order.returnStatus())
                .lazy(
                        "lineItems",
                        () -> order.lines.stream()
                                .map(line -> line(order, line))
                                .toList())
                .lazy(
                        "fulfillments",
                        () -> order.parcels.stream()
                                .map(parcel -> parcel(order, parcel))
                                .toList())
                .lazy("transactions", () -> transactions(order))
                .lazy(
                        "refunds",
                        () -> order.refunds.stream()
                                .map(refund -> views.refunds.of(order, refund))
                                .toList())
                .lazy(
                        "returns",
                        () -> order.returns.stream()
                                .map(r -> views.returns.of(order, r))
                                .toList())
                .asked(
                        "metafield",
                        env -> views.metafields.one(order.id, env.getArgument("namespace"), env.getArgument("key")))
                .lazy("metafields", () -> views.metafields.of(order.id));
    }

    View line(ShopOrder order, ShopOrder.Line line) {
        View unit = View.money(line.price, order.currency);
        View all = View.money(line.total(), order.currency);
        return new View("LineItem")
                .with("id", line.id)
                .with("sku", line.sku)
                .with("name", line.sku)
                .with("title", line.sku)
                .with("vendor", line.vendor)
                .with("quantity", line.quantity)
                .with("currentQuantity", line.quantity)
                .with("refundableQuantity", line.quantity)
                .with("requiresShipping", true)
                .with("restockable", true)
                .with("taxable", false)
                .with("taxLines", List.of())
                .with("customAttributes", List.of())
                .with("discountedTotalSet", all)
                .with("originalTotalSet", all)
                .with("totalDiscountSet", View.money(BigDecimal.ZERO, order.currency))
                .with("discountedUnitPriceSet", unit)
                .with("discountedUnitPriceAfterAllDiscountsSet", unit)
                .with("originalUnitPriceSet", unit)
                .with(
                        "product",
                        new View("Product").with("productType", line.productClass == null ? "" : line.productClass))
                .lazy("variant", () -> views.stock.variant(order, line));
    }

    View fulfilled(ShopOrder order, ShopOrder.Line line) {
        return new View("FulfillmentLineItem")
                .with("id", line.fulfillmentLineId)
                .with("quantity", line.quantity)
                .with("discountedTotalSet", View.money(line.total(), order.currency))
                .with("originalTotalSet", View.money(line.total(), order.currency))
                .lazy("lineItem", () -> line(order, line));
    }

    private View parcel(ShopOrder order, ShopOrder.Parcel parcel) {
        List<ShopOrder.Line> lines = parcel.lineIds.stream().map(order::line).toList();
        boolean delivered = parcel.deliveredAt != null;
        return new View("Fulfillment")
                .with("id", parcel.id)
                .with("legacyResourceId", Bodies.number(parcel.id))
                .with("name", parcel.name)
                .with("status", "SUCCESS")
                .with("displayStatus", delivered ? "DELIVERED" : "IN_TRANSIT")
                .with("createdAt", parcel.shippedAt)
                .with("updatedAt", delivered ? parcel.deliveredAt : parcel.shippedAt)
                .with("inTransitAt", parcel.shippedAt)
                .with("deliveredAt", parcel.deliveredAt)
                .with("requiresShipping", true)
                .with(
                        "totalQuantity",
                        lines.stream().mapToInt(line -> line.quantity).sum())
                .lazy("location", views.stock::location)
                .lazy("order", () -> of(order))
                .with("trackingInfo", List.of(tracking(parcel)))
                .with("events", events(parcel))
                .lazy(
                        "fulfillmentLineItems",
                        () -> lines.stream().map(line -> fulfilled(order, line)).toList());
    }

    private static View tracking(ShopOrder.Parcel parcel) {
        return new View("FulfillmentTrackingInfo")
                .with("company", parcel.carrier)
                .with("number", parcel.trackingNumber);
    }

    private static List<View> events(ShopOrder.Parcel parcel) {
        List<View> events = new ArrayList<>();
        events.add(event(parcel, 1, "IN_TRANSIT", parcel.shippedAt));
        if (parcel.deliveredAt != null) {
            events.add(event(parcel, 2, "DELIVERED", parcel.deliveredAt));
        }
        return events;
    }

    private static View event(ShopOrder.Parcel parcel, int n, String status, Instant at) {
        return new View("FulfillmentEvent")
                .with("id", "gid://shopify/FulfillmentEvent/" + (Bodies.number(parcel.id) * 10 + n))
                .with("status", status)
                .with("createdAt", at)
                .with("happenedAt", at);
    }

    /** The sale, then all refunds. */
    List<View> transactions(ShopOrder order) {
        List<View> all = new ArrayList<>();
        all.add(sale(order));
        order.refunds.forEach(refund -> refund.transactions.forEach(t -> all.add(transaction(order, refund, t))));
        return all;
    }

    View sale(ShopOrder order) {
        return payment(order, order.transactionId, "SALE", order.total(), order.createdAt)
                .with("receiptJson", Json.text(receipt(order, order.charge)));
    }

    View transaction(ShopOrder order, ShopRefund refund, ShopRefund.Transaction transaction) {
        return payment(order, transaction.id(), "REFUND", transaction.amount(), refund.at)
                .with("status", transaction.status())
                .with("errorCode", transaction.failed() ? "CARD_DECLINED" : null)
                .with("receiptJson", Json.text(receipt(order, transaction.gatewayReference())))
                .lazy("parentTransaction", () -> sale(order));
    }

    private View payment(ShopOrder order, String id, String kind, BigDecimal amount, Instant at) {
        return new View("OrderTransaction")
                .with("id", id)
                .with("kind", kind)
                .with("status", "SUCCESS")
                .with("gateway", order.gateway)
                .with("formattedGateway", order.gateway)
                .with("manualPaymentGateway", order.gateway.equals("manual"))
                .with("paymentId", order.paymentId)
                .with("amountSet", View.money(amount, order.currency))
                .with("createdAt", at)
                .with("processedAt", at)
                .with("test", true)
                .lazy("order", () -> of(order));
    }

    /** What the gateway had answered, as the store keeps it. */
    static Map<String, Object> receipt(ShopOrder order, String reference) {
        Map<String, Object> receipt = new LinkedHashMap<>();
        receipt.put("id", reference);
        receipt.put(order.gateway.equals("stripe") ? "payment_intent" : "payment_id", order.paymentId);
        return receipt;
    }
}
