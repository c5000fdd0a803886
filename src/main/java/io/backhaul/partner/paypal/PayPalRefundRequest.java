package io.backhaul.partner.paypal;

import io.backhaul.core.money.Money;
import io.backhaul.partner.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * {@code POST /v2/payments/captures/{id}/refund} (payment facts 2). Equal requests give equal bytes.
 *
 * @param capture PayPal's id of what is refunded
 * @param amount how much; never left out, for PayPal would then refund all that is left
 * @param command key of our command, by which its webhook and PayPal's reports are recognised
 * @param idempotencyKey key of the obligation; repeated under the same key the refund happens once, for 45 days
 */
public record PayPalRefundRequest(String capture, Money amount, String command, UUID idempotencyKey) {

    public PayPalRefundRequest {
        if (!capture.matches("[A-Za-z0-9]{1,36}")) {
            throw new IllegalArgumentException("not a capture of PayPal: " + capture);
        }
    }

    public String path() {
        return PayPalRefundLookup.capturePath(capture) + "/refund";
    }

    /** JSON. No note to the payer: what the customer is told is the store's word. */
    public byte[] body() {
        Map<String, Object> money = new LinkedHashMap<>();
        money.put("value", PayPalAmounts.toPayPal(amount));
        money.put("currency_code", amount.currency());
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("amount", money);
        body.put("invoice_id", invoiceId());
        body.put("custom_id", customId());
        return Json.write(body);
    }

    /** Headers besides {@code Authorization}. Without the preference PayPal answers with hardly more than an id. */
    public Map<String, String> headers() {
        return Map.of(
                "PayPal-Request-Id",
                idempotencyKey.toString(),
                "Prefer",
                "return=representation",
                "Content-Type",
                "application/json",
                "Accept",
                "application/json");
    }

    /** The second guard: PayPal refuses to refund twice under one invoice id, also when it has forgotten the request id. */
    String invoiceId() {
        return "backhaul-" + idempotencyKey;
    }

    String customId() {
        return CommandText.write(command);
    }
}
