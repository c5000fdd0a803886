package io.backhaul.partner.tracking;

import io.backhaul.partner.Headers;
import io.backhaul.partner.Hmac;
import io.backhaul.partner.SignatureCheck;
import io.backhaul.partner.WebhookSignature;
import java.text.Normalizer;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * EasyPost's webhook signature: {@code X-Hmac-Signature: hmac-sha256-hex=<hex>} over the raw body; the key is the secret after
 * Unicode normalisation NFKD, without which secrets with accents never verify (supplier facts 5.2).
 */
public final class EasyPostSignature implements WebhookSignature {

    private static final String SCHEME = "hmac-sha256-hex=";

    @Override
    public SignatureCheck check(Map<String, String> headers, byte[] body, List<String> secrets, Instant now) {
        return Headers.find(headers, "X-Hmac-Signature")
                .map(h -> signed(h, body, secrets) ? SignatureCheck.VALID : SignatureCheck.WRONG)
                .orElse(SignatureCheck.MISSING);
    }

    private static boolean signed(String header, byte[] body, List<String> secrets) {
        return header.startsWith(SCHEME)
                && Hmac.matches(Hmac.unhex(header.substring(SCHEME.length())), secrets, EasyPostSignature::nfkd, body);
    }

    private static String nfkd(String secret) {
        return Normalizer.normalize(secret, Normalizer.Form.NFKD);
    }
}
