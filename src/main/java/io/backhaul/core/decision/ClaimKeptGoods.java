package io.backhaul.core.decision;

import io.backhaul.core.policy.Passport;
import io.backhaul.core.returns.Claim;
import io.backhaul.core.returns.Leg;
import io.backhaul.core.returns.LineState;
import io.backhaul.core.returns.ReturnCase;
import io.backhaul.core.returns.SupplierMoney;
import java.time.Instant;
import java.util.List;

/**
 * For goods the customer keeps the supplier is claimed separately, at his cost; nothing goes back to him. Where his channel
 * cannot carry the claim a person makes it (rows S69, S86, S124).
 */
final class ClaimKeptGoods implements Rule {

    @Override
    public List<Decision> decide(ReturnCase c, Instant now) {
        return c.legs().stream()
                .filter(leg -> c.keeps(leg.supplier()) && !leg.carriersMatter())
                .filter(leg -> leg.units(ClaimKeptGoods::claimed) > 0)
                .filter(leg -> leg.claim().told()
                        || leg.supplierMoney() != SupplierMoney.EXPIRED
                                && EvidenceBeforeSupplier.missing(c, leg).isEmpty())
                .flatMap(leg -> claim(c, leg).stream())
                .toList();
    }

    private List<Decision> claim(ReturnCase c, Leg leg) {
        Passport passport = c.terms().passports().get(leg.supplier());
        if (!passport.understands().contains(Command.Kind.SUPPLIER_CLAIM)) {
            return byHand(c, leg, passport);
        }
        return List.of(decision(
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
                        .with(Lines.of(leg, ClaimKeptGoods::claimed))));
    }

    private List<Decision> byHand(ReturnCase c, Leg leg, Passport passport) {
        Claim claim = leg.claim();
        Decision claimed = decision(
                c,
                "claimed",
                Decision.Outcome.ASKED,
                leg.supplier(),
                passport.name() + " must be claimed by hand for goods that stay with the customer.");
        boolean over = claim.told()
                || claim.settled()
                || claim.withdrawn()
                || claim.writtenOff().isPositive()
                || leg.supplierMoney() == SupplierMoney.WRITTEN_OFF;
        return over
                ? List.of(claimed)
                : List.of(
                        claimed,
                        decision(
                                c,
                                "claim-by-hand",
                                Decision.Outcome.TASK,
                                leg.supplier(),
                                "Claim " + amount(claim) + " from " + passport.name()
                                        + " by hand for goods that stay with the customer, then mark it as seen."));
    }

    /** At cost, never the customer's price. */
    private static String amount(Claim claim) {
        return claim.expected() == null ? "his cost" : claim.expected().toString();
    }

    private static int claimed(LineState l) {
        return l.granted().credits() ? l.kept() : 0;
    }
}
