package io.backhaul.partner.mail;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.partner.Hmac;
import io.backhaul.partner.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A request for an access token to a mailbox (RFC 6749, sections 4.4 and 6), and what the provider answers. Only the provider's
 * error code and status are taken into words, so no log ever shows a credential.
 *
 * @param body a form; holds credentials
 */
public record OAuthCall(byte[] body) {

    public static final String TYPE = "application/x-www-form-urlencoded";

    private static final Duration DEFAULT_LIFE = Duration.ofMinutes(5);

    /** What became of it. */
    public sealed interface Answer {

        /**
         * A token.
         *
         * @param refreshToken the next refresh token, or null when the old one stays
         */
        record Granted(String token, Instant expires, String refreshToken) implements Answer {
            @Override
            public String toString() {
                return "a token until " + expires;
            }
        }

        /** The provider does not accept what we have: repeating changes nothing. */
        record Refused(String reason) implements Answer {}

        /** No word about the credentials: the same again later. */
        record Unavailable(String reason) implements Answer {}
    }

    /** For an application that may open the mailbox by itself (Microsoft 365). */
    public static OAuthCall clientCredentials(String clientId, String secret, String scope) {
        return new OAuthCall(Hmac.utf8("grant_type=client_credentials" + client(clientId, secret, scope)));
    }

    /** For a mailbox whose owner has agreed once (Google, Microsoft 365). */
    public static OAuthCall refresh(String clientId, String secret, String scope, String refreshToken) {
        return new OAuthCall(Hmac.utf8(
                "grant_type=refresh_token&refresh_token=" + encoded(refreshToken) + client(clientId, secret, scope)));
    }

    public static Answer read(int status, byte[] body, Instant now) {
        Optional<JsonNode> json = Json.read(body);
        Optional<String> token = json.filter(j -> status == 200).flatMap(j -> Json.text(j, "/access_token"));
        if (token.isPresent()) {
            long seconds = json.get().path("expires_in").asLong(DEFAULT_LIFE.toSeconds());
            String next = Json.text(json.get(), "/refresh_token").orElse(null);
            return new Answer.Granted(token.get(), now.plusSeconds(seconds), next);
        }
        String code = json.flatMap(j -> Json.text(j, "/error"))
                .filter(c -> c.matches("[a-z_]{1,60}"))
                .orElse("no token");
        String reason = "HTTP " + status + ", " + code;
        return status >= 400 && status < 500 && status != 408 && status != 429
                ? new Answer.Refused(reason)
                : new Answer.Unavailable(reason);
    }

    private static String client(String clientId, String secret, String scope) {
        return "&client_id=" + encoded(clientId)
                + (secret.isEmpty() ? "" : "&client_secret=" + encoded(secret))
                + (scope.isEmpty() ? "" : "&scope=" + encoded(scope));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "token call";
    }
}
