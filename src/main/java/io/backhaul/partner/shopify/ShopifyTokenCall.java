package io.backhaul.partner.shopify;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.partner.Hmac;
import io.backhaul.partner.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A request for an access token, {@code POST /admin/oauth/access_token} at the shop (Shopify facts 3).
 *
 * @param type media type of the body
 * @param body holds credentials: no log may show it
 */
public record ShopifyTokenCall(String type, byte[] body) {

    public static final String PATH = "/admin/oauth/access_token";

    private static final String EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";
    private static final String SESSION_TOKEN = "urn:ietf:params:oauth:token-type:id_token";
    private static final String OFFLINE = "urn:shopify:params:oauth:token-type:offline-access-token";

    /** What became of it. */
    public sealed interface Answer {

        /** A token. */
        record Granted(ShopifyToken token) implements Answer {}

        /** The store does not accept the credentials, the refresh token or the session token: repeating changes nothing. */
        record Refused(String reason) implements Answer {}

        /** No word about the credentials: the same again later. */
        record Unavailable(String reason) implements Answer {}
    }

    /** For an app of the merchant's own organisation. */
    public static ShopifyTokenCall clientCredentials(String clientId, String secret) {
        String form =
                "grant_type=client_credentials&client_id=" + encoded(clientId) + "&client_secret=" + encoded(secret);
        return new ShopifyTokenCall("application/x-www-form-urlencoded", Hmac.utf8(form));
    }

    /** An offline token, with a refresh token, for the session token of an embedded app. */
    public static ShopifyTokenCall exchange(String clientId, String secret, String sessionToken) {
        Map<String, Object> fields = fields(clientId, secret, EXCHANGE);
        fields.put("subject_token", sessionToken);
        fields.put("subject_token_type", SESSION_TOKEN);
        fields.put("requested_token_type", OFFLINE);
        fields.put("expiring", "1");
        return json(fields);
    }

    /** The next offline token. */
    public static ShopifyTokenCall refresh(String clientId, String secret, String refreshToken) {
        Map<String, Object> fields = fields(clientId, secret, "refresh_token");
        fields.put("refresh_token", refreshToken);
        return json(fields);
    }

    /** Reads the answer; its words never hold a credential, since only the store's error code and status are taken over. */
    public static Answer read(int status, byte[] body, Instant now) {
        Optional<JsonNode> json = Json.read(body);
        Optional<ShopifyToken> token = json.filter(j -> status == 200).flatMap(answer -> ShopifyToken.of(answer, now));
        if (token.isPresent()) {
            return new Answer.Granted(token.get());
        }
        String code = json.flatMap(j -> Json.text(j, "/error"))
                .filter(c -> c.matches("[a-z_]{1,60}"))
                .orElse("no token");
        String reason = "HTTP " + status + ", " + code;
        return status == 400 || status == 401 || status == 403 || status == 404
                ? new Answer.Refused(reason)
                : new Answer.Unavailable(reason);
    }

    private static Map<String, Object> fields(String clientId, String secret, String grant) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("client_id", clientId);
        fields.put("client_secret", secret);
        fields.put("grant_type", grant);
        return fields;
    }

    private static ShopifyTokenCall json(Map<String, Object> fields) {
        return new ShopifyTokenCall("application/json", Json.write(fields));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "token call";
    }
}
