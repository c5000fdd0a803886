package io.backhaul.core.hindsight;

import io.backhaul.core.decision.Command;
import io.backhaul.core.decision.Decision;
import io.backhaul.core.money.Money;
import io.backhaul.core.policy.Bearer;
import io.backhaul.core.policy.Costs;
import io.backhaul.core.returns.CaseStatus;
import io.backhaul.core.returns.Leg;
import io.backhaul.core.returns.LineState;
import io.backhaul.core.returns.Made;
import io.backhaul.core.returns.ReturnCase;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a rehearsal ended.
 *
 * @param picture the case at its end
 * @param legs figures by supplier
 */
record Played(Picture picture, Map<String, Figures> legs) {

    /** @param reviews keys of all questions that ever sent the case to a person */
    static Played of(ReturnCase c, List<Decision> open, Collection<String> reviews) {
        CaseStatus status = new io.backhaul.core.decision.Decisions.Result(c, List.of(), open).status();
        Map<String, Figures> legs = new LinkedHashMap<>();
        c.legs().forEach(leg -> legs.put(leg.supplier(), figures(c, leg, reviews)));
        return new Played(Picture.of(c, open, status), legs);
    }

    private static Figures figures(ReturnCase c, Leg leg, Collection<String> reviews) {
        List<Made> paying = c.made().stream()
                .filter(m -> m.decision().commands().stream().anyMatch(k -> isRefund(k, leg)))
                .toList();
        Map<String, Money> refunded = new LinkedHashMap<>();
        c.refunds().commands(leg.supplier()).forEach(r -> Figures.add(refunded, r.amount()));
        Map<String, Money> kept = new LinkedHashMap<>();
        Figures.add(kept, leg.value(LineState::kept));
        Map<String, Money> labels = new LinkedHashMap<>();
        label(c, leg).ifPresent(m -> Figures.add(labels, m));
        Map<String, Money> recovery = new LinkedHashMap<>();
        Figures.add(recovery, leg.claim().booked());
        return new Figures(
                1,
                paying.isEmpty() ? 0 : 1,
                refunded,
                leg.units(LineState::kept),
                kept,
                labels,
                recovery,
                reviews.stream().anyMatch(key -> !key.contains(":") || key.endsWith(":" + leg.supplier())) ? 1 : 0,
                paying.stream()
                        .map(Made::at)
                        .min(Comparator.naturalOrder())
                        .map(first -> seconds(c, first))
                        .orElse(0L));
    }

    private static boolean isRefund(Command k, Leg leg) {
        return k.kind() == Command.Kind.REFUND && leg.supplier().equals(k.supplier());
    }

    private static long seconds(ReturnCase c, Instant first) {
        return Math.max(0, Duration.between(c.requestedAt(), first).toSeconds());
    }

    /** What the merchant pays to ship this leg's goods back; nothing where the customer does, empty where nobody knows. */
    private static Optional<Money> label(ReturnCase c, Leg leg) {
        Costs costs = c.terms().policy().costs();
        boolean goesBack = leg.units(LineState::authorised) > leg.units(LineState::kept);
        if (!goesBack || costs.bearer(c.request().reason()) == Bearer.CUSTOMER) {
            return Optional.empty();
        }
        return costs.shippingBack(c.request().order(), leg.currency());
    }
}
