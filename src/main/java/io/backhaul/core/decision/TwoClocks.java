package io.backhaul.core.decision;

import io.backhaul.core.message.OperatorAction;
import io.backhaul.core.returns.Anchors;
import io.backhaul.core.returns.Leg;
import io.backhaul.core.returns.ReturnCase;
import io.backhaul.core.returns.SupplierMoney;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Customer and supplier have two clocks: where the supplier's claim dies before the customer's window ends, the case says so
 * with the money at stake, and a claim about to die untold is chased (conflict X6, N3, rows S8, S20).
 */
final class TwoClocks implements Rule {

    @Override
    public List<Decision> decide(ReturnCase c, Instant now) {
        return c.legs().stream()
                .filter(leg -> leg.claim().ends() != null && Stake.matters(leg))
                .flatMap(leg -> look(c, leg).stream())
                .toList();
    }

    private List<Decision> look(ReturnCase c, Leg leg) {
        Anchors.End claim = leg.claim().ends();
        List<Decision> said = new ArrayList<>();
        RequestWindow.end(c)
                .filter(customer -> claim.at().isBefore(customer.at()))
                .filter(customer ->
                        c.madeFor(gapKey(claim) + ":" + leg.supplier()).isEmpty())
                .ifPresent(customer -> said.add(gap(c, leg, customer, claim)));
        if (leg.supplierMoney() == SupplierMoney.EXPIRED) {
            said.add(decision(
                    c,
                    "claim-expired/" + claim.day(),
                    Decision.Outcome.DONE,
                    leg.supplier(),
                    leg.supplier() + " had to be told by " + claim.words() + " and was not: the merchant bears "
                            + Stake.words(leg) + "; what becomes of the customer is another matter."));
        } else if (dying(c, leg)) {
            said.add(decision(
                    c,
                    "claim-dies",
                    Decision.Outcome.TASK,
                    leg.supplier(),
                    "The claim on " + leg.supplier() + " dies " + claim.words() + " and he has not been told, because "
                            + why(c, leg) + ": after that the merchant bears " + Stake.words(leg) + "."));
        }
        return said;
    }

    private Decision gap(ReturnCase c, Leg leg, Anchors.End customer, Anchors.End claim) {
        return decision(
                c,
                gapKey(claim),
                Decision.Outcome.DONE,
                leg.supplier(),
                "The customer may return until " + customer.words() + ", the claim on " + leg.supplier() + " dies "
                        + claim.words() + ": in between the merchant bears " + Stake.words(leg) + ".");
    }

    private static String gapKey(Anchors.End claim) {
        return "two-clocks/" + claim.day();
    }

    private static boolean dying(ReturnCase c, Leg leg) {
        return c.facts().deadlinePassed(Deadlines.CLAIM_WARNING, leg.supplier())
                && !leg.claim().told()
                && !leg.claim().withdrawn()
                && !EvidenceBeforeSupplier.over(leg)
                && !c.refused()
                && !EvidenceBeforeSupplier.givenUp(c, leg)
                && !c.facts().decided(OperatorAction.DECLINE, leg.supplier())
                && !c.acknowledged("claim-dies:" + leg.supplier());
    }

    private static String why(ReturnCase c, Leg leg) {
        if (!c.has(Decision.Outcome.ACCEPTED)) {
            return "the request is not accepted yet";
        }
        return EvidenceBeforeSupplier.missing(c, leg).isEmpty()
                ? "a person has to do it"
                : "it wants " + EvidenceBeforeSupplier.words(c, leg);
    }
}
