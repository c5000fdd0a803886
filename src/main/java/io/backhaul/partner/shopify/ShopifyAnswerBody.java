package io.backhaul.partner.shopify;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.partner.shopify.ShopifyAnswer.Done;
import io.backhaul.partner.shopify.ShopifyAnswer.Refusal;
import io.backhaul.partner.shopify.ShopifyAnswer.Refused;
import io.backhaul.partner.shopify.ShopifyAnswer.Throttled;
import io.backhaul.partner.shopify.ShopifyAnswer.Unauthorized;
import io.backhaul.partner.shopify.ShopifyAnswer.Unknown;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/** The body of an answer with HTTP 200: top-level errors first, then user errors, then the data. */
final class ShopifyAnswerBody {

    private static final Duration SHORTEST_WAIT = Duration.ofSeconds(1);

    /** Customer data that needs a scope or an approval of its own. */
    private static final Set<String> MAY_BE_CLOSED = Set.of("customer", "shippingAddress");

    private ShopifyAnswerBody() {}

    static ShopifyAnswer read(JsonNode body, ShopifyAnswer ofNull) {
        JsonNode data = body.path("data");
        JsonNode errors = body.path("errors");
        if (errors.isTextual()) {
            return new Unknown(message(errors));
        }
        if (!errors.isEmpty() && !(hasAny(data) && onlyClosedFields(errors))) {
            return hasAny(data) ? new Unknown("answered in part: " + message(errors)) : ofErrors(errors, body);
        }
        if (!data.isObject()) {
            return new Unknown("the answer carries no data");
        }
        return userError(data).orElseGet(() -> hasAny(data) ? new Done(data) : ofNull);
    }

    /** Fields the token may not read and the hub can do without; the rest of the answer is whole. */
    private static boolean onlyClosedFields(JsonNode errors) {
        return StreamSupport.stream(errors.spliterator(), false)
                .allMatch(error -> error.at("/extensions/code").asText().equals("ACCESS_DENIED")
                        && StreamSupport.stream(error.path("path").spliterator(), false)
                                .anyMatch(part -> MAY_BE_CLOSED.contains(part.asText())));
    }

    private static ShopifyAnswer ofErrors(JsonNode errors, JsonNode body) {
        String code = errors.at("/0/extensions/code").asText();
        String message = message(errors);
        return switch (code) {
            case "THROTTLED" -> new Throttled(untilAffordable(body.at("/extensions/cost")));
            case "INTERNAL_SERVER_ERROR", "TIMEOUT" -> new Unknown(message);
            case "ACCESS_DENIED", "SHOP_INACTIVE" -> new Unauthorized(message);
            case "RESOURCE_NOT_FOUND" -> new Refused(Refusal.NOT_FOUND, message);
            default -> new Refused(Refusal.INVALID_REQUEST, message);
        };
    }

    /** The first user error of any field; lists of several say the same thing about several fields. */
    private static Optional<ShopifyAnswer> userError(JsonNode data) {
        return StreamSupport.stream(data.spliterator(), false)
                .map(payload -> payload.path("userErrors").path(0))
                .filter(JsonNode::isObject)
                .findFirst()
                .map(ShopifyAnswerBody::ofUserError);
    }

    private static ShopifyAnswer ofUserError(JsonNode error) {
        String code = error.path("code").asText("");
        String message = (code.isEmpty() || code.equals("null") ? "" : code + ": ")
                + error.path("message").asText();
        return switch (code) {
            case "NOT_FOUND" -> new Refused(Refusal.NOT_FOUND, message);
            case "INVALID_STATE" -> new Refused(Refusal.INVALID_STATE, message);
            case "CHANGE_FROM_QUANTITY_STALE" -> new Refused(Refusal.STALE, message);
            case "IDEMPOTENCY_KEY_PARAMETER_MISMATCH" -> new Refused(Refusal.KEY_REUSED, message);
            case "IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED" -> new Refused(Refusal.NEW_KEY_NEEDED, message);
            case "IDEMPOTENCY_CONCURRENT_REQUEST" -> new Throttled(SHORTEST_WAIT.multipliedBy(2));
            case "INTERNAL_ERROR", "SERVICE_UNAVAILABLE" -> new Unknown(message);
            default -> new Refused(Refusal.USER_ERROR, message);
        };
    }

    /** Time until the bucket holds what the call costs: max(1 s, (requested - available) / restore rate). */
    private static Duration untilAffordable(JsonNode cost) {
        double missing = cost.path("requestedQueryCost").asDouble()
                - cost.at("/throttleStatus/currentlyAvailable").asDouble();
        double rate = cost.at("/throttleStatus/restoreRate").asDouble();
        Duration wait =
                rate > 0 && missing > 0 ? Duration.ofMillis((long) Math.ceil(1000 * missing / rate)) : SHORTEST_WAIT;
        return wait.compareTo(SHORTEST_WAIT) < 0 ? SHORTEST_WAIT : wait;
    }

    private static boolean hasAny(JsonNode data) {
        return StreamSupport.stream(data.spliterator(), false).anyMatch(field -> !field.isNull());
    }

    private static String message(JsonNode errors) {
        return errors.isTextual() ? errors.asText() : errors.at("/0/message").asText("no message");
    }
}
