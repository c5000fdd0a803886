package io.backhaul.core.decision;

import io.backhaul.core.message.OperatorAction;
import io.backhaul.core.policy.Passport;
import io.backhaul.core.returns.Claim;
import io.backhaul.core.returns.Goods;
import io.backhaul.core.returns.Leg;
import io.backhaul.core.returns.LineState;
import io.backhaul.core.returns.ReturnCase;
import java.time.Instant;
import java.util.List;

/**
 * An accepted request goes to each supplier: do you accept, and where should it go (rows S24, S154, S156). Where
 * his channel cannot carry the question, a person asks. He is asked only for what he grants a claim for, and not once his claim
 * window has closed by the carrier's word (rows S2, S16, S20, S32).
 */
final class AskSupplier implements Rule {

    @Override
    public List<Decision> decide(ReturnCase c, Instant now) {
        if (!c.has(Decision.Outcome.ACCEPTED) || c.refused()) {
            return List.of();
        }
        return c.legs().stream()
                .filter(leg -> !c.keeps(leg.supplier()) && !leg.carriersMatter())
                .filter(leg -> leg.units(AskSupplier::granted) > 0 && !closed(c, leg.claim()))
                .filter(leg -> leg.claim().told()
                        || EvidenceBeforeSupplier.missing(c, leg).isEmpty())
                .filter(leg -> leg.goods() != Goods.CANCELLED)
                .filter(leg -> !c.facts().decided(OperatorAction.DECLINE, leg.supplier()))
                .flatMap(leg -> ask(c, leg).stream())
                .toList();
    }

    private List<Decision> ask(ReturnCase c, Leg leg) {
        Passport passport = c.terms().passports().get(leg.supplier());
        Decision asked = decision(
                c,
                "asked",
                Decision.Outcome.ASKED,
                leg.supplier(),
                passport.name() + " is asked to authorise the return and to name the address.");
        if (passport.understands().contains(Command.Kind.SUPPLIER_REQUEST)) {
            Command request = Command.of(
                            "rma-request/" + c.id() + "/" + leg.supplier(),
                            Command.Kind.SUPPLIER_REQUEST,
                            passport.destination(),
                            leg.supplier())
                    .with(Lines.of(leg, AskSupplier::granted));
            return List.of(new Decision(
                    asked.key(),
                    name(),
                    version(),
                    asked.outcome(),
                    leg.supplier(),
                    asked.reason(),
                    null,
                    List.of(request)));
        }
        if (leg.answered() || leg.units(LineState::delivered) > 0) {
            return List.of(asked);
        }
        return List.of(
                asked,
                decision(
                        c,
                        "ask-by-hand",
                        Decision.Outcome.TASK,
                        leg.supplier(),
                        passport.name() + " offers no way to ask by machine: open the return there for order "
                                + c.request().order().orderName() + orderAt(c, leg)
                                + ", then enter its answer (authorised or declined)."));
    }

    private static int granted(LineState l) {
        return l.granted().accepts() ? l.line().quantity() : 0;
    }

    /** An estimate closes nothing: he may know better when the customer received the goods. */
    private static boolean closed(ReturnCase c, Claim claim) {
        return !claim.told()
                && claim.ends() != null
                && claim.ends().from().known()
                && c.facts().latest().isAfter(claim.ends().at());
    }

    private static String orderAt(ReturnCase c, Leg leg) {
        String id = c.request().order().supplierOrderIds().get(leg.supplier());
        return id == null ? "" : " (his order " + id + ")";
    }
}
