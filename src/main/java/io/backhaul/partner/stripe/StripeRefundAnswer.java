package io.backhaul.partner.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.partner.Json;
import io.backhaul.partner.RefundAnswer;
import java.util.Map;
import java.util.Optional;

/** Reads the answer to {@code POST /v1/refunds} (payment facts 1.3, 1.4, 4.2). */
public final class StripeRefundAnswer {

    private StripeRefundAnswer() {}

    public static RefundAnswer read(int status, Map<String, String> headers, byte[] body) {
        Optional<JsonNode> json = Json.read(body).filter(JsonNode::isObject);
        if (status >= 200 && status < 300) {
            return json.filter(StripeRefund::isRefund)
                    .<RefundAnswer>map(StripeRefundAnswer::exists)
                    .orElseGet(() -> new RefundAnswer.Unknown("HTTP " + status + " without a refund in it", false));
        }
        return StripeRefusal.read(status, headers, json.map(j -> j.path("error")));
    }

    /** The refund object of an answer or of a list. Its status is declared nullable: without one it is on its way. */
    static RefundAnswer.Exists exists(JsonNode refund) {
        return new RefundAnswer.Exists(
                refund.path("id").asText(), refund.path("status").asText("pending"), refund);
    }
}
