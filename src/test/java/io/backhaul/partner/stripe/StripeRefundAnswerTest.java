package io.backhaul.partner.stripe;

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
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of payment facts 4.2, row by row. */
class StripeRefundAnswerTest {

    @Nested
    class A2xxWithAnId {

        @ParameterizedTest
        @ValueSource(strings = {"succeeded", "pending", "requires_action", "failed", "canceled", "a_new_word"})
        void existsWhateverItsStatus(String status) {
            assertThat(read(200, refund("\"" + status + "\""))).isInstanceOfSatisfying(Exists.class, refund -> {
                assertThat(refund.id()).isEqualTo("re_1");
                assertThat(refund.status()).isEqualTo(status);
            });
        }

        @Test
        void isPendingWithoutAStatus() {
            assertThat(read(200, refund("null")))
                    .isInstanceOfSatisfying(
                            Exists.class, r -> assertThat(r.status()).isEqualTo("pending"));
        }
    }

    @Nested
    class NoDefiniteWord {

        @Test
        void noAnswerAtAllIsUnknown() {
            assertThat(RefundAnswer.none("Read timed out")).isEqualTo(new Unknown("Read timed out", false));
        }

        @ParameterizedTest(name = "{0} {1}")
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "200 | ``",
                    "200 | {\"id\":\"re_1",
                    "200 | {}",
                    "200 | {\"object\":\"charge\",\"id\":\"ch_1\"}",
                    "200 | {\"object\":\"refund\",\"id\":\"re_1\",\"status\":\"succeeded\"}",
                    "302 | ``",
                    "400 | <html>a proxy</html>",
                    "404 | ``",
                    "408 | {\"error\":{\"type\":\"api_error\"}}",
                    "500 | {\"error\":{\"type\":\"api_error\",\"message\":\"no\"}}",
                    "500 | ``",
                    "502 | <html>",
                    "504 | ``",
                })
        void isLookedUpAndMayBeRepeatedUnderTheSameKey(int status, String body) {
            assertThat(read(status, body))
                    .isInstanceOfSatisfying(
                            Unknown.class, u -> assertThat(u.lookupOnly()).isFalse());
        }

        @ParameterizedTest
        @ValueSource(ints = {500, 503})
        void aReplayedErrorIsOnlyLookedUp(int status) {
            Map<String, String> replayed = Map.of("idempotent-replayed", "true", "Stripe-Should-Retry", "true");
            assertThat(StripeRefundAnswer.read(status, replayed, error("api_error", null)))
                    .isInstanceOfSatisfying(
                            Unknown.class, u -> assertThat(u.lookupOnly()).isTrue());
        }

        @Test
        void soIsAnErrorThatStripeSaysNotToRepeat() {
            assertThat(StripeRefundAnswer.read(500, Map.of("Stripe-Should-Retry", "false"), new byte[0]))
                    .isEqualTo(new Unknown("HTTP 500", true));
        }
    }

    @Nested
    class NotYet {

        @ParameterizedTest
        @ValueSource(ints = {409, 429, 503})
        void comesAgainUnderTheSameKey(int status) {
            assertThat(read(status, "")).isEqualTo(new Retry("HTTP " + status, Duration.ofSeconds(2)));
        }

        @Test
        void waitsAsLongAsAsked() {
            assertThat(StripeRefundAnswer.read(
                            429, Map.of("Retry-After", "7"), error("invalid_request_error", "rate_limit")))
                    .isEqualTo(new Retry("HTTP 429 rate_limit no", Duration.ofSeconds(7)));
        }

        @ParameterizedTest
        @ValueSource(ints = {400, 500})
        void obeysShouldRetry(int status) {
            assertThat(StripeRefundAnswer.read(status, Map.of("Stripe-Should-Retry", "true"), error("api_error", null)))
                    .isInstanceOf(Retry.class);
        }
    }

    @Nested
    class ADefiniteNo {

        @Test
        void aKeyUsedForSomethingElseIsOurMistakeAndOnlyLookedUp() {
            assertThat(answer(400, "idempotency_error", null))
                    .isEqualTo(new Unknown("our mistake with a key: HTTP 400 idempotency_error no", true));
        }

        @Test
        void alreadyRefundedIsLookedUpForItMayBeOurs() {
            assertThat(answer(400, "invalid_request_error", "charge_already_refunded"))
                    .isInstanceOfSatisfying(
                            Unknown.class, u -> assertThat(u.lookupOnly()).isTrue());
        }

        @ParameterizedTest
        @ValueSource(strings = {"charge_disputed", "refund_disputed_payment"})
        void aDisputedPaymentIsLeftToTheDispute(String code) {
            assertThat(answer(400, "invalid_request_error", code))
                    .isEqualTo(new Rejected("disputed: HTTP 400 " + code + " no"));
        }

        @ParameterizedTest(name = "{0} {1}")
        @CsvSource({"400, charge_not_refundable", "404, resource_missing", "402, card_declined", "422, any"})
        void everyOtherIsRejected(int status, String code) {
            assertThat(answer(status, "invalid_request_error", code))
                    .isEqualTo(new Rejected("HTTP " + status + " " + code + " no"));
        }

        @Test
        void tooMuchHasNoCodeAndIsRejectedToo() {
            assertThat(answer(400, "invalid_request_error", null))
                    .isEqualTo(new Rejected("HTTP 400 invalid_request_error no"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void refusedCredentialsPauseTheConnector(int status) {
        assertThat(answer(status, "invalid_request_error", null)).isInstanceOf(Paused.class);
    }

    private static RefundAnswer read(int status, String body) {
        return StripeRefundAnswer.read(status, Map.of(), Hmac.utf8(body));
    }

    private static RefundAnswer answer(int status, String type, String code) {
        return StripeRefundAnswer.read(status, Map.of(), error(type, code));
    }

    private static byte[] error(String type, String code) {
        String word = code == null ? "" : "\"code\":\"" + code + "\",";
        return Hmac.utf8("{\"error\":{" + word + "\"type\":\"" + type + "\",\"message\":\"no\"}}");
    }

    private static String refund(String status) {
        return "{\"id\":\"re_1\",\"object\":\"refund\",\"amount\":4990,\"currency\":\"usd\",\"status\":" + status + "}";
    }
}
