package io.backhaul.sandbox.stripe;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A chargeback: the cardholder's bank took the money back. */
record Dispute(
        String id,
        String payment,
        String charge,
        long amount,
        String currency,
        String reason,
        String status,
        Instant created) {

    boolean open() {
        return !status.equals("won") && !status.equals("lost");
    }

    Dispute with(String outcome) {
        return new Dispute(id, payment, charge, amount, currency, reason, outcome, created);
    }

    Map<String, Object> api() {
        Map<String, Object> api = new LinkedHashMap<>();
        api.put("id", id);
        api.put("object", "dispute");
        api.put("amount", amount);
        api.put("balance_transactions", List.of());
        api.put("charge", charge);
        api.put("created", created.getEpochSecond());
        api.put("currency", currency);
        api.put(
                "evidence_details",
                Map.of("due_by", created.plus(Duration.ofDays(9)).getEpochSecond(), "submission_count", 0));
        api.put("is_charge_refundable", false);
        api.put("livemode", false);
        api.put("metadata", Map.of());
        api.put("payment_intent", payment);
        api.put("reason", reason);
        api.put("status", status);
        return api;
    }
}
