package io.backhaul.core.policy;

import io.backhaul.core.message.Evidence;
import io.backhaul.core.message.Line;
import io.backhaul.core.message.OrderSnapshot;
import io.backhaul.core.message.Reason;
import io.backhaul.core.money.Money;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

/**
 * What a supplier owes for one line by his passport: his policy applied to a claim, nothing more (rows S1, S188). Outside his
 * window his debt is gone, the customer's right is not (conflicts X7, X12).
 *
 * @param granted his terms in these circumstances
 * @param accepted true when he takes a claim of this kind now; an order that is not late yet is none
 * @param claimUntil the last moment he can be told, or null while nothing has started his window
 * @param inTime false after that moment
 * @param evidenceComplete true when every kind of file he wants is there
 * @param recovery what he owes once all three hold; nothing otherwise
 */
public record Recovery(
        Granted granted,
        boolean accepted,
        Instant claimUntil,
        boolean inTime,
        boolean evidenceComplete,
        Money recovery) {

    /**
     * A claim as it would be made.
     *
     * @param evidence kinds of files there are
     * @param at when it is made (UTC)
     */
    public record Claimed(Reason reason, OrderSnapshot order, Line line, Set<Evidence.Kind> evidence, Instant at) {}

    /** @param zone the merchant's, which counts where a window names none */
    public static Recovery of(Passport passport, Claimed claim, ZoneId zone) {
        Granted granted = passport.grants(claim.reason(), claim.order(), claim.line());
        boolean accepted = granted.accepts()
                && (claim.reason() != Reason.LATE
                        || late(granted, passport.agreement().handling(), claim, zone));
        Optional<Instant> until = started(granted.claimWindow().anchor(), claim)
                .map(from -> granted.claimWindow().endsAt(from, zone));
        boolean inTime = until.map(end -> !claim.at().isAfter(end)).orElse(true);
        boolean complete = claim.evidence().containsAll(granted.evidence());
        Money owed = accepted && inTime && complete
                ? granted.recovery(claim.line().unitCost(), claim.line().quantity())
                : Money.zero(claim.line().unitCost().currency());
        return new Recovery(granted, accepted, until.orElse(null), inTime, complete, owed);
    }

    /** Late by his published clock, else by his agreed time to ship (rows S17, S19); without either the customer's word counts. */
    private static boolean late(Granted granted, Handling handling, Claimed claim, ZoneId zone) {
        OrderSnapshot order = claim.order();
        if (granted.lateAfter() != null) {
            return started(granted.lateAfter().anchor(), claim)
                    .map(from -> claim.at().isAfter(granted.lateAfter().endsAt(from, zone)))
                    .orElse(false);
        }
        if (handling == null) {
            return true;
        }
        Window within = handling.forOrderOf(order.orderedAt(), zone);
        Instant end = within.endsAt(started(within.anchor(), claim).orElse(order.orderedAt()), zone);
        return (order.dispatchedAt() == null ? claim.at() : order.dispatchedAt()).isAfter(end);
    }

    /** When this anchor happened; an order whose payment is not dated was paid when it was placed. */
    private static Optional<Instant> started(Window.Anchor anchor, Claimed claim) {
        OrderSnapshot order = claim.order();
        return Optional.ofNullable(
                switch (anchor) {
                    case ORDER -> order.orderedAt();
                    case PAYMENT -> order.paidAt() == null ? order.orderedAt() : order.paidAt();
                    case DISPATCH -> order.dispatchedAt();
                    case RECEIPT -> order.deliveredAt();
                    default -> claim.at();
                });
    }
}
