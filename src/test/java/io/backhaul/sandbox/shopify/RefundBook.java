package io.backhaul.sandbox.shopify;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.sandbox.kit.Answer;
import io.backhaul.sandbox.kit.Call;
import io.backhaul.sandbox.kit.Page;
import io.backhaul.sandbox.kit.PartnerServer;
import io.backhaul.sandbox.kit.Refusal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The control desk's look at the refunds of all stores: who made them does not matter; and what a gateway says of one later. */
final class RefundBook {

    private static final Set<String> STATUSES = Set.of("SUCCESS", "PENDING", "FAILURE");

    private final Office office;
    private final Map<String, RefundDesk> desks;

    RefundBook(Office office, Map<String, RefundDesk> desks) {
        this.office = office;
        this.desks = desks;
    }

    void open(PartnerServer server) {
        server.on("GET", "/sandbox/shopify/refunds", call -> Page.of(all(), call));
        server.on("POST", "/sandbox/shopify/refunds", call -> Answer.json(byStaff(call.json())));
        server.on("POST", "/sandbox/shopify/refunds/{id}/status", this::turn);
    }

    private List<Object> all() {
        List<Object> all = new ArrayList<>();
        for (Store store : Store.ALL) {
            office.orders()
                    .of(store)
                    .forEach(order -> order.refunds.forEach(
                            refund -> refund.transactions.forEach(t -> all.add(shown(order, refund, t)))));
        }
        return all;
    }

    private static Map<String, Object> shown(ShopOrder order, ShopRefund refund, ShopRefund.Transaction money) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("id", refund.id);
        shown.put("store", order.store);
        shown.put("orderName", order.name);
        shown.put("payment", money.parent());
        shown.put("amount", money.amount().setScale(2).toPlainString());
        shown.put("currency", order.currency);
        shown.put("status", money.status());
        shown.put("note", refund.note);
        shown.put("returnId", refund.returnId);
        return shown;
    }

    /** Somebody presses Refund in the store's admin. */
    private Map<String, Object> byStaff(JsonNode wish) {
        boolean lost = !wish.path("deliver").asBoolean(true);
        return office.shelf()
                .together(() -> office.notices().silently(lost, () -> {
                    Store store = Store.of(wish.path("store").asText("demo"));
                    ShopOrder order = office.orders()
                            .named(store, wish.path("orderName").asText())
                            .orElseThrow(() -> new Refusal(404, "no order " + wish.path("orderName")));
                    RefundDesk desk = desks.get(store.code());
                    ShopRefund refund = desk.begin(null, wish.path("note").asText(null));
                    BigDecimal amount = new BigDecimal(wish.path("amount").asText());
                    desk.pay(order, refund, List.of(new RefundDesk.Wanted(amount, order.transactionId)));
                    order.refunds.add(refund);
                    office.orders().put(order);
                    office.notices().refunded(store, order, refund);
                    return shown(order, refund, refund.transactions.get(0));
                }));
    }

    /** The gateway behind the store says what became of the money, and the store tells everybody. */
    private Answer turn(Call call) {
        String status = call.json().path("status").asText();
        if (!STATUSES.contains(status)) {
            throw new Refusal(400, "known statuses: " + STATUSES);
        }
        String id = "gid://shopify/Refund/" + call.name("id");
        return Answer.json(office.shelf().together(() -> {
            for (Store store : Store.ALL) {
                for (ShopOrder order : office.orders().of(store)) {
                    for (ShopRefund refund : order.refunds) {
                        if (refund.id.equals(id)) {
                            return turned(store, order, refund, status);
                        }
                    }
                }
            }
            throw new Refusal(404, "no refund " + id);
        }));
    }

    private Map<String, Object> turned(Store store, ShopOrder order, ShopRefund refund, String status) {
        refund.transactions.replaceAll(t -> t.turned(status));
        office.orders().put(order);
        office.notices().refunded(store, order, refund);
        return shown(order, refund, refund.transactions.get(0));
    }
}
