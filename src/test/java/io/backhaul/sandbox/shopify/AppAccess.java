package io.backhaul.sandbox.shopify;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.sandbox.kit.Answer;
import io.backhaul.sandbox.kit.Call;
import io.backhaul.sandbox.kit.Ids;
import io.backhaul.sandbox.kit.Json;
import io.backhaul.sandbox.kit.Shelf;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The app at the stores: whether it is installed, what it may do, and the tokens it was given. */
final class AppAccess {

    /** Id of the app and its secret, for all grants. */
    static final String CLIENT_ID = "sandbox-app";

    static final String CLIENT_SECRET = "sandbox-app-secret";

    /** What the store's admin would give the embedded app. */
    static final String SESSION_TOKEN = "sandbox-session-token";

    static final List<String> SCOPES = List.of(
            "read_orders",
            "write_orders",
            "read_returns",
            "write_returns",
            "read_fulfillments",
            "read_inventory",
            "write_inventory",
            "read_locations",
            "read_products",
            "read_all_orders",
            "read_shopify_payments_disputes");

    private static final String TOKENS = "shopify-tokens";
    private static final String APPS = "shopify-apps";
    private static final Duration DAY = Duration.ofSeconds(86_399);
    private static final Duration HOUR = Duration.ofHours(1);

    /** @param follows the refresh token it was given for, which it ends when it is used; may be null */
    record Token(String value, String store, Instant until, String refresh, String follows, boolean revoked) {}

    /** @param fixed whether the access token of the store's settings is taken */
    record App(boolean installed, boolean fixed, List<String> scopes) {}

    private final Shelf shelf;

    AppAccess(Shelf shelf) {
        this.shelf = shelf;
    }

    App app(Store store) {
        return shelf.find(APPS, store.code(), App.class).orElse(new App(true, true, SCOPES));
    }

    void put(Store store, App app) {
        shelf.put(APPS, store.code(), app);
    }

    List<Token> given() {
        return shelf.all(TOKENS, Token.class);
    }

    /** All tokens that were given so far are taken no more. */
    void revoke(Store store) {
        given().stream().filter(token -> token.store().equals(store.code())).forEach(this::end);
    }

    private void end(Token t) {
        shelf.put(TOKENS, t.value(), new Token(t.value(), t.store(), t.until(), t.refresh(), t.follows(), true));
    }

    /** Whether a call with this token is let in. */
    boolean takes(Store store, String given) {
        App app = app(store);
        if (!app.installed() || given.equals(Store.TOKEN)) {
            return app.installed() && app.fixed();
        }
        Optional<Token> token = shelf.find(TOKENS, given, Token.class)
                .filter(t -> t.store().equals(store.code()) && !t.revoked())
                .filter(t -> t.until().isAfter(Instant.now()));
        token.ifPresent(this::used);
        return token.isPresent();
    }

    /** The refresh token before is good until the new token is used. */
    private void used(Token token) {
        given().stream()
                .filter(t -> t.refresh() != null && t.refresh().equals(token.follows()) && !t.revoked())
                .forEach(this::end);
    }

    /** {@code POST /admin/oauth/access_token}. */
    Answer grant(Call call) {
        Store store = Store.of(call.name("store"));
        boolean form = call.header("Content-Type").orElse("").startsWith("application/x-www-form-urlencoded");
        JsonNode asked = form ? Json.read(Json.bytes(call.form()), JsonNode.class) : call.json();
        if (!app(store).installed()
                || !asked.path("client_id").asText().equals(CLIENT_ID)
                || !asked.path("client_secret").asText().equals(CLIENT_SECRET)) {
            return Answer.json(400, Map.of("error", "invalid_client"));
        }
        String grant = asked.path("grant_type").asText();
        if (grant.equals("client_credentials")) {
            return give(store, DAY, false, null);
        } else if (grant.endsWith("token-exchange")) {
            return asked.path("subject_token").asText().equals(SESSION_TOKEN)
                    ? give(store, HOUR, true, null)
                    : Answer.json(400, Map.of("error", "invalid_subject_token"));
        }
        String refresh = asked.path("refresh_token").asText();
        boolean known = given().stream()
                .anyMatch(token ->
                        refresh.equals(token.refresh()) && token.store().equals(store.code()) && !token.revoked());
        return known ? give(store, HOUR, true, refresh) : Answer.json(400, Map.of("error", "invalid_grant"));
    }

    private Answer give(Store store, Duration life, boolean expiring, String follows) {
        Token token = new Token(
                Ids.prefixed("shpat_"),
                store.code(),
                Instant.now().plus(life),
                expiring ? Ids.prefixed("shprt_") : null,
                follows,
                false);
        shelf.put(TOKENS, token.value(), token);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("access_token", token.value());
        body.put("scope", String.join(",", app(store).scopes()));
        body.put("expires_in", life.toSeconds());
        if (expiring) {
            body.put("refresh_token", token.refresh());
            body.put("refresh_token_expires_in", Duration.ofDays(90).toSeconds());
        }
        return Answer.json(body);
    }

    /** As {@code currentAppInstallation} shows it. */
    View view(Store store) {
        List<View> scopes = app(store).scopes().stream()
                .map(scope -> new View("AccessScope").with("handle", scope).with("description", scope))
                .toList();
        return new View("AppInstallation")
                .with("id", "gid://shopify/AppInstallation/1")
                .with("accessScopes", scopes);
    }
}
