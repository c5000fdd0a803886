package io.backhaul.core.decision;

import io.backhaul.core.message.OperatorAction;
import io.backhaul.core.policy.Passport;
import io.backhaul.core.returns.Leg;
import io.backhaul.core.returns.LineState;
import io.backhaul.core.returns.ReturnCase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A supplier who does not answer in the agreed time is reminded, by a person where no channel can; after the same time again a
 * person takes over
 * (row S145).
 */
final class SupplierSilent implements Rule {

    @Override
    public List<Decision> decide(ReturnCase c, Instant now) {
        return c.legs().stream()
                .filter(leg -> !leg.answered() && !leg.goods().isTerminal())
                .filter(leg -> !c.facts().decided(OperatorAction.DECLINE, leg.supplier()))
                .flatMap(leg -> silent(c, leg).stream())
                .toList();
    }

    private List<Decision> silent(ReturnCase c, Leg leg) {
        List<Decision> said = new ArrayList<>();
        Passport passport = c.terms().passports().get(leg.supplier());
        boolean last = c.facts().deadlinePassed(Deadlines.LAST_ANSWER, leg.supplier());
        boolean carried = passport.understands().contains(Command.Kind.SUPPLIER_REMINDER);
        boolean asks = passport.understands().contains(Command.Kind.SUPPLIER_REQUEST);
        if (c.facts().deadlinePassed(Deadlines.ANSWER, leg.supplier()) && (carried || asks && !last)) {
            said.add(carried ? reminder(c, leg, passport) : remindByHand(c, leg, passport));
        }
        if (last) {
            said.add(decision(
                    c,
                    "silent",
                    Decision.Outcome.REVIEW,
                    leg.supplier(),
                    passport.name() + " has not answered within twice " + passport.answerWithin()
                            + ": call him and enter his answer, or refund the customer."));
        }
        return said;
    }

    private Decision remindByHand(ReturnCase c, Leg leg, Passport passport) {
        return decision(
                c,
                "remind-by-hand",
                Decision.Outcome.TASK,
                leg.supplier(),
                passport.name() + " has not answered within " + passport.answerWithin()
                        + " and his channel carries no reminder: remind him, or enter his answer.");
    }

    private Decision reminder(ReturnCase c, Leg leg, Passport passport) {
        return decision(
                c,
                "reminded",
                Decision.Outcome.DONE,
                leg.supplier(),
                passport.name() + " has not answered within " + passport.answerWithin() + ": reminded.",
                Command.of(
                                "rma-reminder/" + c.id() + "/" + leg.supplier(),
                                Command.Kind.SUPPLIER_REMINDER,
                                passport.destination(),
                                leg.supplier())
                        .with(Lines.of(leg, LineState::undecided)));
    }
}
