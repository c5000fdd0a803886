package io.backhaul.sandbox.shopify;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/** A store's bucket of points: a call must find in it what it may cost, and leaves there what it did cost less. Real time. */
final class Bucket {

    private final double maximum;
    private final double perSecond;
    private final LongSupplier nanos;
    private double available;
    private long at;
    private double lowest;
    private long calls;
    private long throttled;
    private double spent;

    /** @param nanos real time, as {@link System#nanoTime} */
    Bucket(double maximum, double available, double perSecond, LongSupplier nanos) {
        this.maximum = maximum;
        this.available = Math.min(available, maximum);
        this.lowest = this.available;
        this.perSecond = perSecond;
        this.nanos = nanos;
        this.at = nanos.getAsLong();
    }

    /** Takes what a call may cost; when that is not there, what the call is answered instead. */
    synchronized Optional<Map<String, Object>> take(double requested) {
        fill();
        if (requested > available) {
            throttled++;
            Map<String, Object> error = Map.of(
                    "message",
                    "Throttled",
                    "extensions",
                    Map.of("code", "THROTTLED", "documentation", "https://shopify.dev/api/usage/rate-limits"));
            return Optional.of(Map.of("errors", List.of(error), "extensions", Map.of("cost", cost(requested, null))));
        }
        calls++;
        available -= requested;
        lowest = Math.min(lowest, available);
        return Optional.empty();
    }

    /** Gives back what it did not cost; answers what the store says of costs. */
    synchronized Map<String, Object> settle(double requested, double actual) {
        fill();
        available = Math.min(maximum, available + requested - actual);
        spent += actual;
        return cost(requested, actual);
    }

    private void fill() {
        long now = nanos.getAsLong();
        available = Math.min(maximum, available + perSecond * (now - at) / 1e9);
        at = now;
    }

    private Map<String, Object> cost(double requested, Double actual) {
        Map<String, Object> status = Map.of(
                "maximumAvailable", maximum,
                "currentlyAvailable", Math.floor(available),
                "restoreRate", perSecond);
        Map<String, Object> cost = new LinkedHashMap<>();
        cost.put("requestedQueryCost", (long) requested);
        cost.put("actualQueryCost", actual == null ? null : actual.longValue());
        cost.put("throttleStatus", status);
        return cost;
    }

    /** What a client made of it. */
    synchronized Map<String, Object> report() {
        fill();
        return Map.of(
                "available", available,
                "maximum", maximum,
                "restoreRate", perSecond,
                "lowest", lowest,
                "calls", calls,
                "throttled", throttled,
                "spent", spent);
    }

    /** What an answer did cost: an object 1, a page what is on it, a mutation 10 more. */
    static double actual(Object data, boolean write) {
        return (write ? 10 : 0) + (data instanceof Map<?, ?> root ? sum(root) : 0);
    }

    private static double of(Object part) {
        if (part instanceof List<?> list) {
            return list.stream().mapToDouble(Bucket::of).sum();
        }
        return part instanceof Map<?, ?> object ? (object.containsKey("nodes") ? 0 : 1) + sum(object) : 0;
    }

    private static double sum(Map<?, ?> object) {
        return object.entrySet().stream()
                .filter(field -> !field.getKey().equals("pageInfo"))
                .mapToDouble(field -> of(field.getValue()))
                .sum();
    }
}
