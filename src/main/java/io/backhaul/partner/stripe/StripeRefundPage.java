package io.backhaul.partner.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.core.reconciliation.GatewayRefund;
import io.backhaul.core.reconciliation.GatewayRefund.Status;
import io.backhaul.partner.Json;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * One page of all refunds of an account in a span of time, newest first (payment facts 1.1).
 *
 * @param refunds the refund objects; null when the answer was no such list
 * @param startingAfter where the next page begins, or null at the end
 */
public record StripeRefundPage(List<JsonNode> refunds, String startingAfter) {

    /** Path and query; {@code startingAfter} of the page before, or null for the first one. */
    public static String path(Instant from, Instant until, String startingAfter) {
        return StripeRefundRequest.PATH + "?created%5Bgte%5D=" + from.getEpochSecond() + "&created%5Blt%5D="
                + until.getEpochSecond() + "&limit=100"
                + (startingAfter == null ? "" : "&starting_after=" + startingAfter);
    }

    /** Path of one refund. */
    public static String path(String refundId) {
        if (!refundId.matches("\\w+")) {
            throw new IllegalArgumentException("not a refund of Stripe: " + refundId);
        }
        return StripeRefundRequest.PATH + "/" + refundId;
    }

    public static StripeRefundPage read(int status, byte[] body) {
        Optional<JsonNode> list = Json.read(body).filter(j -> j.path("data").isArray());
        if (status != 200 || list.isEmpty()) {
            return new StripeRefundPage(null, null);
        }
        List<JsonNode> refunds = StreamSupport.stream(list.get().path("data").spliterator(), false)
                .toList();
        boolean more = list.get().path("has_more").asBoolean() && !refunds.isEmpty();
        return new StripeRefundPage(
                refunds, more ? refunds.get(refunds.size() - 1).path("id").asText() : null);
    }

    /** One refund as Stripe shows it; empty when the body is none. */
    public static Optional<JsonNode> one(byte[] body) {
        return Json.read(body).filter(StripeRefund::isRefund);
    }

    /** True when Stripe itself says that there is no such refund. */
    public static boolean isMissing(int status, byte[] body) {
        return status == 404
                && Json.read(body)
                        .filter(j -> j.at("/error/code").asText().equals("resource_missing"))
                        .isPresent();
    }

    /** False for a refund of money a customer had on account: no return was paid by it. */
    public static boolean isOfPayment(JsonNode refund) {
        return payment(refund).isPresent();
    }

    private static Optional<String> payment(JsonNode refund) {
        return id(refund.path("payment_intent")).or(() -> id(refund.path("charge")));
    }

    /**
     * The object in the words of every gateway.
     *
     * @param gateway code of the gateway in the merchant's configuration
     * @throws IllegalArgumentException when it is no refund of a payment
     */
    public static GatewayRefund refund(String gateway, JsonNode refund) {
        String payment = payment(refund).orElse(null);
        if (!StripeRefund.isRefund(refund) || payment == null) {
            throw new IllegalArgumentException(
                    "no refund of a payment: " + refund.path("id").asText("without id"));
        }
        return new GatewayRefund(
                refund.path("id").asText(),
                gateway + "/" + payment,
                StripeRefund.amount(refund),
                status(refund.path("status").asText("pending")),
                Instant.ofEpochSecond(refund.path("created").asLong()),
                Json.text(refund, "/metadata/" + StripeRefundRequest.COMMAND).orElse(null));
    }

    /** Payments are ids, or whole objects where they were expanded. */
    private static Optional<String> id(JsonNode value) {
        return Json.text(value, value.isObject() ? "/id" : "");
    }

    private static Status status(String word) {
        return switch (word) {
            case "succeeded" -> Status.SUCCEEDED;
            case "failed", "canceled" -> Status.FAILED;
            default -> Status.PENDING;
        };
    }
}
