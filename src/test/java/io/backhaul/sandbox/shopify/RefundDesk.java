package io.backhaul.sandbox.shopify;

import io.backhaul.sandbox.kit.Ids;
import io.backhaul.sandbox.kit.Refusal;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** refundCreate, and how money leaves through the gateway behind the store. */
final class RefundDesk {

    /** The payment gateway that the store itself would call. */
    @FunctionalInterface
    interface Gateway {
        /** @return the gateway's id of the refund */
        String refund(ShopOrder order, BigDecimal amount);
    }

    /** Money that somebody wants sent back. */
    record Wanted(BigDecimal amount, String parent) {}

    private static final String OPERATION = "refundCreate";

    private final StoreViews views;
    private final Notices notices;
    private final Clock clock;
    private final Repetitions repetitions;
    private final Gateway gateway;

    RefundDesk(StoreViews views, Notices notices, Clock clock, Repetitions repetitions, Gateway gateway) {
        this.views = views;
        this.notices = notices;
        this.clock = clock;
        this.repetitions = repetitions;
        this.gateway = gateway;
    }

    ShopRefund begin(String returnId, String note) {
        ShopRefund refund = new ShopRefund();
        refund.id = Ids.gid("Refund");
        refund.returnId = returnId;
        refund.note = note;
        refund.at = clock.instant();
        return refund;
    }

    View create(Map<String, Object> arguments, String key) {
        Map<String, Object> input = Arguments.object(arguments, "input");
        ShopOrder order = views.allOrders
                .having(views.store, Refused.gid("Order", input.get("orderId")))
                .orElseThrow(() -> new Rejected(null, List.of("orderId"), "Order does not exist"));
        Optional<String> earlier = repetitions.earlier(views.store, OPERATION, key, input);
        if (earlier.isPresent()) {
            return payload(order, earlier.get());
        }
        ShopRefund refund = begin(null, (String) input.get("note"));
        List<Map<String, Object>> lines = Arguments.objects(input, "refundLineItems");
        for (int i = 0; i < lines.size(); i++) {
            refund.lines.add(line(order, lines.get(i), i));
        }
        pay(order, refund, wanted(input));
        if (refund.lines.isEmpty() && refund.transactions.isEmpty()) {
            throw new Rejected(
                    null,
                    null,
                    "either refund line items or refund duties or transactions or refund methods must be present");
        }
        order.refunds.add(refund);
        views.allOrders.put(order);
        repetitions.done(views.store, OPERATION, key, input, refund.id);
        refund.lines.forEach(line -> restock(order, line));
        notices.refunded(views.store, order, refund);
        return payload(order, refund.id);
    }

    private View payload(ShopOrder order, String id) {
        ShopRefund refund =
                order.refunds.stream().filter(r -> r.id.equals(id)).findFirst().orElseThrow();
        return Arguments.payload("refund", views.refunds.of(order, refund)).with("order", views.orders.of(order));
    }

    private ShopRefund.Line line(ShopOrder order, Map<String, Object> input, int index) {
        ShopOrder.Line line = order.lines.stream()
                .filter(l -> l.id.equals(input.get("lineItemId")))
                .findFirst()
                .orElseThrow(() -> new Rejected(
                        null,
                        List.of("refundLineItems", String.valueOf(index), "lineItemId"),
                        "Line item does not exist"));
        int quantity = Arguments.number(input, "quantity");
        int before = order.refunds.stream()
                .filter(refund -> refund.returnId == null)
                .flatMap(refund -> refund.lines.stream())
                .filter(l -> l.lineId().equals(line.id))
                .mapToInt(ShopRefund.Line::quantity)
                .sum();
        if (quantity + before > line.quantity) {
            throw new Rejected(
                    null,
                    List.of("refundLineItems", String.valueOf(index), "quantity"),
                    "Quantity cannot refund more items than were purchased");
        }
        String restock = (String) input.getOrDefault("restockType", "NO_RESTOCK");
        boolean stocked = restock.equals("RETURN") || restock.equals("CANCEL");
        return new ShopRefund.Line(
                Ids.gid("RefundLineItem"),
                line.id,
                quantity,
                restock,
                stocked ? views.store.location() : null,
                line.of(quantity));
    }

    private void restock(ShopOrder order, ShopRefund.Line line) {
        if (line.location() != null) {
            views.allStock.add(views.store, order.line(line.lineId()).sku, line.quantity());
        }
    }

    private static List<Wanted> wanted(Map<String, Object> input) {
        List<Wanted> wanted = new ArrayList<>();
        for (Map<String, Object> transaction : Arguments.objects(input, "transactions")) {
            String kind = String.valueOf(transaction.get("kind"));
            if (!kind.equals("REFUND")) {
                throw new Rejected(null, null, "Kind " + kind.toLowerCase() + " is not a valid transaction");
            }
            wanted.add(new Wanted((BigDecimal) transaction.get("amount"), (String) transaction.get("parentId")));
        }
        return wanted;
    }

    /** Sends the money and notes it in the refund; all or nothing. */
    void pay(ShopOrder order, ShopRefund refund, List<Wanted> wanted) {
        BigDecimal total = wanted.stream().map(Wanted::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal left = order.total().subtract(order.refunded());
        if (total.compareTo(left) > 0) {
            throw new Rejected(
                    null, null, "Refund amount $" + total + " is greater than net payment received $" + left);
        }
        for (Wanted one : wanted) {
            if (!order.transactionId.equals(one.parent())) {
                throw new Rejected(null, null, "Transactions require a parent_id associated with the order");
            }
            refund.transactions.add(new ShopRefund.Transaction(
                    Ids.gid("OrderTransaction"), one.amount(), one.parent(), moved(order, one.amount()), "SUCCESS"));
        }
    }

    private String moved(ShopOrder order, BigDecimal amount) {
        try {
            return gateway.refund(order, amount);
        } catch (Refusal e) {
            throw new Rejected(null, null, e.getMessage());
        }
    }
}
