package io.backhaul.partner.paypal;

import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.partner.Hmac;
import io.backhaul.partner.RefundAnswer;
import io.backhaul.partner.RefundAnswer.Exists;
import io.backhaul.partner.RefundAnswer.Paused;
import io.backhaul.partner.RefundAnswer.Rejected;
import io.backhaul.partner.RefundAnswer.Retry;
import io.backhaul.partner.RefundAnswer.Unknown;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PayPalRefundAnswerTest {

    private static final String UP =
            "\"links\":[{\"rel\":\"up\",\"href\":\"https://api.paypal.com/v2/payments/captures/3C67\"}]";

    private static RefundAnswer read(int status, String body) {
        return PayPalRefundAnswer.read(status, Map.of(), Hmac.utf8(body), false);
    }

    private static RefundAnswer repeated(int status, String body) {
        return PayPalRefundAnswer.read(status, Map.of(), Hmac.utf8(body), true);
    }

    private static String error(String name, String issue) {
        return "{\"name\":\"" + name + "\",\"message\":\"No.\",\"debug_id\":\"f1d2\",\"details\":[{\"issue\":\"" + issue
                + "\",\"description\":\"CAPTURE_FULLY_REFUNDED, says a text that decides nothing\"}]}";
    }

    @ParameterizedTest
    @CsvSource({"201, COMPLETED", "200, COMPLETED", "201, PENDING", "200, FAILED", "200, CANCELLED"})
    void theRefundIsThereWhateverItsStatus(int status, String word) {
        String refund = "{\"id\":\"8AB1\",\"status\":\"" + word
                + "\",\"amount\":{\"value\":\"1.00\",\"currency_code\":\"USD\"}," + UP + "}";
        assertThat(read(status, refund)).isInstanceOfSatisfying(Exists.class, r -> {
            assertThat(r.id()).isEqualTo("8AB1");
            assertThat(r.status()).isEqualTo(word);
        });
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "200 | ``",
                "200 | <html>",
                "201 | {}",
                "201 | {\"id\":\"8AB1\",\"status\":\"COMPLETED\"}",
                "302 | ``",
                "400 | <html>a proxy</html>",
                "404 | ``",
                "408 | {\"name\":\"TIMEOUT\"}",
                "422 | {}",
                "500 | {\"name\":\"INTERNAL_SERVER_ERROR\",\"debug_id\":\"f1d2\"}",
                "502 | <html>",
                "503 | ``",
                "504 | ``",
            })
    void everythingElseThatIsNoDefiniteWordIsLookedUpAndMayBeRepeated(int status, String body) {
        assertThat(read(status, body))
                .isInstanceOfSatisfying(
                        Unknown.class, u -> assertThat(u.lookupOnly()).isFalse());
    }

    @Test
    void aRequestStillRunningIsWaitedFor() {
        assertThat(read(409, error("RESOURCE_CONFLICT", "PREVIOUS_REQUEST_IN_PROGRESS")))
                .isInstanceOf(Retry.class);
        assertThat(PayPalRefundAnswer.read(429, Map.of("retry-after", "7"), Hmac.utf8("slow down"), false))
                .isEqualTo(new Retry("HTTP 429", Duration.ofSeconds(7)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"CAPTURE_FULLY_REFUNDED", "DUPLICATE_INVOICE_ID", "PAYPAL_REQUEST_ID_PREVIOUSLY_USED"})
    void whatMayBeOursIsOnlyLookedFor(String issue) {
        assertThat(read(422, error("UNPROCESSABLE_ENTITY", issue)))
                .isInstanceOfSatisfying(
                        Unknown.class, u -> assertThat(u.lookupOnly()).isTrue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"REFUND_AMOUNT_EXCEEDED", "MAX_NUMBER_OF_REFUNDS_EXCEEDED", "PARTIAL_REFUND_NOT_ALLOWED"})
    void tooMuchIsDefiniteAtFirstAndPerhapsOurOwnDoingWhenRepeated(String issue) {
        String body = error("UNPROCESSABLE_ENTITY", issue);
        assertThat(read(422, body)).isInstanceOf(Rejected.class);
        assertThat(repeated(422, body))
                .isInstanceOfSatisfying(
                        Unknown.class, u -> assertThat(u.lookupOnly()).isTrue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRANSACTION_DISPUTED", "REFUND_NOT_PERMITTED_DUE_TO_CHARGEBACK"})
    void aDisputedPaymentIsRejectedAsSuch(String issue) {
        assertThat(read(422, error("UNPROCESSABLE_ENTITY", issue)))
                .isEqualTo(new Rejected("disputed: HTTP 422 " + issue + " UNPROCESSABLE_ENTITY No. debug_id f1d2"));
    }

    @ParameterizedTest
    @CsvSource({
        "422, REFUND_TIME_LIMIT_EXCEEDED",
        "422, REFUND_FAILED_INSUFFICIENT_FUNDS",
        "422, PENDING_CAPTURE",
        "422, DECIMALS_NOT_SUPPORTED",
        "422, ISSUE_OF_TOMORROW",
        "400, INVALID_PARAMETER_SYNTAX",
        "404, INVALID_RESOURCE_ID"
    })
    void otherRefusalsAreDefinite(int status, String issue) {
        assertThat(repeated(status, error("SOME_NAME", issue)))
                .isInstanceOfSatisfying(
                        Rejected.class, r -> assertThat(r.reason()).startsWith("HTTP " + status + " " + issue));
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void refusedCredentialsPause(int status) {
        assertThat(read(status, error("PERMISSION_DENIED", "NOT_AUTHORIZED"))).isInstanceOf(Paused.class);
    }

    @Test
    void theirNameOfTheCallIsReadFromTheHeaderElseFromTheBody() {
        assertThat(PayPalRefundAnswer.debugId(Map.of("paypal-debug-id", "abc"), new byte[0]))
                .isEqualTo("abc");
        assertThat(PayPalRefundAnswer.debugId(Map.of(), Hmac.utf8(error("N", "I"))))
                .isEqualTo("f1d2");
        assertThat(PayPalRefundAnswer.debugId(Map.of(), new byte[0])).isNull();
    }
}
