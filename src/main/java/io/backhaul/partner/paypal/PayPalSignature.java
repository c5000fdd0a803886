package io.backhaul.partner.paypal;

import io.backhaul.partner.Headers;
import io.backhaul.partner.Hmac;
import io.backhaul.partner.SignatureCheck;
import io.backhaul.partner.WebhookSignature;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * PayPal's webhook signature: RSA over {@code transmission id | time | our webhook id | CRC-32 of the raw body}, by the
 * certificate whose address the webhook names (payment facts 2). The address is believed only at PayPal's own hosts.
 *
 * <p>The time is not held against the clock: PayPal repeats a delivery for three days. A checksum is no proof of the body, so
 * a signed body is a signal only: whoever reads it asks PayPal for the refund it names.
 */
public final class PayPalSignature implements WebhookSignature {

    private static final String ALGORITHM = "SHA256withRSA";
    private static final List<String> HEADERS = List.of(
            "PAYPAL-TRANSMISSION-ID",
            "PAYPAL-TRANSMISSION-TIME",
            "PAYPAL-TRANSMISSION-SIG",
            "PAYPAL-CERT-URL",
            "PAYPAL-AUTH-ALGO");

    private final String webhookId;
    private final PayPalCertificates certificates;

    /** @param webhookId PayPal's id of our webhook, from the account's settings: it is signed, so another's does not verify */
    public PayPalSignature(String webhookId, PayPalCertificates certificates) {
        this.webhookId = webhookId;
        this.certificates = certificates;
    }

    @Override
    public SignatureCheck check(Map<String, String> headers, byte[] body, List<String> secrets, Instant now) {
        List<String> values = HEADERS.stream()
                .map(name -> Headers.find(headers, name).orElse(""))
                .toList();
        if (values.contains("")) {
            return SignatureCheck.MISSING;
        }
        Optional<URI> address = address(values.get(3));
        if (address.isEmpty() || !values.get(4).equalsIgnoreCase(ALGORITHM)) {
            return SignatureCheck.WRONG;
        }
        try {
            byte[] message = message(values.get(0), values.get(1), webhookId, body);
            boolean signed = certificates
                    .trusted(address.get(), now)
                    .filter(certificate -> verifies(certificate, message, values.get(2)))
                    .isPresent();
            return signed ? SignatureCheck.VALID : SignatureCheck.WRONG;
        } catch (PayPalCertificates.Unreachable e) {
            return SignatureCheck.UNDECIDED;
        }
    }

    /** What is signed. */
    static byte[] message(String id, String time, String webhookId, byte[] body) {
        CRC32 crc = new CRC32();
        crc.update(body);
        return Hmac.utf8(id + "|" + time + "|" + webhookId + "|" + crc.getValue());
    }

    /** The address, if it is https at one of PayPal's hosts and nothing else. */
    static Optional<URI> address(String text) {
        try {
            URI uri = new URI(text);
            String host = Optional.ofNullable(uri.getHost()).orElse("").toLowerCase(Locale.ROOT);
            boolean theirs = host.equals("paypal.com") || host.endsWith(".paypal.com");
            boolean plain = uri.getUserInfo() == null
                    && uri.getFragment() == null
                    && (uri.getPort() == -1 || uri.getPort() == 443);
            return Optional.of(uri).filter(u -> "https".equalsIgnoreCase(u.getScheme()) && theirs && plain);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static boolean verifies(X509Certificate certificate, byte[] message, String signature) {
        try {
            Signature check = Signature.getInstance(ALGORITHM);
            check.initVerify(certificate.getPublicKey());
            check.update(message);
            return check.verify(Base64.getDecoder().decode(signature));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }
}
