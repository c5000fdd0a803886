package io.backhaul.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backhaul.core.money.Money;
import io.backhaul.partner.Hmac;
import io.backhaul.partner.Json;
import io.backhaul.partner.RefundAnswer;
import io.backhaul.partner.RefundAnswer.Exists;
import io.backhaul.partner.RefundAnswer.Unknown;
import io.backhaul.partner.SignatureCheck;
import io.backhaul.partner.paypal.CertificateChain;
import io.backhaul.partner.paypal.PayPalRefund;
import io.backhaul.partner.paypal.PayPalRefundAnswer;
import io.backhaul.partner.paypal.PayPalRefundRequest;
import io.backhaul.partner.paypal.PayPalSignature;
import io.backhaul.partner.paypal.PayPalToken;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Refunds whose answers get lost or that fail late, and the webhooks about them. */
class PayPalAtTheSandboxTest extends AtTheSandbox {

    private String capture(String order) {
        Map<String, Object> paid = Map.of("deliver", false, "gateway", "paypal");
        return SomeReturn.on(desk, order, paid).get("payment").asText();
    }

    @Test
    void aRefundWithALostAnswerIsToldAgainAndSaysTheSameAsItsWebhook() throws Exception {
        PayPalRefundRequest request = request(capture("#P1"));
        desk.post("/sandbox/paypal/faults", Map.of("kind", "500-after-effect", "payment", request.capture()));

        assertThat(refund(request, false)).isInstanceOf(Unknown.class);
        Exists found = (Exists) refund(request, true);

        ObjectNode answer = only(MAPPINGS.apply("paypal/refund", PayPalRefund.input("paypal", found.refund())));
        ObjectNode told = only(told(request, "COMPLETED"));
        assertThat(told.path("key")).isEqualTo(answer.path("key"));
        assertThat(told.path("commandKey").asText()).isEqualTo(request.command());
        assertThat(told.path("references")).isEqualTo(answer.path("references"));
        assertThat(answer.at("/amount/amount").asText()).isEqualTo("49.90");
    }

    @Test
    void aPendingRefundFailsLateAndTheWebhookSaysSo() throws Exception {
        PayPalRefundRequest request = request(capture("#P2"));
        desk.post("/sandbox/paypal/captures/" + request.capture() + "/slow", Map.of());

        Exists pending = (Exists) refund(request, false);
        desk.post("/sandbox/paypal/refunds/" + pending.id() + "/fail", Map.of());
        Exists failed = (Exists) refund(request, true);

        assertThat(pending.status()).isEqualTo("PENDING");
        assertThat(only(told(request, "PENDING")).path("pending").asBoolean()).isTrue();
        assertThat(only(told(request, "FAILED")).path("kind").asText()).isEqualTo("REFUND_FAILED");
        assertThat(failed.status()).as("a repetition tells the latest status").isEqualTo("FAILED");
    }

    @Test
    void oneInvoiceIdIsTakenOnceWhateverTheRequestId() throws Exception {
        PayPalRefundRequest request = request(capture("#P3"));
        refund(request, false);
        Map<String, String> headers = headers(request);
        headers.put("PayPal-Request-Id", "another");

        HttpResponse<byte[]> answer = post(setting("DEMO_PAYPAL_URL") + request.path(), headers, request.body());

        assertThat(new String(answer.body())).contains("DUPLICATE_INVOICE_ID");
        assertThat(PayPalRefundAnswer.read(answer.statusCode(), flat(answer), answer.body(), true))
                .isInstanceOfSatisfying(
                        Unknown.class, u -> assertThat(u.lookupOnly()).isTrue());
    }

    private static PayPalRefundRequest request(String capture) {
        String key = UUID.randomUUID().toString();
        return new PayPalRefundRequest(
                capture,
                Money.of("49.90", "USD"),
                "refund/" + key + "/settlement:acme/paypal/" + capture + "/0",
                UUID.nameUUIDFromBytes(Hmac.utf8(key)));
    }

    private RefundAnswer refund(PayPalRefundRequest request, boolean repeated) throws Exception {
        HttpResponse<byte[]> answer =
                post(setting("DEMO_PAYPAL_URL") + request.path(), headers(request), request.body());
        return PayPalRefundAnswer.read(answer.statusCode(), flat(answer), answer.body(), repeated);
    }

    private Map<String, String> headers(PayPalRefundRequest request) throws Exception {
        HttpResponse<byte[]> token = post(
                setting("DEMO_PAYPAL_URL") + PayPalToken.PATH,
                PayPalToken.headers(setting("DEMO_PAYPAL_CLIENT_ID"), setting("DEMO_PAYPAL_SECRET")),
                PayPalToken.body());
        Map<String, String> headers = new HashMap<>(request.headers());
        headers.put(
                "Authorization",
                "Bearer "
                        + PayPalToken.read(token.statusCode(), token.body(), Instant.now())
                                .orElseThrow()
                                .value());
        return headers;
    }

    /** What the first well-signed webhook about this refund in that status means. */
    private List<ObjectNode> told(PayPalRefundRequest request, String status) {
        await().until(() -> !hooksOf(request, status).isEmpty());
        JsonNode event = hooksOf(request, status).get(0);
        return MAPPINGS.apply("paypal/event", PayPalRefund.eventInput("paypal", event, event.get("resource")));
    }

    private List<JsonNode> hooksOf(PayPalRefundRequest request, String status) {
        return hub.hooks.stream()
                .filter(h -> h.path().equals("/hooks/paypal/demo"))
                .filter(h -> signature()
                        .check(h.headers(), Hmac.utf8(h.body()), List.of(), Instant.now())
                        .equals(SignatureCheck.VALID))
                .map(h -> Json.read(Hmac.utf8(h.body())).orElseThrow())
                .filter(e -> e.toString().contains(request.capture()))
                .filter(e -> e.at("/resource/status").asText().equals(status))
                .toList();
    }

    private PayPalSignature signature() {
        CertificateChain chain =
                new CertificateChain(CertificateChain.read(Hmac.utf8(setting("SANDBOX_PAYPAL_CA"))), List.of());
        return new PayPalSignature(setting("DEMO_PAYPAL_WEBHOOK_ID"), (address, now) -> {
            try {
                return chain.trusted(
                        get(setting("BACKHAUL_SANDBOX_URL") + "/paypal" + address.getPath(), Map.of())
                                .body(),
                        now);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
