package io.backhaul.sandbox.paypal;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A refund as PayPal holds it.
 *
 * @param amount minor units
 * @param status {@code PENDING}, {@code COMPLETED} or {@code FAILED}
 * @param requestId of the request that made it, or null when it was made elsewhere
 */
record Refund(
        String id,
        String capture,
        long amount,
        String currency,
        String status,
        String invoiceId,
        String customId,
        String requestId,
        Instant created) {

    /** Failed refunds give their money back and count no longer. */
    boolean counts() {
        return !status.equals("FAILED");
    }

    Refund with(String newStatus) {
        return new Refund(id, capture, amount, currency, newStatus, invoiceId, customId, requestId, created);
    }

    /** The Refund object of the API. */
    Map<String, Object> api(String base) {
        Map<String, Object> api = minimal(base);
        api.put("amount", Amounts.api(amount, currency));
        if (invoiceId != null) {
            api.put("invoice_id", invoiceId);
        }
        if (customId != null) {
            api.put("custom_id", customId);
        }
        if (status.equals("PENDING")) {
            api.put("status_details", Map.of("reason", "ECHECK"));
        }
        api.put("create_time", created.toString());
        api.put("update_time", created.toString());
        return api;
    }

    /** What comes without {@code Prefer: return=representation}. */
    Map<String, Object> minimal(String base) {
        Map<String, Object> api = new LinkedHashMap<>();
        api.put("id", id);
        api.put("status", status);
        api.put(
                "links",
                List.of(
                        Map.of("href", base + "/v2/payments/refunds/" + id, "rel", "self", "method", "GET"),
                        Map.of("href", base + "/v2/payments/captures/" + capture, "rel", "up", "method", "GET")));
        return api;
    }

    /** One line of the report of transactions. */
    Map<String, Object> reported() {
        Map<String, Object> info = new LinkedHashMap<>();
        info.put("transaction_id", id);
        info.put("paypal_reference_id", capture);
        info.put("paypal_reference_id_type", "TXN");
        info.put("transaction_event_code", "T1107");
        info.put("transaction_initiation_date", created.toString());
        info.put("transaction_amount", Amounts.api(-amount, currency));
        info.put("transaction_status", counts() ? "S" : "V");
        info.put("invoice_id", invoiceId);
        info.put("custom_field", customId);
        return Map.of("transaction_info", info);
    }

    /** What the control desk shows, in the words it has for every gateway. */
    Map<String, Object> shown() {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("id", id);
        shown.put("payment", capture);
        shown.put("amount", amount);
        shown.put("currency", currency);
        shown.put("status", status.equals("COMPLETED") ? "succeeded" : status.toLowerCase(Locale.ROOT));
        shown.put("idempotencyKey", requestId);
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("invoice_id", invoiceId);
        metadata.put("custom_id", customId);
        shown.put("metadata", metadata);
        shown.put("created", created);
        return shown;
    }
}
