package io.backhaul.partner.shopify;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.partner.Headers;
import io.backhaul.partner.Json;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What a call of the Admin API came to (Shopify facts 1.4, 1.5, 3). The store says most of it with HTTP 200, so the status alone
 * proves nothing.
 */
public sealed interface ShopifyAnswer {

    /** It took effect, or the question was answered in full. */
    record Done(JsonNode data) implements ShopifyAnswer {}

    /** Definitely not done, and the same call will not be done later either, except as {@link Refusal} says. */
    record Refused(Refusal refusal, String message) implements ShopifyAnswer {}

    /**
     * Not done yet: the same bytes again after this time.
     *
     * @param unsent true when the hub kept the call back itself; that a store which throttles has done nothing is not documented
     */
    record Throttled(Duration after, boolean unsent) implements ShopifyAnswer {

        public Throttled(Duration after) {
            this(after, false);
        }
    }

    /** The token, a scope or the shop itself is shut: nothing goes through until a person or a new token opens it. */
    record Unauthorized(String reason) implements ShopifyAnswer {}

    /** Nobody can tell whether it took effect: read the store, see {@link ShopifyReturn}. */
    record Unknown(String reason) implements ShopifyAnswer {}

    /** Why a call was refused. */
    enum Refusal {
        /** The store does not know the object. */
        NOT_FOUND,
        /** The object is in another state: read it, perhaps it is where it should be. */
        INVALID_STATE,
        /** The stock level is not the expected one, or the move was done before: read it ({@link StockMove#state}). */
        STALE,
        /** The idempotency key was used with other parameters: our defect, and the first call may have succeeded. */
        KEY_REUSED,
        /** The first try under this key failed for certain: the next needs a new key. */
        NEW_KEY_NEEDED,
        /** The store rejects what was asked. */
        USER_ERROR,
        /** The store rejects how it was asked: our defect. */
        INVALID_REQUEST
    }

    /** Reads the answer to a mutation. */
    static ShopifyAnswer ofMutation(int status, Map<String, String> headers, byte[] body) {
        return read(status, headers, body, new Unknown("the answer carries no payload"));
    }

    /** Reads the answer to a query by id, where null means that there is no such object. */
    static ShopifyAnswer ofQuery(int status, Map<String, String> headers, byte[] body) {
        return read(status, headers, body, new Refused(Refusal.NOT_FOUND, "the store knows no such object"));
    }

    /** A call that got no answer at all: time-out, connection refused or reset. */
    static ShopifyAnswer none(String reason) {
        return new Unknown(reason);
    }

    private static ShopifyAnswer read(int status, Map<String, String> headers, byte[] body, ShopifyAnswer ofNull) {
        if (status == 429) {
            return new Throttled(retryAfter(headers).orElse(Duration.ofSeconds(1)));
        }
        if (status == 401 || status == 402 || status == 403 || status == 404 || status == 423) {
            return new Unauthorized(words(status, body));
        }
        if (status == 400 || status == 405 || status == 406 || status == 413 || status == 415 || status == 422) {
            return new Refused(Refusal.INVALID_REQUEST, "HTTP " + status);
        }
        Optional<JsonNode> json = status == 200 ? Json.read(body) : Optional.empty();
        return json.filter(JsonNode::isObject)
                .map(j -> ShopifyAnswerBody.read(j, ofNull))
                .orElseGet(() -> new Unknown("HTTP " + status + (status == 200 ? ", unreadable" : "")));
    }

    /** With what the store says beside the status, where it says it in one text. */
    private static String words(int status, byte[] body) {
        return Json.read(body)
                .flatMap(json -> Json.text(json, "/errors"))
                .map(errors -> "HTTP " + status + ", " + errors)
                .orElse("HTTP " + status);
    }

    private static Optional<Duration> retryAfter(Map<String, String> headers) {
        return Headers.find(headers, "Retry-After")
                .filter(v -> v.matches("\\d{1,5}(\\.\\d+)?"))
                .map(v -> Duration.ofMillis((long) Math.ceil(Double.parseDouble(v) * 1000)));
    }
}
