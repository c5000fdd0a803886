package io.backhaul.sandbox.shopify;

import io.backhaul.sandbox.kit.Ids;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** returnProcess: books returned units, disposes of them and, if told so, sends money. */
final class ProcessDesk {

    private final StoreViews views;
    private final Notices notices;
    private final GoodsDesk goods;
    private final RefundDesk refunds;
    private final BooleanSupplier strict;

    /** @param strict whether units that were processed before are refused, which real stores are only believed to do */
    ProcessDesk(StoreViews views, Notices notices, GoodsDesk goods, RefundDesk refunds, BooleanSupplier strict) {
        this.views = views;
        this.notices = notices;
        this.goods = goods;
        this.refunds = refunds;
        this.strict = strict;
    }

    View process(Map<String, Object> arguments) {
        Map<String, Object> input = Arguments.object(arguments, "input");
        Orders.Found<ShopReturn> found = views.allOrders
                .findReturn(views.store, Refused.gid("Return", input.get("returnId")))
                .orElseThrow(() -> new Rejected("NOT_FOUND", List.of("input", "returnId"), "Return not found."));
        ShopReturn r = found.part();
        if (!r.status.equals("OPEN")) {
            throw new Rejected("INVALID_STATE", List.of("input", "returnId"), "Return is not in a processable state.");
        }
        ShopRefund refund = refunds.begin(r.id, (String) input.get("note"));
        List<Map<String, Object>> inputs = Arguments.objects(input, "returnLineItems");
        for (int i = 0; i < inputs.size(); i++) {
            book(found, refund, inputs.get(i), i);
        }
        boolean paid = pay(found, refund, input);
        if (paid) {
            inputs.forEach(line -> line(r, line, 0).refunded += Arguments.number(line, "quantity"));
        }
        found.order().refunds.add(refund);
        views.allOrders.put(found.order());
        notices.processed(views.store, r);
        notices.refunded(views.store, found.order(), refund);
        return Arguments.payload("return", views.returns.of(found.order(), r));
    }

    private void book(Orders.Found<ShopReturn> found, ShopRefund refund, Map<String, Object> input, int index) {
        ShopReturn r = found.part();
        ShopReturn.Line line = line(r, input, index);
        int quantity = Arguments.number(input, "quantity");
        if (quantity < 1 || strict.getAsBoolean() && quantity > r.processable(line)) {
            throw new Rejected("INVALID", field(index, "quantity"), "Return line item has an invalid quantity.");
        }
        List<Map<String, Object>> dispositions = Arguments.objects(input, "dispositions");
        goods.dispose(r, found.order(), dispositions);
        line.processed += quantity;
        boolean restocked =
                dispositions.stream().anyMatch(d -> d.get("dispositionType").equals("RESTOCKED"));
        BigDecimal subtotal = found.order().line(line.lineId).of(quantity);
        refund.lines.add(new ShopRefund.Line(
                Ids.gid("RefundLineItem"),
                line.lineId,
                quantity,
                restocked ? "RETURN" : "NO_RESTOCK",
                restocked ? views.store.location() : null,
                subtotal));
    }

    private static ShopReturn.Line line(ShopReturn r, Map<String, Object> input, int index) {
        String id = Refused.gid("ReturnLineItem", input.get("id"));
        return r.lines.stream()
                .filter(line -> line.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new Rejected("NOT_FOUND", field(index, "id"), "Return line item was not found."));
    }

    private static List<String> field(int index, String name) {
        return List.of("input", "returnLineItems", String.valueOf(index), name);
    }

    private boolean pay(Orders.Found<ShopReturn> found, ShopRefund refund, Map<String, Object> input) {
        Map<String, Object> transfer = Arguments.object(input, "financialTransfer");
        Map<String, Object> issue = transfer == null ? null : Arguments.object(transfer, "issueRefund");
        if (issue == null) {
            return false;
        }
        List<RefundDesk.Wanted> wanted = new ArrayList<>();
        for (Map<String, Object> transaction : Arguments.objects(issue, "orderTransactions")) {
            Map<String, Object> money = Arguments.object(transaction, "transactionAmount");
            wanted.add(new RefundDesk.Wanted((BigDecimal) money.get("amount"), (String) transaction.get("parentId")));
        }
        refunds.pay(found.order(), refund, wanted);
        return !wanted.isEmpty();
    }
}
