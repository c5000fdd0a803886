package io.backhaul.core.returns;

import io.backhaul.core.message.Disposition;
import io.backhaul.core.message.GoodsReceived;
import io.backhaul.core.message.InspectionReported;
import io.backhaul.core.message.Line;
import io.backhaul.core.message.OperatorAction;
import io.backhaul.core.message.ParcelStatus;
import io.backhaul.core.message.ReplacementShipped;
import io.backhaul.core.policy.Granted;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Folds the facts about one line into its quantities. */
final class LineFold {

    private LineFold() {}

    static LineState of(
            Facts facts,
            String supplier,
            Line line,
            int before,
            Verdict verdict,
            boolean keptByPolicy,
            List<Parcel> parcels,
            Granted granted) {
        Map<Disposition, Integer> inspected = inspected(facts, supplier, line, before);
        int inspectedUnits =
                inspected.values().stream().mapToInt(Integer::intValue).sum();
        int authorised = verdict.authorised();
        int kept = keptByPolicy ? line.quantity() : granted.goodsBack() ? verdict.keepGoods() : authorised;
        boolean overruled = kept > 0 || inspectedUnits > 0;
        int received = received(facts, supplier, line, before);
        int delivered = Math.max(inspectedUnits, Math.max(received, inParcels(line, before, parcels, true)));
        int shipped = Math.max(delivered, inParcels(line, before, parcels, false));
        return new LineState(
                line,
                authorised,
                verdict.presumed() && overruled ? 0 : verdict.declined(),
                kept,
                shipped,
                delivered,
                inspected,
                replaced(facts, supplier, line, before),
                granted);
    }

    /** Newest report first, each taking what units are left: a correction replaces, a second part adds. */
    private static Map<Disposition, Integer> inspected(Facts facts, String supplier, Line line, int before) {
        Map<Disposition, Integer> units = new EnumMap<>(Disposition.class);
        List<InspectionReported> newestFirst = facts.all(InspectionReported.class).stream()
                .filter(i -> i.supplier().equals(supplier))
                .sorted(Comparator.comparing(
                                (InspectionReported i) -> i.envelope().sequence())
                        .reversed())
                .toList();
        int left = line.quantity();
        for (InspectionReported report : newestFirst) {
            int taken = Math.min(left, Facts.covers(report.lines(), line, before));
            if (taken > 0) {
                units.merge(report.disposition(), taken, Integer::sum);
                left -= taken;
            }
        }
        return units;
    }

    private static int received(Facts facts, String supplier, Line line, int before) {
        if (facts.decided(OperatorAction.GOODS_RECEIVED, supplier)) {
            return line.quantity();
        }
        return facts.all(GoodsReceived.class).stream()
                .filter(g -> g.supplier().equals(supplier))
                .mapToInt(g -> Facts.covers(g.lines(), line, before))
                .max()
                .orElse(0);
    }

    private static int replaced(Facts facts, String supplier, Line line, int before) {
        if (facts.decided(OperatorAction.REPLACEMENT_SHIPPED, supplier)) {
            return line.quantity();
        }
        return facts.all(ReplacementShipped.class).stream()
                .filter(r -> r.supplier().equals(supplier))
                .mapToInt(r -> Facts.covers(r.lines(), line, before))
                .max()
                .orElse(0);
    }

    private static int inParcels(Line line, int before, List<Parcel> parcels, boolean deliveredOnly) {
        int units = parcels.stream()
                .filter(p -> p.status() != ParcelStatus.RETURNED_TO_SENDER)
                .filter(p -> !deliveredOnly || p.status() == ParcelStatus.DELIVERED)
                .mapToInt(p -> p.units(line, before))
                .sum();
        return Math.min(units, line.quantity());
    }
}
