package io.backhaul.partner.shopify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.core.money.Money;
import io.backhaul.partner.Hmac;
import io.backhaul.partner.Json;
import io.backhaul.partner.RefundAnswer;
import io.backhaul.partner.RefundAnswer.Exists;
import io.backhaul.partner.RefundAnswer.Paused;
import io.backhaul.partner.RefundAnswer.Rejected;
import io.backhaul.partner.RefundAnswer.Retry;
import io.backhaul.partner.RefundAnswer.Unknown;
import io.backhaul.partner.RefundLookup;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers about refunds, row by row of payment facts 4.2 and in the store's own words (Shopify facts 1.4, 1.5, 3). */
class ShopifyRefundAnswerTest {

    private static final String COMMAND =
            "refund/11111111-2222-3333-4444-555555555555/settlement:acme/shopify_payments/gid://shopify/OrderTransaction/602/0";
    private static final ShopifyRefundRequest REQUEST = new ShopifyRefundRequest(
            "gid://shopify/Order/1",
            "gid://shopify/OrderTransaction/602",
            "shopify_payments",
            Money.of("1050", "JPY"),
            COMMAND,
            "key-1");

    private static String refund(String note, String status) {
        String money = status == null
                ? ""
                : "{\"id\":\"gid://shopify/OrderTransaction/9\",\"kind\":\"REFUND\",\"status\":\"" + status + "\"}";
        return "{\"id\":\"gid://shopify/Refund/5\",\"note\":" + (note == null ? "null" : "\"" + note + "\"")
                + ",\"transactions\":{\"nodes\":[" + money + "]}}";
    }

    private static RefundAnswer created(int status, String body) {
        return ShopifyRefundAnswer.ofCreate(status, Map.of(), Hmac.utf8(body), COMMAND);
    }

    private static RefundAnswer userError(String message) {
        return created(
                200,
                "{\"data\":{\"refundCreate\":{\"refund\":null,\"userErrors\":[{\"field\":null,\"message\":\"" + message
                        + "\"}]}}}");
    }

    @ParameterizedTest
    @CsvSource({
        "SUCCESS, SUCCESS",
        "PENDING, PENDING",
        "AWAITING_RESPONSE, PENDING",
        "UNKNOWN, PENDING",
        "FAILURE, FAILURE",
        "ERROR, FAILURE"
    })
    void aRefundIsWhatItsTransactionSays(String transaction, String status) {
        String body = "{\"data\":{\"refundCreate\":{\"refund\":" + refund(ShopifyRefund.note(COMMAND), transaction)
                + ",\"userErrors\":[]}}}";
        assertThat(created(200, body)).isInstanceOfSatisfying(Exists.class, e -> {
            assertThat(e.id()).isEqualTo("gid://shopify/Refund/5");
            assertThat(e.status()).isEqualTo(status);
        });
    }

    @Test
    void aRefundWithoutATransactionIsNoMoneyYet() {
        String body = "{\"data\":{\"refundCreate\":{\"refund\":" + refund(null, null) + ",\"userErrors\":[]}}}";
        assertThat(created(200, body))
                .isInstanceOfSatisfying(
                        Unknown.class, u -> assertThat(u.lookupOnly()).isTrue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The same idempotency key cannot be used with different operation parameters.",
                "The request with this idempotency key has different parameters than the original request."
            })
    void ourMistakeWithAKeyIsOnlyLookedFor(String message) {
        assertThat(userError(message))
                .isInstanceOfSatisfying(
                        Unknown.class, u -> assertThat(u.lookupOnly()).isTrue());
    }

    @Test
    void aRequestInProgressIsSentAgain() {
        assertThat(userError("This request is currently in progress, please try again."))
                .isInstanceOf(Retry.class);
        assertThat(created(409, "{\"errors\":\"conflict\"}")).isInstanceOf(Retry.class);
    }

