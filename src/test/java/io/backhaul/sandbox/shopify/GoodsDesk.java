package io.backhaul.sandbox.shopify;

import io.backhaul.sandbox.kit.Ids;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What becomes of goods that came back: dispositions, and stock where they say restocked. */
final class GoodsDesk {

    private final StoreViews views;
    private final Notices notices;
    private final Clock clock;

    GoodsDesk(StoreViews views, Notices notices, Clock clock) {
        this.views = views;
        this.notices = notices;
        this.clock = clock;
    }

    View dispose(Map<String, Object> arguments) {
        List<Map<String, Object>> inputs = Arguments.objects(arguments, "dispositionInputs");
        List<Optional<Orders.Found<ShopReturn>>> owners = inputs.stream()
                .map(input -> views.allOrders.findReverse(views.store, lineId(input)))
                .toList();
        long orders = owners.stream()
                .map(owner -> owner.map(f -> f.part().reverse.id))
                .distinct()
                .count();
        if (orders != 1 || owners.get(0).isEmpty()) {
            throw new Rejected(
                    "INVALID",
                    List.of("dispositionInputs"),
                    "Cannot dispose items from more than one reverse fulfillment order.");
        }
        Orders.Found<ShopReturn> found = owners.get(0).get();
        List<ShopReturn.ReverseLine> touched = dispose(found.part(), found.order(), inputs);
        views.allOrders.put(found.order());
        return Arguments.payload(
                "reverseFulfillmentOrderLineItems",
                touched.stream()
                        .map(line -> views.reverses.line(found.order(), line))
                        .toList());
    }

    private static String lineId(Map<String, Object> input) {
        return Refused.gid("ReverseFulfillmentOrderLineItem", input.get("reverseFulfillmentOrderLineItemId"));
    }

    /** Adds the dispositions to the return (the caller keeps the order) and restocks what they say. */
    List<ShopReturn.ReverseLine> dispose(ShopReturn r, ShopOrder order, List<Map<String, Object>> inputs) {
        Map<ShopReturn.Disposition, ShopReturn.ReverseLine> made = new LinkedHashMap<>();
        for (Map<String, Object> input : inputs) {
            ShopReturn.ReverseLine line = r.reverse.lines.stream()
                    .filter(l -> l.id.equals(lineId(input)))
                    .findFirst()
                    .orElseThrow(() ->
                            new Rejected("NOT_FOUND", null, "Reverse fulfillment order line item was not found."));
            ShopReturn.Disposition disposition = disposition(input);
            line.dispositions.add(disposition);
            made.put(disposition, line);
        }
        if (made.isEmpty()) {
            return List.of();
        }
        notices.disposed(views.store, r, made);
        made.forEach((disposition, line) -> restock(order, disposition, line));
        return made.values().stream().distinct().collect(Collectors.toCollection(ArrayList::new));
    }

    private ShopReturn.Disposition disposition(Map<String, Object> input) {
        String type = (String) input.get("dispositionType");
        String location = (String) input.get("locationId");
        if (type.equals("RESTOCKED") && location == null) {
            throw new Rejected("BLANK", List.of("locationId"), "Location can't be blank for a restocked item.");
        }
        if (location != null && !location.equals(views.store.location())) {
            throw new Rejected("NOT_FOUND", List.of("locationId"), "Location not found.");
        }
        return new ShopReturn.Disposition(
                Ids.gid("ReverseFulfillmentOrderDisposition"),
                type,
                Arguments.number(input, "quantity"),
                location,
                clock.instant());
    }

    private void restock(ShopOrder order, ShopReturn.Disposition disposition, ShopReturn.ReverseLine line) {
        if (disposition.type().equals("RESTOCKED")) {
            views.allStock.add(views.store, order.line(line.lineId).sku, disposition.quantity());
        }
    }
}
