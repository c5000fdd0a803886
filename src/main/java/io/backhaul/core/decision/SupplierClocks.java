package io.backhaul.core.decision;

import io.backhaul.core.decision.Deadlines.Deadline;
import io.backhaul.core.message.OperatorAction;
import io.backhaul.core.policy.Passport;
import io.backhaul.core.policy.Window;
import io.backhaul.core.returns.Anchors;
import io.backhaul.core.returns.Claim;
import io.backhaul.core.returns.Leg;
import io.backhaul.core.returns.ReturnCase;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.stream.Stream;

/** What a supplier has to do, or has to be told, by when. */
final class SupplierClocks {

    /** A claim is chased when a fifth of its window is left: 3 of 15 days, 18 of 90. */
    private static final int WARNED_AT = 5;

    private SupplierClocks() {}

    static Stream<Deadline> of(ReturnCase c, Leg leg, Passport p) {
        return Stream.of(claim(c, leg, p), answer(c, leg, p), credit(c, leg, p)).flatMap(s -> s);
    }

    private static Stream<Deadline> claim(ReturnCase c, Leg leg, Passport p) {
        Claim claim = leg.claim();
        boolean ended = EvidenceBeforeSupplier.over(leg) || c.refused();
        if (ended
                || claim.told()
                || claim.ends() == null
                || c.facts().decided(OperatorAction.DECLINE, leg.supplier())) {
            return Stream.empty();
        }
        Anchors.End end = claim.ends();
        String rule = "a claim on " + p.name() + " is made by " + end.words();
        return Stream.of(
                new Deadline(Deadlines.CLAIM_WARNING, leg.supplier(), warning(end), rule + ", chased before", null),
                Deadline.of(Deadlines.CLAIM_WINDOW, leg.supplier(), end, rule));
    }

    private static Instant warning(Anchors.End end) {
        Duration span = Duration.between(end.from().at(), end.at());
        return end.at().minus(span.dividedBy(WARNED_AT));
    }

    /** Counted from our asking him, whatever its anchor: he cannot know earlier. */
    private static Stream<Deadline> answer(ReturnCase c, Leg leg, Passport p) {
        boolean declined = c.facts().decided(OperatorAction.DECLINE, leg.supplier());
        if (declined || leg.answered() || leg.goods().isTerminal() || leg.wanted() != null) {
            return Stream.empty();
        }
        return c.madeFor("asked:" + leg.supplier()).stream().flatMap(asked -> {
            ZoneId zone = c.terms().policy().zone();
            Instant first = p.answerWithin().endsAt(asked.at(), zone);
            Instant last = p.answerWithin().endsAt(first, zone);
            String rule = p.name() + " answers within " + p.answerWithin();
            return Stream.of(
                    new Deadline(Deadlines.ANSWER, leg.supplier(), first, rule, p.channel()),
                    new Deadline(Deadlines.LAST_ANSWER, leg.supplier(), last, rule + ", twice", p.channel()));
        });
    }

    private static Stream<Deadline> credit(ReturnCase c, Leg leg, Passport p) {
        if (!leg.claim().open().isPositive()) {
            return Stream.empty();
        }
        Window window = p.creditWithin();
        String rule = p.name() + " credits within " + window;
        return Anchors.of(c, leg).end(window).stream()
                .map(end -> new Deadline(Deadlines.CREDIT, leg.supplier(), end.at(), rule, p.channel()));
    }
}
