package io.backhaul.partner.paypal;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.core.money.Money;
import io.backhaul.partner.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** PayPal's refund object, and the input of the mappings {@code paypal/refund} and {@code paypal/event} made from it. */
public final class PayPalRefund {

    private static final Pattern CAPTURE = Pattern.compile("/v2/payments/captures/([A-Za-z0-9]+)$");

    private PayPalRefund() {}

    /**
     * Input of {@code paypal/refund}: {gateway, refund, payment, commandKey, money}.
     *
     * @param gateway code of the gateway in the merchant's configuration
     * @param refund refund object of an answer or a look-up
     */
    public static Map<String, Object> input(String gateway, JsonNode refund) {
        return input(gateway, refund, command(refund).orElse(null));
    }

    /** The same for the answer to a command of ours, which needs no custom id to be known. */
    public static Map<String, Object> input(String gateway, JsonNode refund, String command) {
        Map<String, Object> input = new LinkedHashMap<>();
        input.put("gateway", gateway);
        input.put("refund", Json.plain(refund));
        input.put("payment", capture(refund).orElse(null));
        input.put("commandKey", command);
        input.put("money", money(refund));
        return input;
    }

    /**
     * Input of {@code paypal/event}: {gateway, event, refund, payment, commandKey, money}; all but the first two only where the
     * event is about a refund.
     *
     * @param event body of a webhook whose signature is good
     * @param refund the refund it names, from its body or read again; null when it names none
     */
    public static Map<String, Object> eventInput(String gateway, JsonNode event, JsonNode refund) {
        Map<String, Object> input = new LinkedHashMap<>();
        if (refund != null) {
            input.putAll(input(gateway, refund));
        }
        input.put("gateway", gateway);
        input.put("event", Json.plain(event));
        return input;
    }

    /** Whether this is a refund with all we need; a minimal representation is not. */
    public static boolean isWhole(JsonNode object) {
        return isNamed(object)
                && object.path("status").isTextual()
                && object.at("/amount/value").isTextual()
                && object.at("/amount/currency_code").isTextual()
                && capture(object).isPresent();
    }

    /** Events whose subject is a refund. {@code PAYMENT.CAPTURE.REVERSED} is one that PayPal itself has made. */
    public static boolean isAboutRefund(String eventType) {
        return eventType.equals("PAYMENT.CAPTURE.REFUNDED")
                || eventType.equals("PAYMENT.CAPTURE.REVERSED")
                || eventType.startsWith("PAYMENT.REFUND.");
    }

    /** Where the refund that an event's resource names can be read; empty when it names none. */
    public static Optional<String> pathOf(JsonNode resource) {
        return isNamed(resource)
                ? Optional.of(PayPalRefundLookup.refundPath(resource.path("id").asText()))
                : Optional.empty();
    }

    private static boolean isNamed(JsonNode object) {
        return object.path("id").asText("").matches("[A-Za-z0-9]{1,36}");
    }

    /** The capture it gives back, which PayPal names only by a link. */
    static Optional<String> capture(JsonNode refund) {
        for (JsonNode link : refund.path("links")) {
            Matcher capture = CAPTURE.matcher(link.path("href").asText(""));
            if (link.path("rel").asText("").equals("up") && capture.find()) {
                return Optional.of(capture.group(1));
            }
        }
        return Optional.empty();
    }

    static Optional<String> command(JsonNode refund) {
        return CommandText.read(refund.path("custom_id").asText(null));
    }

    private static Map<String, Object> money(JsonNode refund) {
        Money amount = PayPalAmounts.fromPayPal(
                refund.at("/amount/value").asText(),
                refund.at("/amount/currency_code").asText());
        return Map.of("amount", amount.decimal(), "currency", amount.currency());
    }
}
