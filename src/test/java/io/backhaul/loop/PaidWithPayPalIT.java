package io.backhaul.loop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.core.fixture.Row;
import io.backhaul.sandbox.kit.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Returns of orders that were paid with PayPal. */
class PaidWithPayPalIT {

    private static final Map<String, Object> PAYPAL = Map.of("gateway", "paypal");

    private final World world = new World();

    private CustomerReturn inspected(String order, String sku) {
        CustomerReturn r = world.returned(order, PAYPAL, World.item(sku, 1, "49.90"));
        world.acme.authorises(r, "acme");
        r.shipAndDeliver("acme");
        assertThat(r.refunds()).isEmpty();
        return r;
    }

    @Test
    @Row("S48")
    void aReturnEndsClosedWithExactlyOneRefundAlthoughTheAnswerIsLost() {
        CustomerReturn r = inspected("#PP1", "ACME-PP1");
        world.api.post(
                "/sandbox/paypal/faults", Map.of("kind", "500-after-effect", "times", 1, "payment", r.payment()));
        world.acme.inspects(r, "scrap");
        r.reaches("acme", "customerMoney", "PAID");
        world.acme.credits(r, "49.90");
        r.endsWith("acme", 4990);
        assertThat(r.facts("REFUND_SETTLED"))
                .as("answer and webhook say the same")
                .isEqualTo(1);
        assertThat(traceOfTheRefund(r)).as("PayPal's debug id").isNotBlank();
    }

    @Test
    @Row("S47")
    void aRefundMadeAtPayPalCountsAndNothingIsPaidOnTop() {
        CustomerReturn r = inspected("#PP2", "ACME-PP2");
        world.api.post("/sandbox/paypal/refunds", Map.of("payment", r.payment(), "amount", 4990));
        World.until(
                "the refund is known",
                () -> assertThat(r.facts("REFUND_MADE_ELSEWHERE")).isEqualTo(1));
        world.acme.inspects(r, "scrap");
        r.reaches("acme", "customerMoney", "PAID");
        r.isRefunded(4990);
        assertThat(r.commands("REFUND")).isZero();
    }

    @Test
    void aWebhookThatPayPalDidNotSignIsRefused() {
        byte[] body = Json.bytes(Map.of("id", "WH-FORGED", "event_type", "PAYMENT.CAPTURE.REFUNDED"));
        assertThat(hook(body, Map.of())).isEqualTo(401);
        Map<String, String> forged = new HashMap<>(Map.of(
                "PAYPAL-TRANSMISSION-ID", "1",
                "PAYPAL-TRANSMISSION-TIME", "2026-03-30T20:04:05Z",
                "PAYPAL-TRANSMISSION-SIG", "AAAA",
                "PAYPAL-CERT-URL", "https://api.paypal.com.evil.example/CERT",
                "PAYPAL-AUTH-ALGO", "SHA256withRSA"));
        assertThat(hook(body, forged)).as("a foreign certificate host").isEqualTo(401);
        forged.put("PAYPAL-CERT-URL", "https://api.sandbox.paypal.com/v1/notifications/certs/CERT-sandbox");
        assertThat(hook(body, forged))
                .as("PayPal's certificate, but not its signature")
                .isEqualTo(401);
        forged.put("PAYPAL-CERT-URL", "https://api.sandbox.paypal.com/v1/notifications/certs/CERT-away");
        assertThat(hook(body, forged))
                .as("a certificate that cannot be had now")
                .isEqualTo(503);
        assertThat(world.messages("WH-FORGED")).isEmpty();
    }

    private int hook(byte[] body, Map<String, String> headers) {
        return world.api.stranger("POST", "/hooks/paypal/demo", headers, body).status();
    }

    private String traceOfTheRefund(CustomerReturn r) {
        List<JsonNode> refunds = world.api.items("/api/commands").stream()
                .filter(c -> c.get("key").asText().contains(r.payment()))
                .toList();
        assertThat(refunds).hasSize(1);
        return refunds.get(0).path("trace").asText("");
    }
}
