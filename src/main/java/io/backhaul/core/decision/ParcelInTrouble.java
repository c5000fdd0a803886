package io.backhaul.core.decision;

import io.backhaul.core.message.ParcelStatus;
import io.backhaul.core.returns.Goods;
import io.backhaul.core.returns.Leg;
import io.backhaul.core.returns.LineState;
import io.backhaul.core.returns.Parcel;
import io.backhaul.core.returns.ReturnCase;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** A return parcel the carrier brought back to the customer, or cannot deliver, is followed up by a person; one that is
 * lost ends with the claim on the carrier (rows S126, S163). */
final class ParcelInTrouble implements Rule {

    @Override
    public List<Decision> decide(ReturnCase c, Instant now) {
        return c.legs().stream()
                .flatMap(leg -> leg.goods().isTerminal()
                        ? lost(c, leg)
                        : leg.parcels().stream().flatMap(p -> trouble(c, leg, p)))
                .toList();
    }

    /** Once the carrier is claimed for it, a parcel on its way back is lost, and no inspection will ever refund it. */
    private Stream<Decision> lost(ReturnCase c, Leg leg) {
        boolean open =
                !c.facts().answeredByPerson(leg.supplier()) && c.refundable(leg).isPositive();
        boolean back = leg.goods() == Goods.LOST && leg.units(LineState::shipped) > 0;
        return !open || !back
                ? Stream.empty()
                : Stream.of(decision(
                        c,
                        "parcel-lost",
                        Decision.Outcome.REVIEW,
                        leg.supplier(),
                        "The goods of " + leg.supplier() + " were lost on their way back and the carrier is claimed:"
                                + " refund the customer, or decline with a reason."));
    }

    private Stream<Decision> trouble(ReturnCase c, Leg leg, Parcel p) {
        boolean back = p.status() == ParcelStatus.RETURNED_TO_SENDER;
        String subject = (back ? "parcel-back/" : "parcel-exception/") + p.trackingNumber();
        if (!back && p.status() != ParcelStatus.EXCEPTION || c.acknowledged(subject + ":" + leg.supplier())) {
            return Stream.empty();
        }
        return Stream.of(decision(
                c,
                subject,
                Decision.Outcome.TASK,
                leg.supplier(),
                back
                        ? "The carrier brought parcel " + p.trackingNumber()
                                + " back to the customer: clear the address with " + leg.supplier()
                                + " and have it sent again, or let the authorization expire."
                        : "The carrier cannot deliver parcel " + p.trackingNumber() + " to " + leg.supplier()
                                + ": ask him; if it is lost, refund the customer and claim the carrier."));
    }
}
