package io.backhaul.sandbox.shopify;

import io.backhaul.sandbox.kit.Delivery;
import io.backhaul.sandbox.kit.Ids;
import io.backhaul.sandbox.kit.Refusal;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/** The buyer: orders, asks for a return with words and photos, and sends the parcel. */
final class Customer {

    private final Office office;
    private final OrderMaker maker;
    private final Map<String, ParcelDesk> parcels;
    private final URI base;

    Customer(Office office, OrderMaker maker, Map<String, ParcelDesk> parcels, URI base) {
        this.office = office;
        this.maker = maker;
        this.parcels = parcels;
        this.base = base;
    }

    /** Asks for a return; buys first what he does not have. */
    Map<String, Object> ask(NewReturn wish) {
        return office.shelf().together(() -> office.notices().silently(wish.lost(), () -> asked(wish)));
    }

    private Map<String, Object> asked(NewReturn wish) {
        ShopOrder order = office.orders().named(wish.store(), wish.orderName()).orElseGet(() -> bought(wish));
        ShopReturn made = request(order, wish);
        order.returns.add(made);
        office.orders().put(order);
        Delivery webhook = office.notices().requested(wish.store(), order, made);
        if (wish.deliver()) {
            office.notices().post(wish.store(), webhook);
        }
        Map<String, Object> answer = summary(order, made);
        answer.put("webhook", Map.of("headers", webhook.headers(), "body", webhook.body()));
        return answer;
    }

    private ShopOrder bought(NewReturn wish) {
        ShopOrder order = maker.make(wish);
        office.notices().ordered(wish.store(), order);
        return order;
    }

    private ShopReturn request(ShopOrder order, NewReturn wish) {
        ShopReturn made = new ShopReturn();
        made.id = Ids.gid("Return");
        made.name = order.name + "-R" + (order.returns.size() + 1);
        made.status = "REQUESTED";
        made.createdAt = office.clock().instant();
        made.exchange = wish.exchange();
        for (NewReturn.Item item : wish.lines()) {
            ShopReturn.Line line = new ShopReturn.Line();
            line.id = Ids.gid("ReturnLineItem");
            line.lineId = bought(order, item).id;
            line.quantity = item.quantity();
            line.reason = wish.reason();
            line.customerNote = made.lines.isEmpty() ? noteWithPhotos(wish) : wish.note();
            made.lines.add(line);
        }
        return made;
    }

    private static ShopOrder.Line bought(ShopOrder order, NewReturn.Item item) {
        ShopOrder.Line line = order.lines.stream()
                .filter(l -> l.sku.equals(item.sku()))
                .findFirst()
                .orElseThrow(() -> new Refusal(409, "order " + order.name + " has no " + item.sku()));
        if (order.returnable(line) < item.quantity()) {
            throw new Refusal(
                    409,
                    "order " + order.name + " has only " + order.returnable(line) + " of " + item.sku()
                            + " left to return");
        }
        return line;
    }

    private String noteWithPhotos(NewReturn wish) {
        StringJoiner note = new StringJoiner(" ");
        if (!wish.note().isBlank()) {
            note.add(wish.note());
        }
        for (int i = 0; i < wish.photos(); i++) {
            note.add(base + "/shopify/cdn/photo-" + Ids.number() + ".jpg");
        }
        return note.toString();
    }

    static Map<String, Object> summary(ShopOrder order, ShopReturn r) {
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("store", order.store);
        summary.put("orderId", order.id);
        summary.put("orderName", order.name);
        summary.put("returnId", r.id);
        summary.put("returnName", r.name);
        summary.put("status", r.status);
        summary.put("payment", order.paymentId);
        summary.put("poNumber", order.name);
        summary.put(
                "supplierOrderIds",
                order.attributes.entrySet().stream()
                        .filter(a -> a.getKey().startsWith("supplier_order_id."))
                        .collect(Collectors.toMap(
                                a -> a.getKey().substring("supplier_order_id.".length()), Map.Entry::getValue)));
        summary.put("lines", r.lines.stream().map(line -> line(order, line)).toList());
        summary.put("tracking", tracking(r));
        summary.put("dispositions", dispositions(order, r));
        return summary;
    }

    private static Map<String, Object> line(ShopOrder order, ShopReturn.Line line) {
        return Map.of(
                "sku", order.line(line.lineId).sku,
                "lineItemId", line.lineId,
                "returnLineItemId", line.id,
                "quantity", line.quantity,
                "processed", line.processed);
    }

    private static List<String> tracking(ShopReturn r) {
        return r.reverse == null
                ? List.of()
                : r.reverse.deliveries.stream()
                        .filter(delivery -> delivery.number != null)
                        .map(delivery -> delivery.number)
                        .toList();
    }

    /** For example {@code ACME-1 RESTOCKED 2}. */
    private static List<String> dispositions(ShopOrder order, ShopReturn r) {
        return r.reverse == null
                ? List.of()
                : r.reverse.lines.stream()
                        .flatMap(line -> line.dispositions.stream()
                                .map(d -> order.line(line.lineId).sku + " " + d.type() + " " + d.quantity()))
                        .sorted()
                        .toList();
    }

    /** Sends the parcel and enters its number at the store. */
    Map<String, Object> ship(String returnId, String number, String carrier, List<String> skus, boolean lost) {
        return office.shelf()
                .together(() -> office.notices().silently(lost, () -> {
                    Orders.Found<ShopReturn> found = Store.ALL.stream()
                            .flatMap(store -> office.orders().findReturn(store, returnId).stream())
                            .findFirst()
                            .orElseThrow(() -> new Refusal(404, "no return " + returnId));
                    String status = found.part().status;
                    if (!status.equals("OPEN") && !status.equals("REQUESTED")) {
                        throw new Refusal(409, "nothing can be sent on a return that is " + status);
                    }
                    ShopReturn.Delivery delivery =
                            parcels.get(found.order().store).shipped(found, number, carrier, skus);
                    return Map.of(
                            "reverseDeliveryId", delivery.id,
                            "returnId", returnId,
                            "trackingNumber", number,
                            "carrier", carrier);
                }));
    }
}
