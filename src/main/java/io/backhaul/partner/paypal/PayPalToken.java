package io.backhaul.partner.paypal;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.partner.Hmac;
import io.backhaul.partner.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * An access token.
 *
 * @param value what stands after {@code Bearer}; no log may show it
 * @param until when it is no longer used: a minute before it expires, so that none expires on its way
 */
public record PayPalToken(String value, Instant until) {

    public static final String PATH = "/v1/oauth2/token";

    private static final Duration MARGIN = Duration.ofMinutes(1);

    /** Body of the request. */
    public static byte[] body() {
        return Hmac.utf8("grant_type=client_credentials");
    }

    /** Headers of the request, credentials included. */
    public static Map<String, String> headers(String clientId, String secret) {
        String both = Base64.getEncoder().encodeToString(Hmac.utf8(clientId + ":" + secret));
        return Map.of(
                "Authorization",
                "Basic " + both,
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Accept",
                "application/json");
    }

    /** Empty when the answer has no token in it. */
    public static Optional<PayPalToken> read(int status, byte[] body, Instant now) {
        return Json.read(body)
                .filter(j -> status == 200 && j.path("access_token").isTextual())
                .map(j -> new PayPalToken(
                        j.path("access_token").asText(), now.plus(life(j)).minus(MARGIN)));
    }

    private static Duration life(JsonNode token) {
        return Duration.ofSeconds(token.path("expires_in").asLong(0));
    }

    public boolean isGood(Instant now) {
        return now.isBefore(until);
    }

    @Override
    public String toString() {
        return "token until " + until;
    }
}
