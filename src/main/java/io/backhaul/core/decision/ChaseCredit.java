package io.backhaul.core.decision;

import io.backhaul.core.policy.Passport;
import io.backhaul.core.returns.Goods;
import io.backhaul.core.returns.Leg;
import io.backhaul.core.returns.ReturnCase;
import io.backhaul.core.returns.SupplierMoney;
import java.time.Instant;
import java.util.List;

/**
 * A supplier who has not credited in the agreed time is chased; where no machine can ask, a person enters the
 * credit seen on the statement (rows S179, S227). Nobody is
 * reminded by machine of goods that were refunded ahead and never came to him: a person cancels that claim or writes it off.
 */
final class ChaseCredit implements Rule {

    @Override
    public List<Decision> decide(ReturnCase c, Instant now) {
        return c.legs().stream()
                .filter(leg -> leg.claim().open().isPositive())
                .flatMap(leg -> chase(c, leg).stream())
                .toList();
    }

    private List<Decision> chase(ReturnCase c, Leg leg) {
        Passport passport = c.terms().passports().get(leg.supplier());
        boolean late = c.facts().deadlinePassed(Deadlines.CREDIT, leg.supplier());
        if (!passport.understands().contains(Command.Kind.CREDIT_REMINDER)) {
            return late || byHand(passport) && due(leg) ? List.of(enter(c, leg, passport)) : List.of();
        }
        if (!late) {
            return List.of();
        }
        if (leg.goods() == Goods.EXPIRED && !leg.claim().credited().isPositive()) {
            return List.of(enter(c, leg, passport));
        }
        return List.of(
                enter(c, leg, passport),
                decision(
                        c,
                        "credit-chased",
                        Decision.Outcome.DONE,
                        leg.supplier(),
                        passport.name() + " has not credited " + leg.claim().open() + " within "
                                + passport.creditWithin() + ": reminded.",
                        Command.of(
                                        "credit-reminder/" + c.id() + "/" + leg.supplier(),
                                        Command.Kind.CREDIT_REMINDER,
                                        passport.destination(),
                                        leg.supplier())
                                .with(Lines.undecided(leg))));
    }

    /** He has been claimed, or it is too late for that: then nothing but writing it off is left. */
    private static boolean due(Leg leg) {
        return leg.claim().told() || leg.supplierMoney() == SupplierMoney.EXPIRED;
    }

    private static boolean byHand(Passport passport) {
        return passport.understands().isEmpty();
    }

    private Decision enter(ReturnCase c, Leg leg, Passport passport) {
        return decision(
                c,
                "enter-credit",
                Decision.Outcome.TASK,
                leg.supplier(),
                passport.name() + " owes " + leg.claim().open()
                        + ": enter the credit with its reference when it shows on a statement, or write it off.");
    }
}
