package io.backhaul.core.returns;

import io.backhaul.core.message.DeadlinePassed;
import io.backhaul.core.message.GoodsReceived;
import io.backhaul.core.message.OperatorAction;
import io.backhaul.core.message.ReturnMessage;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * When goods of a leg reached the supplier, and whether his time to inspect them is over. Each parcel has a time of its own: one
 * that comes after a silence was accepted is waited for again (row S193).
 *
 * @param at since when goods wait for his inspection; once silence covers them all, when the first came; null when none has
 * @param silent true when the time for all that has arrived has passed without an inspection
 */
record Arrival(Instant at, boolean silent) {

    static Arrival of(Facts facts, String supplier, List<Parcel> parcels, Instant requestedAt) {
        List<Instant> scanned = parcels.stream()
                .map(Parcel::deliveredAt)
                .filter(Objects::nonNull)
                .sorted()
                .toList();
        Instant first = scanned.isEmpty() ? received(facts, supplier, requestedAt) : scanned.get(0);
        Instant covered = facts.all(DeadlinePassed.class).stream()
                .filter(d -> d.deadline().equals("INSPECTION") && supplier.equals(d.supplier()))
                .map(Arrival::upTo)
                .max(Comparator.naturalOrder())
                .orElse(null);
        if (covered == null) {
            return new Arrival(first, false);
        }
        return scanned.stream()
                .filter(at -> at.isAfter(covered))
                .findFirst()
                .map(later -> new Arrival(later, false))
                .orElse(new Arrival(first, true));
    }

    /** Goods that came before a silence was noted are covered by it. */
    private static Instant upTo(DeadlinePassed passed) {
        return passed.dueAt() == null ? passed.envelope().receivedAt() : passed.dueAt();
    }

    private static Instant received(Facts facts, String supplier, Instant requestedAt) {
        Stream<ReturnMessage> said = Stream.of(
                        facts.all(GoodsReceived.class).stream()
                                .filter(g -> g.supplier().equals(supplier)),
                        facts.operator(OperatorAction.GOODS_RECEIVED, supplier).stream())
                .flatMap(s -> s);
        return Facts.earliest(said, m -> Facts.occurred(m, requestedAt));
    }
}
