package io.backhaul.partner.aliexpress;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.partner.Headers;
import io.backhaul.partner.Hmac;
import io.backhaul.partner.Json;
import io.backhaul.partner.SignatureCheck;
import io.backhaul.partner.WebhookSignature;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A push message of AliExpress: header {@code Authorization} = hexadecimal HMAC-SHA256(app secret, app key + raw body). That is
 * documented for a sister platform and confirmed by one implementer only (supplier facts 1.7), and the message carries no id:
 * it is never more than a hint to read the order again.
 */
public final class AliExpressPush implements WebhookSignature {

    private final String appKey;

    /**
     * @param appKey key of the app that the messages are sent to; part of what is signed
     */
    public AliExpressPush(String appKey) {
        this.appKey = appKey;
    }

    @Override
    public SignatureCheck check(Map<String, String> headers, byte[] body, List<String> secrets, Instant now) {
        return Headers.find(headers, "Authorization")
                .map(h -> Hmac.matches(Hmac.unhex(h), secrets, Hmac.utf8(appKey), body))
                .map(valid -> valid ? SignatureCheck.VALID : SignatureCheck.WRONG)
                .orElse(SignatureCheck.MISSING);
    }

    /** The order to read again; empty for messages about anything else. */
    public static Optional<String> orderId(byte[] body) {
        return Json.read(body).flatMap(json -> Json.text(json, "/data/orderId"));
    }

    /** What makes two pushes the same push, for want of an id. */
    public static String key(byte[] body) {
        JsonNode json = Json.read(body).orElse(null);
        if (json == null) {
            return "unreadable/" + Hmac.hex(Hmac.sha256("push", body));
        }
        return String.join(
                "/",
                json.path("message_type").asText(),
                json.at("/data/orderId").asText(),
                json.at("/data/orderStatus").asText(),
                json.path("timestamp").asText());
    }
}
