package io.backhaul.sandbox.paypal;

import io.backhaul.sandbox.kit.Answer;
import io.backhaul.sandbox.kit.Call;
import io.backhaul.sandbox.kit.Ids;
import io.backhaul.sandbox.kit.Shelf;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Access tokens: given for the account's credentials, good for nine hours of real time or until all are taken back. */
final class Tokens {

    private static final String COLLECTION = "paypal-tokens";
    private static final Duration LIFE = Duration.ofHours(9);

    record Token(String value, Instant until, boolean revoked) {}

    private final Shelf shelf;
    private final String basic;

    Tokens(Shelf shelf, String clientId, String secret) {
        this.shelf = shelf;
        this.basic = "Basic "
                + Base64.getEncoder().encodeToString((clientId + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }

    Answer give(Call call) {
        if (!call.header("Authorization").orElse("").equals(basic)) {
            return Answer.json(
                    401, Map.of("error", "invalid_client", "error_description", "Client Authentication failed"));
        } else if (!"client_credentials".equals(call.form().get("grant_type"))) {
            return Answer.json(400, Map.of("error", "unsupported_grant_type"));
        }
        Token token = new Token(Ids.prefixed("A21AA"), Instant.now().plus(LIFE), false);
        shelf.put(COLLECTION, token.value(), token);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("scope", "https://uri.paypal.com/services/payments/refund");
        body.put("access_token", token.value());
        body.put("token_type", "Bearer");
        body.put("expires_in", LIFE.toSeconds());
        return Answer.json(body);
    }

    void check(Call call) {
        String given = call.header("Authorization").orElse("").replaceFirst("^Bearer ", "");
        boolean good = shelf.find(COLLECTION, given, Token.class)
                .filter(token -> !token.revoked() && token.until().isAfter(Instant.now()))
                .isPresent();
        if (!good) {
            throw new PayPalError(401, "AUTHENTICATION_FAILURE", "INVALID_TOKEN");
        }
    }

    List<Token> given() {
        return shelf.all(COLLECTION, Token.class);
    }

    void revoke() {
        given().forEach(t -> shelf.put(COLLECTION, t.value(), new Token(t.value(), t.until(), true)));
    }
}
