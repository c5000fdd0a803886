package io.backhaul.core.correlation;

import io.backhaul.core.message.Line;
import io.backhaul.core.message.OperatorAction;
import io.backhaul.core.message.OperatorDecided;
import io.backhaul.core.message.OrderSnapshot;
import io.backhaul.core.message.Reference;
import io.backhaul.core.message.Reference.Type;
import io.backhaul.core.message.RefundMadeElsewhere;
import io.backhaul.core.message.RefundSettled;
import io.backhaul.core.message.ReturnAuthorized;
import io.backhaul.core.message.ReturnMessage;
import io.backhaul.core.message.ReturnRequested;
import io.backhaul.core.message.ReturnShipped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The keys a case learns from a fact. Only the message that is an authority on a key teaches it: an order name mentioned in a
 * supplier's mail never becomes a key of the case.
 */
public final class Keys {

    private Keys() {}

    /** Learned references with the supplier they belong to ({@code ""} for the whole case). */
    public static Map<Reference, String> learned(ReturnMessage message) {
        Map<Reference, String> keys = new LinkedHashMap<>();
        if (message instanceof ReturnRequested requested) {
            message.envelope().references().forEach(r -> keys.put(r, ""));
            order(requested.order(), keys);
            purchaseOrders(requested, keys);
        } else if (message instanceof ReturnAuthorized authorized && authorized.rma() != null) {
            keys.put(Reference.qualified(Type.RMA, authorized.supplier(), authorized.rma()), authorized.supplier());
        } else if (message instanceof OperatorDecided decided && entersRma(decided)) {
            keys.put(Reference.qualified(Type.RMA, decided.supplier(), decided.reference()), decided.supplier());
        } else if (message instanceof ReturnShipped shipped) {
            keys.put(Reference.of(Type.TRACKING, shipped.trackingNumber()), "");
        } else if (message instanceof RefundSettled settled) {
            keys.put(Reference.qualified(Type.REFUND, settled.gateway(), settled.refundId()), "");
        } else if (message instanceof RefundMadeElsewhere outside) {
            keys.put(Reference.qualified(Type.REFUND, outside.gateway(), outside.refundId()), "");
        }
        return keys;
    }

    private static boolean entersRma(OperatorDecided decided) {
        return decided.action() == OperatorAction.SUPPLIER_AUTHORIZED
                && decided.supplier() != null
                && decided.reference() != null
                && !decided.reference().isBlank();
    }

    private static void order(OrderSnapshot order, Map<Reference, String> keys) {
        keys.put(Reference.of(Type.ORDER_NAME, order.orderName()), "");
        if (order.orderId() != null) {
            keys.put(Reference.of(Type.ORDER, order.orderId()), "");
        }
        order.poNumbers().forEach((s, po) -> keys.put(Reference.qualified(Type.PO, s, po), s));
        order.supplierOrderIds().forEach((s, id) -> keys.put(Reference.qualified(Type.SUPPLIER_ORDER, s, id), s));
        payments(order).forEach(r -> keys.put(r, ""));
    }

    /** Its payments that have an id of their own. */
    public static List<Reference> payments(OrderSnapshot order) {
        return order.payments().stream()
                .filter(p -> p.reference() != null)
                .map(p -> Reference.qualified(Type.PAYMENT, p.gateway(), p.reference()))
                .toList();
    }

    /** Where nobody names a purchase order, the order name is it. */
    private static void purchaseOrders(ReturnRequested requested, Map<Reference, String> keys) {
        requested.lines().stream()
                .map(Line::supplier)
                .filter(Objects::nonNull)
                .filter(s -> !requested.order().poNumbers().containsKey(s))
                .forEach(s -> keys.put(
                        Reference.qualified(Type.PO, s, requested.order().orderName()), s));
    }

    /** Everything a case has learned from these facts. */
    public static Map<Reference, String> of(Collection<? extends ReturnMessage> facts) {
        Map<Reference, String> keys = new LinkedHashMap<>();
        facts.forEach(fact -> keys.putAll(learned(fact)));
        return keys;
    }

    /** Everything to look for when a message arrives, including keys hidden in command names; never a mere mention. */
    public static List<Reference> sought(ReturnMessage message) {
        List<Reference> keys = new ArrayList<>(message.envelope().references());
        keys.removeIf(r -> r.type() == Type.MENTION);
        String command = commandKey(message);
        if (command != null && command.split("/").length > 1) {
            keys.add(Reference.of(Type.CASE, command.split("/")[1]));
        }
        return keys.stream().distinct().sorted().toList();
    }

    private static String commandKey(ReturnMessage message) {
        if (message instanceof RefundSettled m) {
            return m.commandKey();
        } else if (message instanceof io.backhaul.core.message.RefundFailed m) {
            return m.commandKey();
        } else if (message instanceof io.backhaul.core.message.CommandOutcome m) {
            return m.commandKey();
        }
        return null;
    }
}
