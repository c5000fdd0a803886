package io.backhaul.core.decision;

import io.backhaul.core.message.SupplierUnreachable.Cause;
import io.backhaul.core.policy.Passport;
import io.backhaul.core.returns.Leg;
import io.backhaul.core.returns.ReturnCase;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A mail of ours that a mail server refused, or that its receiver calls unwanted, has told the supplier nothing although his
 * clocks run: a person reaches him another way, until he says anything (rows S23, S145).
 */
final class SupplierUnreached implements Rule {

    @Override
    public List<Decision> decide(ReturnCase c, Instant now) {
        return c.legs().stream()
                .filter(leg -> !leg.goods().isTerminal() || leg.claim().open().isPositive())
                .flatMap(leg -> task(c, leg).stream())
                .toList();
    }

    private Optional<Decision> task(ReturnCase c, Leg leg) {
        return Unreached.of(c.facts(), leg.supplier())
                .filter(u -> !c.acknowledged(subject(u) + ":" + leg.supplier()))
                .map(u -> decision(c, subject(u), Decision.Outcome.TASK, leg.supplier(), words(c, leg, u)));
    }

    private static String subject(Unreached u) {
        return "unreached-" + u.number();
    }

    private static String words(ReturnCase c, Leg leg, Unreached u) {
        String name = c.terms().passport(leg.supplier()).map(Passport::name).orElse(leg.supplier());
        String said = u.last().diagnostic() == null
                ? ""
                : " (" + u.last().diagnostic().replaceFirst("[.\\s]+$", "") + ")";
        return u.last().cause() == Cause.REFUSED
                ? "A mail of ours did not reach " + name + said
                        + ": write to another address of his or ring him. His clock runs although he may know nothing."
                : name + " has reported a mail of ours as unwanted" + said
                        + ": ring him before he is written to again.";
    }
}
