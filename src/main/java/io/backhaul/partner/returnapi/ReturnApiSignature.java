package io.backhaul.partner.returnapi;

import io.backhaul.partner.Headers;
import io.backhaul.partner.SignatureCheck;
import io.backhaul.partner.TimestampedSignature;
import io.backhaul.partner.WebhookSignature;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * How a partner signs calls to {@code /hooks/returns/{partner}}: header {@code X-Backhaul-Signature: t=<epoch s>,v1=<hex>}, v1 =
 * HMAC-SHA256(his secret, t + "." + body), within five minutes of our clock.
 */
public final class ReturnApiSignature implements WebhookSignature {

    public static final String HEADER = "X-Backhaul-Signature";

    @Override
    public SignatureCheck check(Map<String, String> headers, byte[] body, List<String> secrets, Instant now) {
        return Headers.find(headers, HEADER)
                .map(h -> TimestampedSignature.check(h, body, secrets, now))
                .orElse(SignatureCheck.MISSING);
    }
}
