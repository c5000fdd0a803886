package io.backhaul.sandbox.shopify;

import io.backhaul.sandbox.kit.Ids;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Requests, approvals, ends: the states of a return and who may change them. */
final class ReturnDesk {

    private final StoreViews views;
    private final Notices notices;
    private final Clock clock;

    ReturnDesk(StoreViews views, Notices notices, Clock clock) {
        this.views = views;
        this.notices = notices;
        this.clock = clock;
    }

    View approve(Map<String, Object> arguments) {
        Map<String, Object> input = Arguments.object(arguments, "input");
        var found = found(input.get("id"), List.of("input", "id"));
        ShopReturn r = found.part();
        if (!r.status.equals("REQUESTED")) {
            throw new Rejected(
                    "INVALID_STATE",
                    List.of("input", "id"),
                    "Return is not approvable. Only returns with status REQUESTED can be approved.");
        }
        r.status = "OPEN";
        r.approvedAt = clock.instant();
        openWayBack(r);
        views.allOrders.put(found.order());
        notices.approved(views.store, found.order(), r);
        return payload(found);
    }

    /** From now on parcels can come back. */
    static void openWayBack(ShopReturn r) {
        if (r.reverse != null) {
            return;
        }
        r.reverse = new ShopReturn.Reverse();
        r.reverse.id = Ids.gid("ReverseFulfillmentOrder");
        for (ShopReturn.Line line : r.lines) {
            ShopReturn.ReverseLine back = new ShopReturn.ReverseLine();
            back.id = Ids.gid("ReverseFulfillmentOrderLineItem");
            back.lineId = line.lineId;
            back.quantity = line.quantity;
            r.reverse.lines.add(back);
        }
    }

    View decline(Map<String, Object> arguments) {
        Map<String, Object> input = Arguments.object(arguments, "input");
        var found = found(input.get("id"), List.of("input", "id"));
        ShopReturn r = found.part();
        if (!r.status.equals("REQUESTED")) {
            String why = r.status.equals("DECLINED")
                    ? "The return is already declined."
                    : "Return is not declinable. Only returns with status REQUESTED can be declined.";
            throw new Rejected("INVALID_STATE", List.of("input", "id"), why);
        }
        r.status = "DECLINED";
        r.declineReason = (String) input.get("declineReason");
        r.declineNote = (String) input.get("declineNote");
        views.allOrders.put(found.order());
        notices.declined(views.store, found.order(), r);
        return payload(found);
    }

    View close(Map<String, Object> arguments) {
        return turn(arguments, "OPEN", "CLOSED", "close");
    }

    View reopen(Map<String, Object> arguments) {
        return turn(arguments, "CLOSED", "OPEN", "reopen");
    }

    private View turn(Map<String, Object> arguments, String from, String to, String event) {
        var found = found(arguments.get("id"), List.of("id"));
        ShopReturn r = found.part();
        if (r.status.equals(to)) {
            return payload(found);
        }
        if (!r.status.equals(from)) {
            throw new Rejected("INVALID_STATE", List.of("id"), "Return status is invalid.");
        }
        r.status = to;
        r.closedAt = to.equals("CLOSED") ? clock.instant() : null;
        views.allOrders.put(found.order());
        notices.turned(views.store, event, found.order(), r);
        return payload(found);
    }

    View cancel(Map<String, Object> arguments) {
        var found = found(arguments.get("id"), List.of("id"));
        ShopReturn r = found.part();
        if (r.status.equals("CANCELED")) {
            return payload(found);
        }
        boolean cancelable = r.status.equals("OPEN") || r.status.equals("REQUESTED");
        if (!cancelable || r.anythingProcessed()) {
            throw new Rejected("INVALID_STATE", List.of("id"), "Return is not cancelable.");
        }
        r.status = "CANCELED";
        views.allOrders.put(found.order());
        notices.turned(views.store, "cancel", found.order(), r);
        return payload(found);
    }

    /** Takes units out; the last one closes the return. */
    View remove(Map<String, Object> arguments) {
        var found = found(arguments.get("returnId"), List.of("returnId"));
        ShopReturn r = found.part();
        if (!r.status.equals("OPEN") && !r.status.equals("REQUESTED")) {
            throw new Rejected("INVALID_STATE", List.of("returnId"), "Return status is invalid.");
        }
        Arguments.objects(arguments, "returnLineItems").forEach(input -> remove(r, input));
        if (r.lines.isEmpty()) {
            r.status = "CLOSED";
            r.closedAt = clock.instant();
        }
        views.allOrders.put(found.order());
        return payload(found);
    }

    private static void remove(ShopReturn r, Map<String, Object> input) {
        String id = Refused.gid("ReturnLineItem", input.get("returnLineItemId"));
        ShopReturn.Line line = r.lines.stream()
                .filter(l -> l.id.equals(id))
                .findFirst()
                .orElseThrow(
                        () -> new Rejected("NOT_FOUND", List.of("returnLineItems"), "Return line item was not found."));
        int units = Arguments.number(input, "quantity");
        if (units < 1 || units > line.quantity - line.processed) {
            throw new Rejected("INVALID", List.of("returnLineItems"), "Return line item has an invalid quantity.");
        }
        line.quantity -= units;
        r.lines.removeIf(l -> l.quantity == 0);
        if (r.reverse != null) {
            r.reverse.lines.stream()
                    .filter(back -> back.lineId.equals(line.lineId))
                    .forEach(back -> back.quantity -= units);
            r.reverse.lines.removeIf(back -> back.quantity == 0);
        }
    }

    private Orders.Found<ShopReturn> found(Object id, List<String> field) {
        return views.allOrders
                .findReturn(views.store, Refused.gid("Return", id))
                .orElseThrow(() -> new Rejected("NOT_FOUND", field, "Return not found."));
    }

    private View payload(Orders.Found<ShopReturn> found) {
        return Arguments.payload("return", views.returns.of(found.order(), found.part()));
    }
}
