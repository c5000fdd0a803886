package io.backhaul.partner.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.Stripe;
import com.stripe.net.ApiRequestParams;
import com.stripe.net.FormEncoder;
import com.stripe.param.RefundCreateParams;
import io.backhaul.core.fixture.Row;
import io.backhaul.core.money.Money;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StripeRefundRequestTest {

    private static final String COMMAND = "refund/5f0c/settlement:acme/stripe/pi_1/0 Größe & mehr=1";

    @Test
    void writesTheFormInOneOrder() {
        assertThat(body(request("pi_1")))
                .isEqualTo(
                        "amount=4990&metadata[backhaul_command]=refund%2F5f0c%2Fsettlement%3Aacme%2Fstripe%2Fpi_1%2F0"
                                + "+Gr%C3%B6%C3%9Fe+%26+mehr%3D1&metadata[backhaul_case]=case-1&payment_intent=pi_1"
                                + "&reason=requested_by_customer");
        assertThat(request("pi_1").body()).isEqualTo(request("pi_1").body());
    }

    @Row("S62")
    @Test
    void saysWhatStripesOwnLibraryWouldSay() throws IOException {
        RefundCreateParams params = RefundCreateParams.builder()
                .setAmount(4990L)
                .setPaymentIntent("pi_1")
                .putMetadata("backhaul_command", COMMAND)
                .putMetadata("backhaul_case", "case-1")
                .setReason(RefundCreateParams.Reason.REQUESTED_BY_CUSTOMER)
                .build();
        assertThat(pairs(body(request("pi_1")))).containsExactlyInAnyOrderElementsOf(pairs(theirs(params)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ch_1", "py_1"})
    void refundsAChargeAsACharge(String charge) {
        assertThat(body(request(charge))).contains("&charge=" + charge + "&");
    }

    @Test
    void carriesKeyAndVersion() {
        assertThat(request("pi_1").headers())
                .containsEntry("Idempotency-Key", "key-1")
                .containsEntry("Stripe-Version", Stripe.API_VERSION)
                .doesNotContainKey("Authorization");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "in_1", "pi_", "pi_1&amount=1", "gid://shopify/OrderTransaction/1"})
    void refusesWhatIsNoPayment(String payment) {
        assertThatThrownBy(() -> request(payment)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesKeysStripeWouldCut() {
        assertThatThrownBy(() -> new StripeRefundRequest("pi_1", Money.of("1", "USD"), "c".repeat(501), "case", "key"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static StripeRefundRequest request(String payment) {
        return new StripeRefundRequest(payment, Money.of("49.90", "USD"), COMMAND, "case-1", "key-1");
    }

    private static String body(StripeRefundRequest request) {
        return new String(request.body(), StandardCharsets.UTF_8);
    }

    private static String theirs(ApiRequestParams params) throws IOException {
        return new String(FormEncoder.createHttpContent(params.toMap()).byteArrayContent(), StandardCharsets.UTF_8);
    }

    private static List<String> pairs(String form) {
        return List.of(form.split("&")).stream()
                .map(p -> URLDecoder.decode(p, StandardCharsets.UTF_8))
                .toList();
    }
}
