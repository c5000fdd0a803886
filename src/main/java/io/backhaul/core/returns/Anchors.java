package io.backhaul.core.returns;

import io.backhaul.core.decision.Decision;
import io.backhaul.core.message.OrderSnapshot;
import io.backhaul.core.message.ReturnRequested;
import io.backhaul.core.policy.Policy;
import io.backhaul.core.policy.Terms;
import io.backhaul.core.policy.Window;
import io.backhaul.core.policy.Window.Anchor;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * When the moments happened that windows start at (conflict X1). A moment that has not happened yet, or that nobody told us,
 * starts no window and is never replaced by another, except the customer's receipt: it is told by the carrier's scan (row
 * S15), else estimated from the delivery promised, the dispatch or the order, and the estimate says so.
 */
public final class Anchors {

    /**
     * A moment a window starts at.
     *
     * @param at when (UTC)
     * @param word what it is, for people
     * @param known false when it is an estimate
     */
    public record Anchored(Instant at, String word, boolean known) {}

    /**
     * Where a window ends.
     *
     * @param at the last moment that is still inside (UTC)
     * @param from what it started at
     * @param window the window
     * @param zone where its days begin and end
     */
    public record End(Instant at, Anchored from, Window window, ZoneId zone) {

        /** For example {@code 2026-10-01 (30 days from order)}. */
        public String words() {
            String estimated = from.known() ? "" : ", counted from " + from.word();
            return day() + " (" + window + estimated + ")";
        }

        public LocalDate day() {
            return at.atZone(zone).toLocalDate();
        }
    }

    private final List<OrderSnapshot> orders;
    private final Instant requestedAt;
    private final Policy policy;
    private final Map<Anchor, Instant> ofLeg = new EnumMap<>(Anchor.class);

    Anchors(Facts facts, ReturnRequested request, Terms terms) {
        this.orders = facts.all(ReturnRequested.class).stream()
                .map(ReturnRequested::order)
                .toList();
        this.requestedAt = Facts.occurred(request, Instant.MIN);
        this.policy = terms.policy();
    }

    /** What has happened to the whole case. */
    public static Anchors of(ReturnCase c) {
        return new Anchors(c.facts(), c.request(), c.terms());
    }

    /** What has happened to the case and to this leg of it. */
    public static Anchors of(ReturnCase c, Leg leg) {
        Anchors anchors = of(c).leg(leg.authorizedAt(), leg.deliveredAt());
        c.made().stream()
                .filter(m -> m.decision().outcome() == Decision.Outcome.CLAIM)
                .filter(m -> leg.supplier().equals(m.decision().supplier()))
                .map(Made::at)
                .min(Comparator.naturalOrder())
                .ifPresent(at -> anchors.ofLeg.put(Anchor.CLAIM, at));
        return anchors;
    }

    /** @param deliveredAt since when goods at the supplier wait for his inspection, or null */
    private Anchors leg(Instant authorizedAt, Instant deliveredAt) {
        if (authorizedAt != null) {
            ofLeg.put(Anchor.AUTHORIZATION, authorizedAt);
        }
        if (deliveredAt != null) {
            ofLeg.put(Anchor.DELIVERY, deliveredAt);
        }
        return this;
    }

    /** When this moment happened; empty when it has not, as far as anybody has told. */
    public Optional<Anchored> at(Anchor anchor) {
        return switch (anchor) {
            case ORDER -> Optional.of(new Anchored(ordered(), "the order", true));
            case PAYMENT -> told("the payment", OrderSnapshot::paidAt);
            case DISPATCH -> told("the dispatch", OrderSnapshot::dispatchedAt);
            case REQUEST -> Optional.of(new Anchored(requestedAt, "the request", true));
            case RECEIPT -> Optional.of(receipt());
            case AUTHORIZATION, DELIVERY, CLAIM ->
                Optional.ofNullable(ofLeg.get(anchor))
                        .map(at -> new Anchored(at, "the " + anchor.name().toLowerCase(java.util.Locale.ROOT), true));
        };
    }

    /** Where this window ends; empty while it has not started. */
    public Optional<End> end(Window window) {
        ZoneId zone = window.zone() == null ? policy.zone() : window.zone();
        return at(window.anchor()).map(from -> new End(window.endsAt(from.at(), zone), from, window, zone));
    }

    /** Who sends goods back, or complains about them, has them: an estimate never lies after his request. */
    private Anchored receipt() {
        return told("receipt", OrderSnapshot::deliveredAt).orElseGet(() -> {
            Anchored estimate = told("the dispatch", OrderSnapshot::dispatchedAt)
                    .map(this::arrival)
                    .orElseGet(() -> new Anchored(ordered(), "the order", false));
            Instant at = estimate.at().isAfter(requestedAt) ? requestedAt : estimate.at();
            return new Anchored(at, estimate.word() + ", as no delivery scan is known", false);
        });
    }

    private Anchored arrival(Anchored dispatch) {
        return Optional.ofNullable(policy.promisedDelivery())
                .filter(promised -> promised.anchor() != Anchor.RECEIPT)
                .flatMap(this::end)
                .map(End::at)
                .filter(at -> at.isAfter(dispatch.at()))
                .map(at -> new Anchored(at, "the promised delivery", false))
                .orElseGet(() -> new Anchored(dispatch.at(), dispatch.word(), false));
    }

    private Instant ordered() {
        return orders.stream()
                .map(OrderSnapshot::orderedAt)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private Optional<Anchored> told(String word, Function<OrderSnapshot, Instant> when) {
        return orders.stream()
                .map(when)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .map(at -> new Anchored(at, word, true));
    }
}
