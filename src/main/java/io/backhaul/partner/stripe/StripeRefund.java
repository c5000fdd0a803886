package io.backhaul.partner.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.core.money.Money;
import io.backhaul.partner.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Stripe's refund object, and the input of the mappings {@code stripe/refund} and {@code stripe/event} made from it. */
public final class StripeRefund {

    private StripeRefund() {}

    /**
     * Input of {@code stripe/refund}: {gateway, refund, money}.
     *
     * @param gateway code of the gateway in the merchant's configuration
     * @param refund refund object of an answer or a look-up
     * @throws IllegalArgumentException when its amount is none
     */
    public static Map<String, Object> input(String gateway, JsonNode refund) {
        Map<String, Object> input = new LinkedHashMap<>();
        input.put("gateway", gateway);
        input.put("refund", Json.plain(refund));
        input.put("money", money(refund));
        return input;
    }

    /**
     * Input of {@code stripe/event}: {gateway, event, money, fees}; money only where the event is about a refund or a dispute, fees
     * only of a dispute.
     *
     * @param event body of a webhook whose signature is good
     */
    public static Map<String, Object> eventInput(String gateway, JsonNode event) {
        JsonNode object = event.at("/data/object");
        Map<String, Object> input = new LinkedHashMap<>();
        input.put("gateway", gateway);
        input.put("event", Json.plain(event));
        boolean dispute = StripeDispute.is(object);
        input.put("money", isRefund(object) || dispute ? money(object) : null);
        input.put("fees", dispute ? StripeDispute.fees(object) : List.of());
        return input;
    }

    static boolean isRefund(JsonNode object) {
        return object.path("object").asText().equals("refund")
                && object.path("id").isTextual()
                && object.path("amount").isIntegralNumber()
                && object.path("currency").isTextual();
    }

    static Money amount(JsonNode refund) {
        return StripeAmounts.fromStripe(
                refund.path("amount").asLong(), refund.path("currency").asText());
    }

    /** Why it failed, in Stripe's word. */
    static String failure(JsonNode refund) {
        return Json.text(refund, "/failure_reason").orElse("unknown");
    }

    private static Map<String, Object> money(JsonNode refund) {
        Money amount = amount(refund);
        return Map.of("amount", amount.decimal(), "currency", amount.currency());
    }
}
