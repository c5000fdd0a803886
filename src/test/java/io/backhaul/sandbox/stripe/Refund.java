package io.backhaul.sandbox.stripe;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A refund as the gateway holds it.
 *
 * @param amount minor units
 * @param status {@code pending}, {@code succeeded} or {@code failed}
 * @param idempotencyKey of the request that made it, or null when it was made elsewhere
 */
record Refund(
        String id,
        String payment,
        String charge,
        long amount,
        String currency,
        String status,
        String reason,
        String failureReason,
        String idempotencyKey,
        Map<String, String> metadata,
        Instant created) {

    /** Failed refunds give their money back and count no longer. */
    boolean counts() {
        return !status.equals("failed");
    }

    Refund with(String newStatus, String why) {
        return new Refund(
                id, payment, charge, amount, currency, newStatus, reason, why, idempotencyKey, metadata, created);
    }

    /** The Refund object of the API. */
    Map<String, Object> api() {
        Map<String, Object> api = new LinkedHashMap<>();
        api.put("id", id);
        api.put("object", "refund");
        api.put("amount", amount);
        api.put("balance_transaction", "txn_" + id.substring(3));
        api.put("charge", charge);
        api.put("created", created.getEpochSecond());
        api.put("currency", currency);
        api.put("destination_details", Map.of("type", "card", "card", Map.of("type", "refund")));
        if (failureReason != null) {
            api.put("failure_balance_transaction", "txn_f" + id.substring(3));
            api.put("failure_reason", failureReason);
        }
        api.put("metadata", metadata);
        api.put("payment_intent", payment);
        api.put("reason", reason);
        api.put("receipt_number", null);
        api.put("source_transfer_reversal", null);
        api.put("status", status);
        api.put("transfer_reversal", null);
        return api;
    }

    /** What the control desk shows. */
    Map<String, Object> shown() {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("id", id);
        shown.put("payment", payment);
        shown.put("amount", amount);
        shown.put("currency", currency);
        shown.put("status", status);
        shown.put("idempotencyKey", idempotencyKey);
        shown.put("metadata", metadata);
        shown.put("created", created);
        return shown;
    }
}
