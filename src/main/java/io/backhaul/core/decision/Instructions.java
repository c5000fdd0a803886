package io.backhaul.core.decision;

import io.backhaul.core.policy.ReturnAddress;
import io.backhaul.core.returns.Leg;
import io.backhaul.core.returns.LineState;
import io.backhaul.core.returns.ReturnCase;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Nothing is sent on its way without the RMA number the supplier demands, or to an address nobody confirmed: the parcel would
 * be lost and the merchant bear it (rows S119, S125, S126).
 */
final class Instructions implements Rule {

    @Override
    public List<Decision> decide(ReturnCase c, Instant now) {
        if (!c.atStore() || !c.has(Decision.Outcome.ACCEPTED) || c.refused()) {
            return List.of();
        }
        return c.legs().stream()
                .filter(leg -> wanted(leg) && !leg.goods().isTerminal() && leg.units(LineState::shipped) == 0)
                .filter(leg -> c.madeFor("instructions:" + leg.supplier()).isEmpty())
                .filter(leg -> !c.acknowledged("instructions-held:" + leg.supplier()))
                .filter(leg -> lacksRma(c, leg) || !ReturnAddresses.held(c, leg)) // which address holds is asked there
                .flatMap(leg -> missing(c, leg).stream().map(missing -> held(c, leg, missing)))
                .toList();
    }

    private Decision held(ReturnCase c, Leg leg, String missing) {
        return decision(
                c,
                "instructions-held",
                Decision.Outcome.TASK,
                leg.supplier(),
                leg.supplier() + " takes the goods back, but " + missing
                        + ": get it from him. The customer is told where to send them when it is entered; if you tell him"
                        + " yourself, mark this as seen.");
    }

    /** True when goods of this leg are to go back. */
    static boolean wanted(Leg leg) {
        return leg.lines().stream().anyMatch(l -> l.authorised() > l.kept());
    }

    /** What keeps the customer from being told where to send the goods; empty when nothing does. */
    static Optional<String> missing(ReturnCase c, Leg leg) {
        if (lacksRma(c, leg)) {
            return Optional.of("without the RMA number he demands");
        }
        if (ReturnAddresses.held(c, leg)) {
            return Optional.of("to another address than the one on file, which nobody has confirmed");
        }
        if (address(c, leg).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(agreed(c, leg).isPresent() ? "his return address is not confirmed" : "has named no address");
    }

    private static boolean lacksRma(ReturnCase c, Leg leg) {
        return c.terms().passports().get(leg.supplier()).rmaRequired() && leg.rma() == null;
    }

    /** Where the goods go: as he named it with his authorization, else as he confirmed it once (rows S27, S44, S157). */
    static Optional<String> address(ReturnCase c, Leg leg) {
        return ReturnAddresses.followed(c, leg)
                .or(() -> agreed(c, leg).filter(ReturnAddress::confirmed).map(ReturnAddress::onLabel));
    }

    /** Where the address comes from, for people. */
    static String source(ReturnCase c, Leg leg) {
        return leg.returnAddress() != null
                ? named(c, leg)
                : "his usual address, confirmed on "
                        + agreed(c, leg).map(ReturnAddress::confirmedOn).orElseThrow();
    }

    private static String named(ReturnCase c, Leg leg) {
        boolean his = ReturnAddresses.followed(c, leg)
                .filter(a -> ReturnAddress.same(a, leg.returnAddress()))
                .isPresent();
        return his ? "as named with his authorization" : "as a person was told on a second channel";
    }

    private static Optional<ReturnAddress> agreed(ReturnCase c, Leg leg) {
        return c.terms().passport(leg.supplier()).map(p -> p.agreement().returnAddress());
    }
}
