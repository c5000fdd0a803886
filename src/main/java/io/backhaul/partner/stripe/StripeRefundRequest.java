package io.backhaul.partner.stripe;

import io.backhaul.core.money.Money;
import io.backhaul.partner.Hmac;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * {@code POST /v1/refunds} (payment facts 1.1). Equal requests give equal bytes: the stored body is sent again under the same
 * key, and one changed byte would turn a repetition into an error.
 *
 * @param payment the gateway's id of what is refunded: a payment intent {@code pi_...} or a charge {@code ch_...}, {@code
 *     py_...}
 * @param amount how much; never left out, for Stripe would then refund all that is left
 * @param command key of our command, by which the refund is found again when its answer is lost
 * @param returnCase id of the return case, for people in the dashboard
 * @param idempotencyKey key of the obligation; repeated under the same key the refund happens once, for 24 hours
 */
public record StripeRefundRequest(
        String payment, Money amount, String command, String returnCase, String idempotencyKey) {

    public static final String PATH = "/v1/refunds";

    /** API version whose answers {@link StripeRefundAnswer} reads. */
    public static final String VERSION = "2026-07-29.dahlia";

    /** Name of the metadata that carries our command's key. */
    public static final String COMMAND = "backhaul_command";

    private static final int LONGEST_METADATA = 500;
    private static final int LONGEST_KEY = 255;

    public StripeRefundRequest {
        if (!payment.matches("(pi|ch|py)_\\w+")) {
            throw new IllegalArgumentException("not a payment of Stripe: " + payment);
        }
        if (command.length() > LONGEST_METADATA || idempotencyKey.length() > LONGEST_KEY) {
            throw new IllegalArgumentException("command key or idempotency key is too long: " + command);
        }
    }

    /** Form body. The reason is never {@code fraudulent}: that would put the customer on the merchant's block list. */
    public byte[] body() {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("amount", Long.toString(StripeAmounts.toStripe(amount)));
        form.put("metadata[" + COMMAND + "]", command);
        form.put("metadata[backhaul_case]", returnCase);
        form.put(parameter(payment), payment);
        form.put("reason", "requested_by_customer");
        return Hmac.utf8(form.entrySet().stream()
                .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&")));
    }

    /** Headers besides {@code Authorization}. */
    public Map<String, String> headers() {
        return Map.of(
                "Idempotency-Key",
                idempotencyKey,
                "Stripe-Version",
                VERSION,
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Accept",
                "application/json");
    }

    /** What Stripe calls this kind of payment id. */
    static String parameter(String payment) {
        return payment.startsWith("pi_") ? "payment_intent" : "charge";
    }
}
