package io.backhaul.sandbox.shopify;

import graphql.schema.DataFetchingEnvironment;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Returns, their lines and what they would cost. */
final class ReturnView {

    /** The catalogue of reasons by which the deprecated enum is replaced. */
    static final Map<String, String> HANDLES = Map.of(
            "COLOR", "color",
            "DEFECTIVE", "damaged-or-defective",
            "NOT_AS_DESCRIBED", "item-not-as-described",
            "OTHER", "other-reason",
            "SIZE_TOO_LARGE", "too-long",
            "SIZE_TOO_SMALL", "too-short",
            "STYLE", "quality",
            "UNKNOWN", "unknown",
            "UNWANTED", "changed-my-mind",
            "WRONG_ITEM", "received-the-wrong-item");

    private final StoreViews views;

    ReturnView(StoreViews views) {
        this.views = views;
    }

    View of(ShopOrder order, ShopReturn r) {
        return new View("Return")
                .with("id", r.id)
                .with("name", r.name)
                .with("status", r.status)
                .with("createdAt", r.createdAt)
                .with("requestApprovedAt", r.approvedAt)
                .with("closedAt", r.closedAt)
                .with("totalQuantity", r.totalQuantity())
                .with("decline", decline(r))
                .with("exchangeLineItems", exchange(r))
                .with("returnShippingFees", List.of())
                .lazy("order", () -> views.orders.of(order))
                .lazy(
                        "returnLineItems",
                        () -> r.lines.stream().map(l -> line(order, r, l)).toList())
                .lazy("reverseFulfillmentOrders", () -> views.reverses.of(order, r))
                .lazy(
                        "refunds",
                        () -> refunds(order, r).stream()
                                .map(refund -> views.refunds.of(order, refund))
                                .toList())
                .lazy(
                        "transactions",
                        () -> refunds(order, r).stream()
                                .flatMap(refund -> refund.transactions.stream()
                                        .map(t -> views.orders.transaction(order, refund, t)))
                                .toList())
                .asked("suggestedFinancialOutcome", env -> outcome(order, r, env));
    }

    /** The customer wants the same goods again, or nothing but his money. */
    private static List<View> exchange(ShopReturn r) {
        return r.exchange
                ? r.lines.stream()
                        .map(line -> new View("ExchangeLineItem")
                                .with("id", line.id.replace("ReturnLineItem", "ExchangeLineItem"))
                                .with("quantity", line.quantity))
                        .toList()
                : List.of();
    }

    private static List<ShopRefund> refunds(ShopOrder order, ShopReturn r) {
        return order.refunds.stream()
                .filter(refund -> r.id.equals(refund.returnId))
                .toList();
    }

    private static View decline(ShopReturn r) {
        return r.declineReason == null
                ? null
                : new View("ReturnDecline").with("reason", r.declineReason).with("note", r.declineNote);
    }

    private View line(ShopOrder order, ShopReturn r, ShopReturn.Line line) {
        ShopOrder.Line bought = order.line(line.lineId);
        return new View("ReturnLineItem")
                .with("id", line.id)
                .with("customerNote", line.customerNote)
                .with("quantity", line.quantity)
                .with("processableQuantity", r.processable(line))
                .with("processedQuantity", line.processed)
                .with("unprocessedQuantity", Math.max(0, line.quantity - line.processed))
                .with("refundableQuantity", Math.max(0, line.quantity - line.refunded))
                .with("refundedQuantity", line.refunded)
                .with("returnReason", line.reason)
                .with("returnReasonDefinition", reason(line.reason))
                .with("returnReasonNote", "")
                .with("withCodeDiscountedTotalPriceSet", View.money(bought.of(line.quantity), order.currency))
                .lazy("fulfillmentLineItem", () -> views.orders.fulfilled(order, bought));
    }

    static View reason(String reason) {
        String handle = HANDLES.getOrDefault(reason, "other-reason");
        return new View("ReturnReasonDefinition")
                .with("id", "gid://shopify/ReturnReasonDefinition/" + (handle.hashCode() & 0x7fffffff))
                .with("handle", handle)
                .with("name", handle.replace('-', ' '))
                .with("deleted", false);
    }

    private View outcome(ShopOrder order, ShopReturn r, DataFetchingEnvironment env) {
        List<Map<String, Object>> asked = env.getArgument("returnLineItems");
        BigDecimal goods = asked.stream().map(line -> price(order, r, line)).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal left = order.total().subtract(order.refunded());
        View amount = View.money(goods.min(left), order.currency);
        View suggestion = new View("SuggestedOrderTransaction")
                .with("amountSet", amount)
                .with("gateway", order.gateway)
                .with("kind", "SUGGESTED_REFUND")
                .with("maximumRefundableSet", View.money(left, order.currency))
                .lazy("parentTransaction", () -> views.orders.sale(order));
        return new View("SuggestedReturnFinancialOutcome")
                .with("discountedSubtotal", View.money(goods, order.currency))
                .with("maximumRefundable", View.money(left, order.currency))
                .with("totalTax", View.money(BigDecimal.ZERO, order.currency))
                .with(
                        "financialTransfer",
                        new View("RefundReturnOutcome")
                                .with("amount", amount)
                                .with("suggestedTransactions", List.of(suggestion)));
    }

    private static BigDecimal price(ShopOrder order, ShopReturn r, Map<String, Object> asked) {
        return r.lines.stream()
                .filter(line -> line.id.equals(asked.get("id")))
                .map(line -> order.line(line.lineId).of((Integer) asked.get("quantity")))
                .findFirst()
                .orElse(BigDecimal.ZERO);
    }
}
