package io.backhaul.core.correlation;

import io.backhaul.core.message.GoodsReceived;
import io.backhaul.core.message.InspectionReported;
import io.backhaul.core.message.LineQuantity;
import io.backhaul.core.message.Reference;
import io.backhaul.core.message.Reference.Type;
import io.backhaul.core.message.ReplacementShipped;
import io.backhaul.core.message.ReturnAuthorized;
import io.backhaul.core.message.ReturnDeclined;
import io.backhaul.core.message.ReturnMessage;
import io.backhaul.core.message.ReturnShipped;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What of a message's contents helps to place it. */
final class Contents {

    private static final Set<Type> OWNED = EnumSet.of(Type.PO, Type.RMA, Type.SUPPLIER_ORDER);

    private Contents() {}

    /** The goods it names; empty when it names none. */
    static List<LineQuantity> lines(ReturnMessage message) {
        if (message instanceof ReturnAuthorized m) {
            return m.lines();
        } else if (message instanceof ReturnDeclined m) {
            return m.lines();
        } else if (message instanceof GoodsReceived m) {
            return m.lines();
        } else if (message instanceof InspectionReported m) {
            return m.lines();
        } else if (message instanceof ReplacementShipped m) {
            return m.lines();
        } else if (message instanceof ReturnShipped m) {
            return m.lines();
        }
        return List.of();
    }

    /** The supplier a key belongs to; null for keys of the whole case. */
    static String owner(Reference key) {
        int slash = key.value().indexOf('/');
        return OWNED.contains(key.type()) && slash > 0 ? key.value().substring(0, slash) : null;
    }

    /** The number itself, without its owner. */
    static String number(Reference key) {
        return owner(key) == null
                ? key.value()
                : key.value().substring(key.value().indexOf('/') + 1);
    }
}
