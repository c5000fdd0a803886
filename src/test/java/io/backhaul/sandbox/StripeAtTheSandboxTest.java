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
import io.backhaul.partner.RefundLookup.Found;
import io.backhaul.partner.SignatureCheck;
import io.backhaul.partner.stripe.StripeRefund;
import io.backhaul.partner.stripe.StripeRefundAnswer;
import io.backhaul.partner.stripe.StripeRefundLookup;
import io.backhaul.partner.stripe.StripeRefundRequest;
import io.backhaul.partner.stripe.StripeSignature;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Refunds whose answers get lost, and the webhooks about them. */
class StripeAtTheSandboxTest extends AtTheSandbox {

    @Test
    void aRefundWithALostAnswerIsFoundAndSaysTheSameAsItsWebhook() throws Exception {
        String payment = someReturn(false, "ACME-1").get("payment").asText();
        desk.post("/sandbox/stripe/faults", Map.of("kind", "500-after-effect", "times", 1, "payment", payment));
        StripeRefundRequest request = new StripeRefundRequest(
                payment, Money.of("49.90", "USD"), "refund/case/settlement:acme/0", "case", "key-1");

        assertThat(refund(request)).isInstanceOf(Unknown.class);
        assertThat(refund(request))
                .isInstanceOfSatisfying(
                        Unknown.class, u -> assertThat(u.lookupOnly()).isTrue());
        Found found = (Found) lookUp(request).found();
        ObjectNode answer = only(MAPPINGS.apply(
                "stripe/refund", StripeRefund.input("stripe", found.refund().refund())));
        await().until(() -> !hooksOf(request).isEmpty());
        ObjectNode told = only(MAPPINGS.apply(
                "stripe/event",
                StripeRefund.eventInput("stripe", hooksOf(request).get(0))));
        assertThat(told.path("key")).isEqualTo(answer.path("key"));
        assertThat(told.path("commandKey").asText()).isEqualTo(request.command());
        assertThat(answer.at("/amount/amount").asText()).isEqualTo("49.90");
    }

    @Test
    void aRefundIsSettledOnceHoweverOftenItIsSent() throws Exception {
        String payment = someReturn(false, "ACME-1").get("payment").asText();
        StripeRefundRequest request =
                new StripeRefundRequest(payment, Money.of("1.00", "USD"), "refund/case/goodwill/0", "case", "key-2");
        RefundAnswer first = refund(request);
        assertThat(first)
                .isInstanceOfSatisfying(
                        Exists.class,
                        r -> assertThat(r.refund().path("amount").asLong()).isEqualTo(100));
        assertThat(refund(request)).isEqualTo(first);
    }

    private RefundAnswer refund(StripeRefundRequest request) throws Exception {
        Map<String, String> headers = new HashMap<>(request.headers());
        headers.put("Authorization", "Bearer " + setting("DEMO_STRIPE_KEY"));
        HttpResponse<byte[]> answer =
                post(setting("DEMO_STRIPE_URL") + StripeRefundRequest.PATH, headers, request.body());
        return StripeRefundAnswer.read(answer.statusCode(), flat(answer), answer.body());
    }

    private StripeRefundLookup lookUp(StripeRefundRequest request) throws Exception {
        HttpResponse<byte[]> answer = get(
                setting("DEMO_STRIPE_URL") + StripeRefundLookup.path(request.payment(), null),
                Map.of("Authorization", "Bearer " + setting("DEMO_STRIPE_KEY")));
        return StripeRefundLookup.read(answer.statusCode(), answer.body(), request.command());
    }

    /** Bodies of well-signed webhooks about this refund. */
    private List<JsonNode> hooksOf(StripeRefundRequest request) {
        return hub.hooks.stream()
                .filter(h -> new StripeSignature()
                        .check(h.headers(), Hmac.utf8(h.body()), List.of("whsec_test_secret"), Instant.now())
                        .equals(SignatureCheck.VALID))
                .map(h -> Json.read(Hmac.utf8(h.body())).orElseThrow())
                .filter(e ->
                        e.at("/data/object/metadata/backhaul_command").asText().equals(request.command()))
                .toList();
    }
}
