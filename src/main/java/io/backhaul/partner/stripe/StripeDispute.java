package io.backhaul.partner.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.core.money.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Stripe's dispute object (payment facts 1.6), as far as a mapping cannot read it: its fees are whole numbers of small units. */
final class StripeDispute {

    private StripeDispute() {}

    static boolean is(JsonNode object) {
        return object.path("object").asText().equals("dispute")
                && object.path("id").isTextual()
                && object.path("amount").isIntegralNumber()
                && object.path("currency").isTextual();
    }

    /** What Stripe booked as a fee in any of the dispute's balance transactions, each under that transaction's id. */
    static List<Map<String, Object>> fees(JsonNode dispute) {
        List<Map<String, Object>> fees = new ArrayList<>();
        for (JsonNode booked : dispute.path("balance_transactions")) {
            if (booked.path("id").isTextual()
                    && booked.path("fee").isIntegralNumber()
                    && booked.path("fee").asLong() > 0
                    && booked.path("currency").isTextual()) {
                Money fee = StripeAmounts.fromStripe(
                        booked.path("fee").asLong(), booked.path("currency").asText());
                fees.add(Map.of(
                        "reference",
                        booked.path("id").asText(),
                        "amount",
                        Map.of("amount", fee.decimal(), "currency", fee.currency())));
            }
        }
        return fees;
    }
}
