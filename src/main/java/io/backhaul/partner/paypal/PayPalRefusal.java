package io.backhaul.partner.paypal;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.partner.RefundAnswer;
import io.backhaul.partner.RefundAnswer.Paused;
import io.backhaul.partner.RefundAnswer.Rejected;
import io.backhaul.partner.RefundAnswer.Retry;
import io.backhaul.partner.RefundAnswer.Unknown;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Answers outside 2xx: {@code details[].issue} decides, never a description, which PayPal says may change (payment facts 2 and
 * the table of 4.2).
 */
final class PayPalRefusal {

    /** The capture or our invoice id is used up, maybe by this very refund. */
    private static final Set<String> PERHAPS_OURS = Set.of("CAPTURE_FULLY_REFUNDED", "DUPLICATE_INVOICE_ID");

    /** A first request that is told so did nothing; a repeated one may have used up the rest itself. */
    private static final Set<String> PERHAPS_OURS_WHEN_REPEATED =
            Set.of("REFUND_AMOUNT_EXCEEDED", "MAX_NUMBER_OF_REFUNDS_EXCEEDED", "PARTIAL_REFUND_NOT_ALLOWED");

    private static final Set<String> OUR_MISTAKE = Set.of("PAYPAL_REQUEST_ID_PREVIOUSLY_USED", "DUPLICATE_REQUEST_ID");

    private static final Set<String> DISPUTED =
            Set.of("TRANSACTION_DISPUTED", "REFUND_NOT_PERMITTED_DUE_TO_CHARGEBACK");

    private static final Set<Integer> DEFINITE = Set.of(400, 404, 405, 415, 422);

    private PayPalRefusal() {}

    static RefundAnswer read(int status, Map<String, String> headers, Optional<JsonNode> json, boolean repeated) {
        Optional<JsonNode> error = json.filter(j -> j.path("name").isTextual());
        String reason = reason(status, error);
        if (status == 401 || status == 403) {
            return new Paused(reason);
        }
        Set<String> issues = error.map(PayPalRefusal::issues).orElse(Set.of());
        if (issues.stream().anyMatch(OUR_MISTAKE::contains)) {
            return new Unknown("our mistake with a key: " + reason, true);
        }
        if (status == 409 || status == 429) {
            return new Retry(reason, RefundAnswer.retryAfter(headers, 2));
        }
        return DEFINITE.contains(status) && error.isPresent()
                ? definite(issues, reason, repeated)
                : new Unknown(reason, false);
    }

    private static RefundAnswer definite(Set<String> issues, String reason, boolean repeated) {
        boolean ours = issues.stream().anyMatch(PERHAPS_OURS::contains)
                || repeated && issues.stream().anyMatch(PERHAPS_OURS_WHEN_REPEATED::contains);
        if (ours) {
            return new Unknown(reason, true);
        }
        boolean disputed = issues.stream().anyMatch(DISPUTED::contains);
        return new Rejected(disputed ? "disputed: " + reason : reason);
    }

    private static Set<String> issues(JsonNode error) {
        Set<String> issues = new LinkedHashSet<>();
        error.path("details").forEach(d -> issues.add(d.path("issue").asText("")));
        return issues;
    }

    /** For people: what PayPal calls it, what it says, and its id of the call. */
    private static String reason(int status, Optional<JsonNode> error) {
        String words = error.map(e -> String.join(" ", issues(e))
                        + " "
                        + e.path("name").asText("")
                        + " "
                        + e.path("message").asText("")
                        + e.path("debug_id").asText("").replaceFirst("^(?=.)", " debug_id "))
                .orElse("");
        return ("HTTP " + status + " " + words).strip().replaceAll(" +", " ");
    }
}
