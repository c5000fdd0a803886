package io.backhaul.core.reconciliation;

import io.backhaul.core.reconciliation.GatewayRefund.Status;
import io.backhaul.core.reconciliation.RefundDifference.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Compares what one gateway account shows of a span of time with what the hub knows. Refunds are matched by the command they
 * carry or by their id, never by time or amount, so a clock that runs differently there makes no difference.
 */
public final class RefundComparison {

    private final Map<String, HubRefund> byKey;
    private final Map<String, HubRefund> byRefund = new HashMap<>();
    private final Map<String, OutsideRefund> outside;
    private final Instant settledBefore;

    /**
     * @param hub commands that may be behind a refund of the gateway, and those the gateway told a time of this span for
     * @param outside refunds known to have been made outside
     * @param settledBefore what the gateway made at or after this moment is not judged yet: its word may be on its way
     */
    public RefundComparison(Collection<HubRefund> hub, Collection<OutsideRefund> outside, Instant settledBefore) {
        this.byKey = hub.stream().collect(Collectors.toMap(HubRefund::key, Function.identity()));
        hub.forEach(h -> h.refundIds().forEach(id -> byRefund.put(id, h)));
        this.outside = outside.stream().collect(Collectors.toMap(OutsideRefund::id, Function.identity()));
        this.settledBefore = settledBefore;
    }

    /** The hub's refunds of the day that none of these is: the gateway is asked for each before it counts as missing. */
    public List<HubRefund> unmatched(Collection<GatewayRefund> gateway) {
        Set<HubRefund> matched = gateway.stream().map(this::command).collect(Collectors.toCollection(HashSet::new));
        return byKey.values().stream()
                .filter(h -> h.ofTheDay() && h.isThere() && !matched.contains(h))
                .sorted(Comparator.comparing(HubRefund::key))
                .toList();
    }

    /** Every difference, in the order of the gateway's refunds; what the hub alone holds comes last. */
    public List<RefundDifference> differences(Collection<GatewayRefund> gateway) {
        List<GatewayRefund> shown = gateway.stream()
                .sorted(Comparator.comparing(GatewayRefund::created).thenComparing(GatewayRefund::id))
                .toList();
        List<RefundDifference> found = new ArrayList<>();
        shown.stream()
                .filter(g -> g.created().isBefore(settledBefore))
                .forEach(g -> found.addAll(differences(g, shown)));
        unmatched(gateway).forEach(h -> found.add(new RefundDifference(Kind.IN_HUB_ONLY, null, h, null)));
        return List.copyOf(found);
    }

    private HubRefund command(GatewayRefund g) {
        HubRefund named = g.commandKey() == null ? null : byKey.get(g.commandKey());
        return named == null ? byRefund.get(g.id()) : named;
    }

    private List<RefundDifference> differences(GatewayRefund g, List<GatewayRefund> shown) {
        HubRefund ours = command(g);
        if (ours == null) {
            return ofUnordered(g, outside.get(g.id()));
        }
        List<RefundDifference> found = new ArrayList<>();
        if (isSecond(g, ours, shown)) {
            found.add(new RefundDifference(Kind.DOUBLE, g, ours, null));
            return found;
        }
        if (!g.amount().currency().equals(ours.amount().currency())) {
            found.add(new RefundDifference(Kind.CURRENCY_DIFFERS, g, ours, null));
        } else if (!g.amount().equals(ours.amount())) {
            found.add(new RefundDifference(Kind.AMOUNT_DIFFERS, g, ours, null));
        }
        if (!agree(ours.status(), g.status())) {
            found.add(new RefundDifference(Kind.STATUS_DIFFERS, g, ours, null));
        }
        return found;
    }

    /** What no command of the hub is behind: known as made outside, or news; what failed and was never known gave nothing. */
    private static List<RefundDifference> ofUnordered(GatewayRefund g, OutsideRefund known) {
        if (known == null) {
            return g.counts() ? List.of(new RefundDifference(Kind.AT_GATEWAY_ONLY, g, null, null)) : List.of();
        }
        List<RefundDifference> found = new ArrayList<>();
        if (g.amount().minor() != known.minor()) {
            found.add(new RefundDifference(Kind.AMOUNT_DIFFERS, g, null, known));
        }
        if (g.counts() == known.failed()) {
            found.add(new RefundDifference(Kind.STATUS_DIFFERS, g, null, known));
        }
        return found;
    }

    /** True when it gave money and another refund of the same command came before it and did so too. */
    private static boolean isSecond(GatewayRefund g, HubRefund ours, List<GatewayRefund> shown) {
        if (!g.counts()) {
            return false;
        }
        String first = ours.refundIds().stream()
                .findFirst()
                .orElseGet(() -> shown.stream()
                        .filter(other -> ours.key().equals(other.commandKey()) && other.counts())
                        .map(GatewayRefund::id)
                        .findFirst()
                        .orElse(g.id()));
        boolean firstFailed = shown.stream().anyMatch(other -> other.id().equals(first) && !other.counts());
        return !first.equals(g.id()) && !firstFailed;
    }

    private static boolean agree(String hub, Status gateway) {
        return switch (hub) {
            case "SUCCEEDED" -> gateway == Status.SUCCEEDED;
            case "PENDING" -> gateway == Status.PENDING;
            case "FAILED", "REJECTED" -> gateway == Status.FAILED;
            default -> false;
        };
    }
}
