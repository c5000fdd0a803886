package io.backhaul.partner.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.core.money.Money;
import io.backhaul.partner.Headers;
import io.backhaul.partner.Json;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code POST /v1/refunds} came to (payment facts 1.3, 1.4, 4.2). Only Stripe's own word makes a definite answer; everything
 * else is unknown, and unknown money counts as spent.
 */
public sealed interface StripeRefundAnswer {

    /** The refund exists; {@code pending} until the bank has it. It can still fail later, told by webhook. */
    record Settled(String refundId, Money amount, boolean pending) implements StripeRefundAnswer {}

    /** The refund exists and has failed: nothing reached the customer. */
    record Failed(String refundId, String reason) implements StripeRefundAnswer {}

    /** Definitely not refunded, and repeating will not change that. */
    record Rejected(String reason) implements StripeRefundAnswer {}

    /** Not refunded yet: the same bytes under the same key again after this time. */
    record Retry(Duration after) implements StripeRefundAnswer {}

    /**
     * Nobody can tell whether it happened: look it up ({@link StripeRefundLookup}).
     *
     * @param lookupOnly true when a repetition can say nothing new: then only the look-up and the webhook help; otherwise a miss
     *     may be followed by the same bytes under the same key while Stripe still knows the key (23 hours)
     */
    record Unknown(String reason, boolean lookupOnly) implements StripeRefundAnswer {}

    /** Our own mistake with a key whose first request may have succeeded: look it up, then a person; never a new key. */
    record NeedsReview(String reason) implements StripeRefundAnswer {}

    /** Our credentials are refused: nothing was executed, and nothing will be until a person mends them. */
    record Paused(String reason) implements StripeRefundAnswer {}

    /** Reads an answer. */
    static StripeRefundAnswer read(int status, Map<String, String> headers, byte[] body) {
        Optional<JsonNode> json = Json.read(body).filter(JsonNode::isObject);
        if (status >= 200 && status < 300) {
            return json.filter(StripeRefund::isRefund)
                    .map(StripeRefundAnswer::ofRefund)
                    .orElseGet(() -> new Unknown("HTTP " + status + " without a refund in it", false));
        }
        return StripeRefusal.read(status, headers, json.map(j -> j.path("error")));
    }

    /** A call without any answer: time-out, connection refused or reset, name not found. */
    static StripeRefundAnswer none(String reason) {
        return new Unknown(reason, false);
    }

    private static StripeRefundAnswer ofRefund(JsonNode refund) {
        String id = refund.path("id").asText();
        return switch (refund.path("status").asText()) {
            case "failed", "canceled" -> new Failed(id, StripeRefund.failure(refund));
            case "succeeded" -> new Settled(id, StripeRefund.amount(refund), false);
            default -> new Settled(id, StripeRefund.amount(refund), true);
        };
    }

    /** Retry-After in seconds, else this many. */
    static Duration retryAfter(Map<String, String> headers, long otherwise) {
        return Headers.find(headers, "Retry-After")
                .filter(v -> v.matches("\\d{1,5}"))
                .map(v -> Duration.ofSeconds(Long.parseLong(v)))
                .orElse(Duration.ofSeconds(otherwise));
    }
}
