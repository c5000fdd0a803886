package io.backhaul.partner.paypal;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.partner.Headers;
import io.backhaul.partner.Json;
import io.backhaul.partner.RefundAnswer;
import java.util.Map;
import java.util.Optional;

/** Reads the answer to a refund request (payment facts 2, 4.2). */
public final class PayPalRefundAnswer {

    private PayPalRefundAnswer() {}

    /** @param repeated whether the same request has been sent before: then what is used up may be used up by us */
    public static RefundAnswer read(int status, Map<String, String> headers, byte[] body, boolean repeated) {
        Optional<JsonNode> json = Json.read(body).filter(JsonNode::isObject);
        if (status >= 200 && status < 300) {
            return json.filter(PayPalRefund::isWhole)
                    .<RefundAnswer>map(PayPalRefundAnswer::exists)
                    .orElseGet(() -> new RefundAnswer.Unknown("HTTP " + status + " without a refund in it", false));
        }
        return PayPalRefusal.read(status, headers, json, repeated);
    }

    /** PayPal's id of this call, for its support: in a header, of errors also in the body. */
    public static String debugId(Map<String, String> headers, byte[] body) {
        return Headers.find(headers, "Paypal-Debug-Id")
                .or(() -> Json.read(body).flatMap(j -> Json.text(j, "/debug_id")))
                .orElse(null);
    }

    static RefundAnswer.Exists exists(JsonNode refund) {
        return new RefundAnswer.Exists(
                refund.path("id").asText(), refund.path("status").asText(), refund);
    }
}
