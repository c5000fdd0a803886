package io.backhaul.core.returns;

import java.util.Comparator;
import java.util.List;

/** The one word for a leg's goods: its least advanced line that is still open, or what all lines share. */
final class GoodsTrack {

    private GoodsTrack() {}

    /**
     * @param wentBack true when the carrier brought the parcel back to the customer
     * @param lost true when the goods never reached the customer (row S14)
     * @param lostBack true when the carrier is claimed for goods on their way back
     */
    static Goods of(
            List<LineState> lines,
            boolean cancelled,
            boolean expired,
            boolean wentBack,
            boolean lost,
            boolean lostBack) {
        boolean moved = lines.stream().anyMatch(l -> l.shipped() > 0);
        if (!moved && cancelled) {
            return Goods.CANCELLED;
        }
        List<Goods> words = lines.stream()
                .map(line -> word(line, expired, wentBack, lost))
                .map(word -> word == Goods.IN_TRANSIT && lostBack ? Goods.LOST : word)
                .toList();
        return words.stream()
                .filter(w -> w != Goods.DECLINED)
                .min(Comparator.comparing(GoodsTrack::advance))
                .orElse(Goods.DECLINED);
    }

    private static Goods word(LineState line, boolean expired, boolean wentBack, boolean lost) {
        int expected = line.line().quantity() - line.declined();
        if (expected <= 0) {
            return Goods.DECLINED;
        }
        if (line.shipped() == 0 && line.replaced() >= expected) {
            return Goods.REPLACED;
        }
        if (line.kept() >= expected || carriersMatter(line)) {
            return lost ? Goods.LOST : Goods.KEPT;
        }
        if (line.inspectedUnits() > 0 && line.inspectedUnits() >= Math.min(expected, Math.max(1, line.delivered()))) {
            return Goods.INSPECTED;
        }
        if (line.delivered() > 0) {
            return Goods.DELIVERED;
        }
        if (line.shipped() > 0) {
            return Goods.IN_TRANSIT;
        }
        if (line.authorised() == 0) {
            return Goods.REQUESTED;
        }
        return expired ? Goods.EXPIRED : wentBack ? Goods.RETURNED_TO_SENDER : Goods.AUTHORIZED;
    }

    /** Nothing goes back to a supplier who is not asked (rows S11, S14). */
    private static boolean carriersMatter(LineState line) {
        return line.granted().carrier() && line.authorised() == 0 && line.shipped() == 0;
    }

    private static int advance(Goods goods) {
        return switch (goods) {
            case REQUESTED -> 0;
            case AUTHORIZED, RETURNED_TO_SENDER -> 1;
            case IN_TRANSIT -> 2;
            case DELIVERED -> 3;
            default -> 4;
        };
    }
}
