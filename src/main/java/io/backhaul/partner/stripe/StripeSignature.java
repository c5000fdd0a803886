package io.backhaul.partner.stripe;

import io.backhaul.partner.Headers;
import io.backhaul.partner.SignatureCheck;
import io.backhaul.partner.TimestampedSignature;
import io.backhaul.partner.WebhookSignature;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Stripe's webhook signature: header {@code Stripe-Signature}, keyed by the whole {@code whsec_...} text (payment facts 1.6). */
public final class StripeSignature implements WebhookSignature {

    @Override
    public SignatureCheck check(Map<String, String> headers, byte[] body, List<String> secrets, Instant now) {
        return Headers.find(headers, "Stripe-Signature")
                .map(h -> TimestampedSignature.check(h, body, secrets, now))
                .orElse(SignatureCheck.MISSING);
    }
}
