package io.backhaul.partner.shopify;

import io.backhaul.partner.Headers;
import io.backhaul.partner.Hmac;
import io.backhaul.partner.SignatureCheck;
import io.backhaul.partner.WebhookSignature;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Shopify's webhook signature: base64 HMAC-SHA256 of the raw body, in {@code X-Shopify-Hmac-Sha256} or its newer name without
 * {@code X-} (Shopify facts 2.1). It signs no time, so a captured delivery stays valid: the webhook id is what keeps it from
 * counting twice.
 */
public final class ShopifySignature implements WebhookSignature {

    private static final List<String> REQUIRED = List.of("topic", "shop-domain", "webhook-id");

    @Override
    public SignatureCheck check(Map<String, String> headers, byte[] body, List<String> secrets, Instant now) {
        Optional<String> signature = header(headers, "hmac-sha256");
        if (signature.isEmpty()
                || REQUIRED.stream().anyMatch(h -> header(headers, h).isEmpty())) {
            return SignatureCheck.MISSING;
        }
        boolean valid = body.length > 0 && Hmac.matches(decoded(signature.get()), secrets, body);
        return valid ? SignatureCheck.VALID : SignatureCheck.WRONG;
    }

    /** A Shopify header by the end of its name, under either prefix. */
    static Optional<String> header(Map<String, String> headers, String name) {
        return Headers.find(headers, "X-Shopify-" + name).or(() -> Headers.find(headers, "shopify-" + name));
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
