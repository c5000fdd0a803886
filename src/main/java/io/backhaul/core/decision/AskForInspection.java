package io.backhaul.core.decision;

import io.backhaul.core.policy.Passport;
import io.backhaul.core.returns.Goods;
import io.backhaul.core.returns.Leg;
import io.backhaul.core.returns.LineState;
import io.backhaul.core.returns.ReturnCase;
import java.time.Instant;
import java.util.List;

/**
 * When the parcel is delivered the supplier is told so and asked to confirm his inspection (row S164).
 */
final class AskForInspection implements Rule {

    @Override
    public List<Decision> decide(ReturnCase c, Instant now) {
        return c.legs().stream()
                .filter(leg -> leg.goods() == Goods.DELIVERED && leg.units(LineState::authorised) > 0)
                .map(leg -> ask(c, leg))
                .toList();
    }

    private Decision ask(ReturnCase c, Leg leg) {
        Passport passport = c.terms().passports().get(leg.supplier());
        if (!passport.understands().contains(Command.Kind.INSPECTION_REQUEST)) {
            return decision(
                    c,
                    "inspection-asked",
                    Decision.Outcome.DONE,
                    leg.supplier(),
                    "Delivered to " + passport.name()
                            + "; his channel carries no inspection, so the customer is refunded after "
                            + c.terms().policy().silentAfterDelivery() + ".");
        }
        return decision(
                c,
                "inspection-asked",
                Decision.Outcome.DONE,
                leg.supplier(),
                "Delivered to " + passport.name() + ": asked to confirm the inspection.",
                Command.of(
                                "inspection-request/" + c.id() + "/" + leg.supplier(),
                                Command.Kind.INSPECTION_REQUEST,
                                passport.destination(),
                                leg.supplier())
                        .with(Lines.of(leg, LineState::delivered)));
    }
}
