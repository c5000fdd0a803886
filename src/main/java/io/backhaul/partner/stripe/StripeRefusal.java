package io.backhaul.partner.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.core.message.RefundFailed;
import io.backhaul.partner.Headers;
import io.backhaul.partner.RefundAnswer;
import io.backhaul.partner.RefundAnswer.Paused;
import io.backhaul.partner.RefundAnswer.Rejected;
import io.backhaul.partner.RefundAnswer.Retry;
import io.backhaul.partner.RefundAnswer.Unknown;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Answers outside 2xx, in the order in which one word outranks another: payment facts 1.3, 1.4 and the table of 4.2. */
final class StripeRefusal {

    private static final Set<String> DISPUTED = Set.of("charge_disputed", "refund_disputed_payment");
    private static final Set<Integer> AGAIN = Set.of(409, 429, 503);
    private static final Set<Integer> NOBODYS_WORD = Set.of(408, 425);

    private StripeRefusal() {}

    static RefundAnswer read(int status, Map<String, String> headers, Optional<JsonNode> error) {
        boolean theirs = error.filter(JsonNode::isObject).isPresent();
        boolean replayed = is(headers, "Idempotent-Replayed", "true");
        if (status == 401 || status == 403) {
            return new Paused(reason(status, error));
        }
        if (status >= 500 && replayed) {
            return new Unknown("the stored answer is an error: " + reason(status, error), true);
        }
        if (AGAIN.contains(status) || is(headers, "Stripe-Should-Retry", "true")) {
            return new Retry(reason(status, error), RefundAnswer.retryAfter(headers, 2));
        }
        if (status >= 500) {
            return new Unknown(reason(status, error), is(headers, "Stripe-Should-Retry", "false"));
        }
        boolean definite = theirs && status >= 400 && !NOBODYS_WORD.contains(status);
        return definite ? definite(status, error.get()) : new Unknown(reason(status, error), false);
    }

    private static RefundAnswer definite(int status, JsonNode error) {
        String code = error.path("code").asText("");
        String reason = reason(status, Optional.of(error));
        if (error.path("type").asText().equals("idempotency_error")) {
            return new Unknown("our mistake with a key: " + reason, true);
        }
        if (code.equals("charge_already_refunded")) {
            return new Unknown(reason, true);
        }
        return new Rejected(DISPUTED.contains(code) ? RefundFailed.DISPUTED + reason : reason);
    }

    private static String reason(int status, Optional<JsonNode> error) {
        String word =
                error.map(e -> e.path("code").asText(e.path("type").asText(""))).orElse("");
        String message = error.map(e -> e.path("message").asText("")).orElse("");
        return ("HTTP " + status + " " + word + " " + message).strip().replaceAll(" +", " ");
    }

    private static boolean is(Map<String, String> headers, String name, String value) {
        return Headers.find(headers, name).filter(value::equalsIgnoreCase).isPresent();
    }
}
