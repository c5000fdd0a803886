package io.backhaul.core.decision;

import io.backhaul.core.policy.Passport;
import io.backhaul.core.returns.Leg;
import io.backhaul.core.returns.LineState;
import io.backhaul.core.returns.ReturnCase;
import java.time.Instant;
import java.util.List;

/**
 * For goods the customer keeps the supplier is claimed separately; nothing goes back to him (rows S69, S124).
 */
final class ClaimKeptGoods implements Rule {

    @Override
    public List<Decision> decide(ReturnCase c, Instant now) {
        return c.legs().stream()
                .filter(leg -> c.keeps(leg.supplier()) && !leg.carriersMatter())
                .map(leg -> claim(c, leg))
                .toList();
    }

    private Decision claim(ReturnCase c, Leg leg) {
        Passport passport = c.terms().passports().get(leg.supplier());
        if (!passport.understands().contains(Command.Kind.SUPPLIER_CLAIM)) {
            return decision(
                    c,
                    "claimed",
                    Decision.Outcome.ASKED,
                    leg.supplier(),
                    passport.name() + " must be claimed by hand for " + leg.requestedValue()
                            + " of goods kept by the customer.");
        }
        return decision(
                c,
                "claimed",
                Decision.Outcome.ASKED,
                leg.supplier(),
                passport.name() + " is asked to credit the goods that stay with the customer.",
                Command.of(
                                "claim/" + c.id() + "/" + leg.supplier(),
                                Command.Kind.SUPPLIER_CLAIM,
                                passport.destination(),
                                leg.supplier())
                        .with(Lines.of(leg, LineState::kept)));
    }
}
