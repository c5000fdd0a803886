package io.backhaul.sandbox.paypal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A captured payment.
 *
 * @param amount captured, in minor units
 * @param order the shop order's name
 * @param slow paid from a bank account: its refunds are pending first
 * @param disputed the buyer has opened a case
 * @param refunds ids of the refunds made on it, oldest first
 */
record Capture(
        String id,
        long amount,
        String currency,
        String order,
        boolean slow,
        boolean disputed,
        Instant created,
        List<String> refunds) {

    Capture with(String refund) {
        List<String> more = new ArrayList<>(refunds);
        more.add(refund);
        return new Capture(id, amount, currency, order, slow, disputed, created, more);
    }

    Capture paidSlowly() {
        return new Capture(id, amount, currency, order, true, disputed, created, refunds);
    }

    Capture inDispute() {
        return new Capture(id, amount, currency, order, slow, true, created, refunds);
    }

    /** The Capture object of the API. */
    Map<String, Object> api(long refunded, String base) {
        Map<String, Object> api = new LinkedHashMap<>();
        api.put("id", id);
        api.put("status", refunded == 0 ? "COMPLETED" : refunded < amount ? "PARTIALLY_REFUNDED" : "REFUNDED");
        api.put("amount", Amounts.api(amount, currency));
        api.put("final_capture", true);
        api.put("create_time", created.toString());
        api.put("update_time", created.toString());
        api.put("links", List.of(Map.of("href", base + "/v2/payments/captures/" + id, "rel", "self", "method", "GET")));
        return api;
    }
}