    @Test
    void tooMuchIsRefusedAndKnownAsSuch() {
        assertThat(userError("Refund amount $999.00 is greater than net payment received $35.00"))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        r -> assertThat(ShopifyRefundAnswer.usedUp(r)).isTrue());
        assertThat(userError("Order does not exist"))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        r -> assertThat(ShopifyRefundAnswer.usedUp(r)).isFalse());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Order does not exist",
                "Transactions require a parent_id associated with the order",
                "Kind authorization is not a valid transaction"
            })
    void anyOtherUserErrorIsDefinite(String message) {
        assertThat(userError(message)).isInstanceOf(Rejected.class);
    }

    @Test
    void aMissingKeyIsDefinite() {
        assertThat(topLevel(
                        "The @idempotent directive is required for this mutation but was not provided.", "BAD_REQUEST"))
                .isInstanceOf(Rejected.class);
    }

    @Test
    void throttlingWaitsUntilTheCallIsAffordable() {
        String body =
                "{\"errors\":[{\"message\":\"Throttled\",\"extensions\":{\"code\":\"THROTTLED\"}}],\"extensions\":"
                        + "{\"cost\":{\"requestedQueryCost\":752,\"throttleStatus\":{\"currentlyAvailable\":666,\"restoreRate\":50.0}}}}";
        assertThat(created(200, body)).isEqualTo(new Retry("it throttles", Duration.ofMillis(1720)));
        assertThat(created(429, "")).isInstanceOf(Retry.class);
    }

    @Test
    void whoIsNotLetInIsPaused() {
        assertThat(created(401, "{\"errors\":\"[API] Invalid API key\"}"))
                .isEqualTo(new Paused("HTTP 401, [API] Invalid API key"));
        assertThat(topLevel("Access denied for refundCreate field.", "ACCESS_DENIED"))
                .isInstanceOf(Paused.class);
    }

    @ParameterizedTest
    @CsvSource({"500, ''", "502, <html>", "200, <html>", "200, {}", "200, '{\"data\":{\"refundCreate\":null}}'"})
    void whatIsNoWordOfTheirsIsUnknown(int status, String body) {
        assertThat(created(status, body))
                .isInstanceOfSatisfying(
                        Unknown.class, u -> assertThat(u.lookupOnly()).isFalse());
        assertThat(topLevel("Internal error", "INTERNAL_SERVER_ERROR")).isInstanceOf(Unknown.class);
    }

    @Test
    void anErrorInsideTheAnswerDoesNotMeanThatNothingWasDone() {
        String body = "{\"data\":{\"refundCreate\":null},\"errors\":[{\"message\":\"Access denied\",\"path\":"
                + "[\"refundCreate\",\"refund\",\"transactions\"],\"extensions\":{\"code\":\"ACCESS_DENIED\"}}]}";
        assertThat(created(200, body)).isInstanceOf(Unknown.class);
    }

    private static RefundAnswer topLevel(String message, String code) {
        return created(
                200,
                "{\"errors\":[{\"message\":\"" + message + "\",\"path\":[\"refundCreate\"],\"extensions\":{\"code\":\""
                        + code + "\"}}]}");
    }

    @Test
    void ofAReturnsRefundsOursIsTheOneWithOurNote() {
        String answer =
                "{\"data\":{\"returnProcess\":{\"return\":{\"refunds\":{\"nodes\":[%s,%s]}},\"userErrors\":[]}}}";
        String other = refund(ShopifyRefund.note(COMMAND + "1"), "SUCCESS");
        String ours = refund(ShopifyRefund.note(COMMAND), "SUCCESS");
        assertThat(processed(answer.formatted(other, ours))).isInstanceOf(Exists.class);
        assertThat(processed(answer.formatted(other, refund(null, "SUCCESS"))))
                .as("processed, but which refund is ours cannot be told")
                .isInstanceOf(Unknown.class);
    }

    private static RefundAnswer processed(String body) {
        return ShopifyRefundAnswer.ofProcess(200, Map.of(), Hmac.utf8(body), COMMAND);
    }

    @Test
    void aFullPageWithoutOursIsNoMiss() {
        assertThat(lookedUp(39)).isEqualTo(new RefundLookup.Miss());
        assertThat(lookedUp(40)).isInstanceOf(RefundLookup.Unavailable.class);
        assertThat(lookUp("{\"data\":{\"order\":null}}")).isInstanceOf(RefundLookup.Unavailable.class);
        assertThat(lookUp("{\"data\":{\"order\":{\"refunds\":[" + refund(ShopifyRefund.note(COMMAND), null) + "]}}}"))
                .isInstanceOf(RefundLookup.Unavailable.class);
        assertThat(lookUp("{\"data\":{\"order\":{\"refunds\":[" + refund(ShopifyRefund.note(COMMAND), "PENDING")
                        + "]}}}"))
                .isInstanceOf(RefundLookup.Found.class);
    }

    private static RefundLookup lookedUp(int others) {
        String refunds = IntStream.range(0, others)
                .mapToObj(i -> refund("another", "SUCCESS"))
                .collect(Collectors.joining(","));
        return lookUp("{\"data\":{\"order\":{\"refunds\":[" + refunds + "]}}}");
    }

    private static RefundLookup lookUp(String body) {
        return ShopifyRefundAnswer.ofLookup(ShopifyAnswer.ofQuery(200, Map.of(), Hmac.utf8(body)), COMMAND);
    }

    @Test
    void aRefundNamesNoLineAndRestocksNothing() {
        JsonNode variables = Json.read(REQUEST.keyed().body()).orElseThrow().path("variables");
        assertThat(variables.path("idempotencyKey").asText()).isEqualTo("key-1");
        assertThat(variables.path("input"))
                .hasToString(
                        "{\"orderId\":\"gid://shopify/Order/1\",\"currency\":\"JPY\",\"note\":\"backhaul " + COMMAND
                                + "\",\"notify\":true,\"transactions\":[{\"orderId\":\"gid://shopify/Order/1\",\"parentId\":"
                                + "\"gid://shopify/OrderTransaction/602\",\"kind\":\"REFUND\",\"gateway\":\"shopify_payments\","
                                + "\"amount\":\"1050\"}]}");
        JsonNode withReturn = Json.read(REQUEST.withReturn("gid://shopify/Return/7", Map.of("line-1", 2))
                        .body())
                .orElseThrow();
        assertThat(withReturn.at("/variables/input/returnLineItems"))
                .as("no disposition: that is said by another call, once")
                .hasToString("[{\"id\":\"line-1\",\"quantity\":2}]");
        assertThat(withReturn.at("/variables/input/financialTransfer/issueRefund/orderTransactions"))
                .hasToString("[{\"parentId\":\"gid://shopify/OrderTransaction/602\",\"transactionAmount\":"
                        + "{\"amount\":\"1050\",\"currencyCode\":\"JPY\"}}]");
    }
}
