package io.backhaul.sandbox.shopify;

import io.backhaul.sandbox.kit.Ids;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Parcels on their way back: tracking numbers and labels. */
final class ParcelDesk {

    private final StoreViews views;
    private final Notices notices;
    private final Clock clock;

    ParcelDesk(StoreViews views, Notices notices, Clock clock) {
        this.views = views;
        this.notices = notices;
        this.clock = clock;
    }

    View create(Map<String, Object> arguments) {
        String id = Refused.gid("ReverseFulfillmentOrder", arguments.get("reverseFulfillmentOrderId"));
        Orders.Found<ShopReturn> found = views.allOrders
                .findReverse(views.store, id)
                .orElseThrow(() -> new Rejected(
                        "NOT_FOUND", List.of("reverseFulfillmentOrderId"), "Reverse fulfillment order not found."));
        ShopReturn r = found.part();
        List<ShopReturn.DeliveryLine> lines = lines(r, Arguments.objects(arguments, "reverseDeliveryLineItems"));
        ShopReturn.Delivery delivery = add(r, lines);
        label(delivery, arguments);
        boolean tracked = track(delivery, Arguments.object(arguments, "trackingInput"));
        return kept(found, delivery, tracked);
    }

    private View kept(Orders.Found<ShopReturn> found, ShopReturn.Delivery delivery, boolean tracked) {
        views.allOrders.put(found.order());
        if (tracked) {
            notices.attached(views.store, found.part(), delivery);
        }
        return Arguments.payload("reverseDelivery", views.reverses.delivery(found.order(), found.part(), delivery));
    }

    private static List<ShopReturn.DeliveryLine> lines(ShopReturn r, List<Map<String, Object>> inputs) {
        List<ShopReturn.DeliveryLine> lines = new ArrayList<>();
        for (ShopReturn.ReverseLine line : r.reverse.lines) {
            int wanted = inputs.isEmpty()
                    ? r.unsent(line)
                    : inputs.stream()
                            .filter(input -> line.id.equals(input.get("reverseFulfillmentOrderLineItemId")))
                            .mapToInt(input -> Arguments.number(input, "quantity"))
                            .sum();
            if (wanted > r.unsent(line)) {
                throw tooMany();
            }
            if (wanted > 0) {
                lines.add(new ShopReturn.DeliveryLine(Ids.gid("ReverseDeliveryLineItem"), line.id, wanted));
            }
        }
        if (lines.isEmpty()) {
            throw tooMany();
        }
        return lines;
    }

    private static Rejected tooMany() {
        return new Rejected(null, List.of("reverseDeliveryLineItems"), "cannot deliver more items than are returned");
    }

    private ShopReturn.Delivery add(ShopReturn r, List<ShopReturn.DeliveryLine> lines) {
        ShopReturn.Delivery delivery = new ShopReturn.Delivery();
        delivery.id = Ids.gid("ReverseDelivery");
        delivery.at = clock.instant();
        delivery.lines = lines;
        r.reverse.deliveries.add(delivery);
        return delivery;
    }

    private static void label(ShopReturn.Delivery delivery, Map<String, Object> arguments) {
        Map<String, Object> label = Arguments.object(arguments, "labelInput");
        if (label != null) {
            delivery.label = (String) label.get("fileUrl");
        }
    }

    private static boolean track(ShopReturn.Delivery delivery, Map<String, Object> tracking) {
        if (tracking == null) {
            return false;
        }
        String before = delivery.number;
        delivery.number = (String) tracking.get("number");
        delivery.url = (String) tracking.get("url");
        delivery.carrier = carrier(delivery.number);
        return delivery.number != null && !delivery.number.equals(before);
    }

    /** Stores guess the carrier from the number. */
    private static String carrier(String number) {
        return number != null && number.startsWith("1Z") ? "UPS" : null;
    }

    View update(Map<String, Object> arguments) {
        String id = Refused.gid("ReverseDelivery", arguments.get("reverseDeliveryId"));
        Orders.Found<ShopReturn> found = views.allOrders
                .findReverse(views.store, id)
                .orElseThrow(
                        () -> new Rejected("NOT_FOUND", List.of("reverseDeliveryId"), "Reverse delivery not found."));
        ShopReturn.Delivery delivery = found.part().reverse.deliveries.stream()
                .filter(d -> d.id.equals(id))
                .findFirst()
                .orElseThrow(
                        () -> new Rejected("NOT_FOUND", List.of("reverseDeliveryId"), "Reverse delivery not found."));
        label(delivery, arguments);
        return kept(found, delivery, track(delivery, Arguments.object(arguments, "trackingInput")));
    }

    /**
     * The customer himself sends the parcel and enters its number at the store.
     *
     * @param skus only these, or all that is not yet on its way when empty
     */
    ShopReturn.Delivery shipped(Orders.Found<ShopReturn> found, String number, String carrier, List<String> skus) {
        ShopReturn r = found.part();
        ReturnDesk.openWayBack(r);
        ShopReturn.Delivery delivery = r.reverse.deliveries.stream()
                .filter(d -> d.number == null || d.number.equals(number))
                .findFirst()
                .orElseGet(() -> add(r, packed(found.order(), r, skus)));
        boolean news = !number.equals(delivery.number);
        delivery.number = number;
        delivery.carrier = carrier;
        views.allOrders.put(found.order());
        if (news) {
            notices.attached(views.store, r, delivery);
        }
        return delivery;
    }

    private static List<ShopReturn.DeliveryLine> packed(ShopOrder order, ShopReturn r, List<String> skus) {
        List<ShopReturn.ReverseLine> wanted = r.reverse.lines.stream()
                .filter(line -> skus.isEmpty() || skus.contains(order.line(line.lineId).sku))
                .toList();
        boolean left = wanted.stream().anyMatch(line -> r.unsent(line) > 0);
        return wanted.stream()
                .filter(line -> !left || r.unsent(line) > 0)
                .map(line -> new ShopReturn.DeliveryLine(
                        Ids.gid("ReverseDeliveryLineItem"), line.id, left ? r.unsent(line) : line.quantity))
                .toList();
    }
}
