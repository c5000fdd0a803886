package io.backhaul.core.decision;

import io.backhaul.core.message.CancellationRequested;
import io.backhaul.core.message.Reason;
import io.backhaul.core.message.Resolution;
import io.backhaul.core.policy.Granted;
import io.backhaul.core.policy.Handling;
import io.backhaul.core.policy.Passport;
import io.backhaul.core.policy.Policy;
import io.backhaul.core.policy.Window;
import io.backhaul.core.policy.Window.Anchor;
import io.backhaul.core.returns.Anchors;
import io.backhaul.core.returns.Anchors.Anchored;
import io.backhaul.core.returns.Leg;
import io.backhaul.core.returns.ReturnCase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A late order is refunded by the supplier only when he did not ship in his agreed time (his notices for busy seasons
 * counted), or it did not arrive in the time he grants and the customer was promised, and the customer wants to cancel; in
 * doubt a person looks at the dates (rows S17, S18, S19, S113).
 */
final class LateOrder implements Rule {

    @Override
    public List<Decision> decide(ReturnCase c, Instant now) {
        if (c.request().reason() != Reason.LATE || c.refused() || c.legs().isEmpty()) {
            return List.of();
        }
        if (!doubtful(c)) {
            return List.of(decision(
                    c, "late", Decision.Outcome.DONE, null, "Late, and the customer wants to cancel: " + dates(c)));
        }
        return c.has(Decision.Outcome.ACCEPTED)
                ? List.of()
                : List.of(decision(
                        c,
                        "late-in-doubt",
                        Decision.Outcome.REVIEW,
                        null,
                        "Said to be late, " + (cancels(c) ? "but not by what was agreed" : "but not to be cancelled")
                                + ": " + dates(c) + " Approve or decline it."));
    }

    /** True when an order said to be late is not proven to be, for every supplier of the return. */
    static boolean doubtful(ReturnCase c) {
        return c.request().reason() == Reason.LATE
                && !(cancels(c) && c.legs().stream().allMatch(leg -> late(c, leg)));
    }

    private static boolean cancels(ReturnCase c) {
        return c.request().resolution() != Resolution.REPLACEMENT || c.facts().has(CancellationRequested.class);
    }

    private static boolean late(ReturnCase c, Leg leg) {
        boolean notShipped = passedWithout(c, Anchor.DISPATCH, ships(c, leg));
        boolean notArrived = passedWithout(c, Anchor.RECEIPT, arrives(c, leg))
                && promised(c)
                        .map(end -> passedWithout(c, Anchor.RECEIPT, Optional.of(end)))
                        .orElse(true);
        return notShipped || notArrived;
    }

    /** True when this time was over, by the day of the request, without the event it waits for. */
    private static boolean passedWithout(ReturnCase c, Anchor event, Optional<Anchors.End> end) {
        Instant happened = Anchors.of(c)
                .at(event)
                .filter(Anchored::known)
                .map(Anchored::at)
                .filter(at -> !at.isAfter(c.requestedAt()))
                .orElse(c.requestedAt());
        return end.map(e -> happened.isAfter(e.at())).orElse(false);
    }

    private static Optional<Anchors.End> ships(ReturnCase c, Leg leg) {
        Policy policy = c.terms().policy();
        return c.terms()
                .passport(leg.supplier())
                .map(Passport::agreement)
                .map(agreement -> agreement.handling())
                .map(handling -> within(handling, c.request().order().orderedAt(), policy))
                .flatMap(Anchors.of(c)::end);
    }

    private static Window within(Handling handling, Instant ordered, Policy policy) {
        return handling.forOrderOf(ordered, policy.zone());
    }

    private static Optional<Anchors.End> arrives(ReturnCase c, Leg leg) {
        return leg.lines().stream()
                .map(l -> l.granted())
                .map(Granted::lateAfter)
                .filter(Objects::nonNull)
                .findFirst()
                .flatMap(Anchors.of(c)::end);
    }

    private static Optional<Anchors.End> promised(ReturnCase c) {
        return Optional.ofNullable(c.terms().policy().promisedDelivery()).flatMap(Anchors.of(c)::end);
    }

    private static String dates(ReturnCase c) {
        List<String> said = new ArrayList<>();
        promised(c).ifPresent(end -> said.add("delivery was promised by " + end.words()));
        c.legs().forEach(leg -> {
            ships(c, leg).ifPresent(end -> said.add(leg.supplier() + " ships by " + end.words()));
            arrives(c, leg).ifPresent(end -> said.add(leg.supplier() + " counts it as late after " + end.words()));
        });
        said.add(happened(c, Anchor.DISPATCH, "shipped"));
        said.add(happened(c, Anchor.RECEIPT, "received"));
        return String.join(", ", said) + ".";
    }

    private static String happened(ReturnCase c, Anchor event, String word) {
        return Anchors.of(c)
                .at(event)
                .filter(Anchored::known)
                .map(at ->
                        word + " " + at.at().atZone(c.terms().policy().zone()).toLocalDate())
                .orElse("not " + word + " as far as known");
    }
}
