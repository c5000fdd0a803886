package io.backhaul.sandbox.paypal;

import io.backhaul.sandbox.kit.Courier;
import io.backhaul.sandbox.kit.Delivery;
import io.backhaul.sandbox.kit.Ids;
import io.backhaul.sandbox.kit.Json;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.zip.CRC32;

/** PayPal's webhooks to the hub's account {@code demo}, signed with the account's certificate. */
final class Notices {

    /** Where a receiver finds the certificate: a host of PayPal's, so that the hub's own check lets it pass. */
    static final String CERTIFICATE = "https://api.sandbox.paypal.com/v1/notifications/certs/CERT-sandbox";

    private static final String SIGNER = "paypal";
    private static final String PATH = "/hooks/paypal/demo";

    private final Courier courier;
    private final Clock clock;

    Notices(Courier courier, Clock clock, String webhookId, PrivateKey key) {
        this.courier = courier;
        this.clock = clock;
        courier.signer(SIGNER, body -> signature(webhookId, key, body));
    }

    private Map<String, String> signature(String webhookId, PrivateKey key, String body) {
        String id = UUID.randomUUID().toString();
        String time = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
        CRC32 crc = new CRC32();
        crc.update(body.getBytes(StandardCharsets.UTF_8));
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(
                    (id + "|" + time + "|" + webhookId + "|" + crc.getValue()).getBytes(StandardCharsets.UTF_8));
            return Map.of(
                    "PAYPAL-TRANSMISSION-ID", id,
                    "PAYPAL-TRANSMISSION-TIME", time,
                    "PAYPAL-TRANSMISSION-SIG", Base64.getEncoder().encodeToString(signature.sign()),
                    "PAYPAL-CERT-URL", CERTIFICATE,
                    "PAYPAL-AUTH-ALGO", "SHA256withRSA");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    void send(String type, String resourceType, Map<String, Object> resource) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("id", Ids.prefixed("WH-").toUpperCase(Locale.ROOT));
        event.put("event_version", "1.0");
        event.put("create_time", clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
        event.put("resource_type", resourceType);
        event.put("resource_version", "2.0");
        event.put("event_type", type);
        event.put("resource", resource);
        courier.send(new Delivery(
                (String) event.get("id"), PATH, Map.of("Content-Type", "application/json"), Json.text(event), SIGNER));
    }
}
