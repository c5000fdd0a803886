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

/**
 * Goods on their way to, or at, a supplier who has not accepted them sit on his dock for weeks: a person tells him (rows S31,
 * S158).
 */
final class UnexpectedParcel implements Rule {

    @Override
    public List<Decision> decide(ReturnCase c, Instant now) {
        return c.legs().stream()
                .filter(leg -> leg.units(LineState::inspectedUnits) == 0 && leg.units(LineState::shipped) > 0)
                .flatMap(leg -> alerts(c, leg))
                .toList();
    }

    private Stream<Decision> alerts(ReturnCase c, Leg leg) {
        boolean accepted = leg.units(LineState::authorised) > 0 && !c.refused();
        boolean needsRma = c.terms().passports().get(leg.supplier()).rmaRequired() && leg.rma() == null;
        if (accepted && !needsRma) {
            return Stream.empty();
        }
        List<String> arrived = leg.parcels().stream()
                .filter(p -> p.status() != ParcelStatus.RETURNED_TO_SENDER)
                .map(Parcel::trackingNumber)
                .toList();
        return (arrived.isEmpty() ? Stream.of("goods") : arrived.stream())
                .filter(what -> !c.acknowledged(subject(what) + ":" + leg.supplier()))
                .map(what -> decision(
                        c,
                        subject(what),
                        Decision.Outcome.TASK,
                        leg.supplier(),
                        (what.equals("goods") ? "Goods have" : "Parcel " + what + " has") + " been sent to "
                                + leg.supplier() + ", " + why(c, leg, accepted)
                                + ": tell him, so that they do not sit on his dock."));
    }

    private static String subject(String what) {
        return "unexpected-parcel/" + what;
    }

    private static String why(ReturnCase c, Leg leg, boolean accepted) {
        if (accepted) {
            return "without the RMA number he demands";
        }
        if (c.refused()) {
            return "although the return was declined";
        }
        boolean no = leg.goods() == Goods.DECLINED || leg.units(LineState::declined) > 0;
        return no ? "who does not take them back" : "who has not accepted them yet";
    }
}
