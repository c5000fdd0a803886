package io.backhaul.partner.shopify;

import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.partner.Hmac;
import io.backhaul.partner.shopify.ShopifyAnswer.Done;
import io.backhaul.partner.shopify.ShopifyAnswer.Refusal;
import io.backhaul.partner.shopify.ShopifyAnswer.Refused;
import io.backhaul.partner.shopify.ShopifyAnswer.Throttled;
import io.backhaul.partner.shopify.ShopifyAnswer.Unauthorized;
import io.backhaul.partner.shopify.ShopifyAnswer.Unknown;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShopifyAnswerTest {

    private static final String DONE =
            "{\"data\":{\"returnClose\":{\"return\":{\"id\":\"gid://shopify/Return/7\"},\"userErrors\":[]}}}";

    @Test
    void doneIsData() {
        assertThat(mutation(200, DONE))
                .isInstanceOfSatisfying(
                        Done.class,
                        done -> assertThat(
                                        done.data().at("/returnClose/return/id").asText())
                                .isEqualTo("gid://shopify/Return/7"));
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "NOT_FOUND, NOT_FOUND",
        "INVALID_STATE, INVALID_STATE",
        "INVALID, USER_ERROR",
        "CHANGE_FROM_QUANTITY_STALE, STALE",
        "IDEMPOTENCY_KEY_PARAMETER_MISMATCH, KEY_REUSED",
        "IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED, NEW_KEY_NEEDED",
    })
    void userErrorsAreRefusals(String code, Refusal refusal) {
        assertThat(mutation(200, userError("\"" + code + "\""))).isEqualTo(new Refused(refusal, code + ": no"));
    }

    @Test
    void aUserErrorWithoutACodeIsStillAnError() {
        assertThat(mutation(200, userError("null"))).isEqualTo(new Refused(Refusal.USER_ERROR, "no"));
    }

    @Test
    void theSameKeyStillRunningIsWaitedFor() {
        assertThat(mutation(200, userError("\"IDEMPOTENCY_CONCURRENT_REQUEST\"")))
                .isInstanceOf(Throttled.class);
    }

    @Test
    void throttledWith200WaitsUntilTheCallIsAffordable() {
        String body =
                "{\"errors\":[{\"message\":\"Throttled\",\"extensions\":{\"code\":\"THROTTLED\"}}],\"extensions\":{\"cost\":"
                        + "{\"requestedQueryCost\":752,\"actualQueryCost\":null,\"throttleStatus\":{\"currentlyAvailable\":666,\"restoreRate\":50.0}}}}";
        assertThat(mutation(200, body)).isEqualTo(new Throttled(Duration.ofMillis(1720)));
        assertThat(mutation(200, body.replace("752", "667"))).isEqualTo(new Throttled(Duration.ofSeconds(1)));
    }

    @Test
    void throttledWith429WaitsAsLongAsAsked() {
        assertThat(ShopifyAnswer.ofMutation(429, Map.of("retry-after", "2.0"), new byte[0]))
                .isEqualTo(new Throttled(Duration.ofSeconds(2)));
        assertThat(mutation(429, "")).isEqualTo(new Throttled(Duration.ofSeconds(1)));
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 402, 403, 404, 423})
    void aShutShopStopsTheConnector(int status) {
        assertThat(mutation(status, "")).isInstanceOf(Unauthorized.class);
    }

    @ParameterizedTest(name = "top-level {0}")
    @CsvSource({
        "ACCESS_DENIED, Unauthorized",
        "RESOURCE_NOT_FOUND, Refused",
        "BAD_REQUEST, Refused",
        "INVALID_VARIABLE, Refused",
        "INVALID_FIELD_ARGUMENTS, Refused",
        "undefinedField, Refused",
        "INTERNAL_SERVER_ERROR, Unknown",
    })
    void topLevelErrorsWithoutData(String code, String outcome) {
        assertThat(mutation(200, topLevel(code, "null")).getClass().getSimpleName())
                .isEqualTo(outcome);
    }

    @Test
    void anErrorBesideDataLeavesOpenWhatHappened() {
        assertThat(mutation(200, topLevel("ACCESS_DENIED", "{\"returnClose\":{\"return\":null}}")))
                .isInstanceOf(Unknown.class);
    }

    @ParameterizedTest(name = "{0} closed by {1}: {2}")
    @CsvSource({
        "customer, ACCESS_DENIED, Done",
        "shippingAddress, ACCESS_DENIED, Done",
        "customer, INTERNAL_SERVER_ERROR, Unknown",
        "transactions, ACCESS_DENIED, Unknown",
    })
    void aFieldTheTokenMayNotReadLeavesTheRestWhole(String field, String code, String outcome) {
        String error =
                "{\"message\":\"Access denied\",\"path\":[\"return\",\"order\",\"%s\"],\"extensions\":{\"code\":\"%s\"}}";
        String body = "{\"data\":{\"return\":{\"id\":\"1\"}},\"errors\":[" + error.formatted(field, code) + "]}";
        assertThat(mutation(200, body).getClass().getSimpleName()).isEqualTo(outcome);
        String two = body.replace("]}", ",{\"message\":\"also broken\"}]}");
        assertThat(mutation(200, two)).isInstanceOf(Unknown.class);
        assertThat(mutation(200, "{\"data\":{\"return\":{\"id\":\"1\"}},\"errors\":\"broken\"}"))
                .isInstanceOf(Unknown.class);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "200 | ``",
                "200 | <html>",
                "200 | []",
                "200 | {}",
                "200 | {\"data\":null}",
                "200 | {\"data\":{\"returnClose\":null}}",
                "202 | {\"data\":{\"returnClose\":{}}}",
                "302 | ``",
                "408 | ``",
                "500 | {\"errors\":\"Internal Server Error\"}",
                "502 | <html>",
                "503 | ``",
            })
    void everythingElseIsUnknown(int status, String body) {
        assertThat(mutation(status, body)).isInstanceOf(Unknown.class);
    }

    @Test
    void aQueryForNothingIsNotFound() {
        assertThat(ShopifyAnswer.ofQuery(200, Map.of(), Hmac.utf8("{\"data\":{\"return\":null}}")))
                .isInstanceOfSatisfying(
                        Refused.class, r -> assertThat(r.refusal()).isEqualTo(Refusal.NOT_FOUND));
    }

    private static ShopifyAnswer mutation(int status, String body) {
        return ShopifyAnswer.ofMutation(status, Map.of(), Hmac.utf8(body));
    }

    private static String userError(String code) {
        return "{\"data\":{\"any\":{\"return\":null,\"userErrors\":[{\"code\":" + code
                + ",\"field\":[\"id\"],\"message\":\"no\"}]}}}";
    }

    private static String topLevel(String code, String data) {
        return "{\"data\":" + data + ",\"errors\":[{\"message\":\"no\",\"extensions\":{\"code\":\"" + code + "\"}}]}";
    }
}
