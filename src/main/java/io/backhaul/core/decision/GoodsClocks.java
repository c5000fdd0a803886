package io.backhaul.core.decision;

import io.backhaul.core.decision.Deadlines.Deadline;
import io.backhaul.core.policy.Passport;
import io.backhaul.core.policy.Window;
import io.backhaul.core.returns.Anchors;
import io.backhaul.core.returns.Goods;
import io.backhaul.core.returns.Leg;
import io.backhaul.core.returns.ReturnCase;
import java.util.Optional;
import java.util.stream.Stream;

/** What is to happen to goods by when: the customer sends them, the supplier inspects them. */
final class GoodsClocks {

    private GoodsClocks() {}

    static Stream<Deadline> of(ReturnCase c, Leg leg, Passport p) {
        return Stream.of(inspection(c, leg, p), expiry(c, leg, p)).flatMap(Optional::stream);
    }

    private static Optional<Deadline> inspection(ReturnCase c, Leg leg, Passport p) {
        boolean waits = leg.goods() != Goods.CANCELLED
                && leg.lines().stream().anyMatch(l -> l.authorised() > 0 && l.delivered() > l.inspectedUnits());
        if (!waits || leg.deliveredAt() == null) {
            return Optional.empty();
        }
        Window window = c.terms().policy().silentAfterDelivery();
        return Anchors.of(c, leg)
                .end(window)
                .map(end -> new Deadline(
                        Deadlines.INSPECTION, leg.supplier(), end.at(), "refund after " + window, p.channel()));
    }

    /** The supplier's own span where he named one, else the merchant's. */
    private static Optional<Deadline> expiry(ReturnCase c, Leg leg, Passport p) {
        boolean unused = leg.goods() != Goods.CANCELLED
                && leg.goods() != Goods.REPLACED
                && leg.lines().stream().anyMatch(l -> l.authorised() > l.kept() && l.shipped() == 0);
        if (!unused || leg.authorizedAt() == null) {
            return Optional.empty();
        }
        Window usual = c.terms().policy().openReturnExpires();
        Window window =
                p.agreement().rmaExpires() == null ? usual : p.agreement().rmaExpires();
        return Anchors.of(c, leg)
                .end(window)
                .map(end -> Deadline.of(
                        Deadlines.EXPIRY, leg.supplier(), end, "an unused authorization expires after " + window));
    }
}
