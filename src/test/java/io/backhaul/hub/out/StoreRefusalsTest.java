package io.backhaul.hub.out;

import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.partner.shopify.ShopifyAnswer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every refusal seen at real stores comes to (Shopify facts 1.4, 1.5, 3): nothing is repeated blindly, nothing is silent. */
class StoreRefusalsTest {

    @ParameterizedTest(name = "{0}: {1} {2} -> {3}")
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "returnApproveRequest      | INVALID_STATE | Return is not approvable. Only returns with status REQUESTED can be approved. | READ_AGAIN",
                "returnDeclineRequest      | INVALID_STATE | The return is already declined. | READ_AGAIN",
                "returnClose               | INVALID_STATE | Return status is invalid. | READ_AGAIN",
                "returnReopen              | INVALID_STATE | Return status is invalid. | READ_AGAIN",
                "returnCancel              | INVALID_STATE | Return is not cancelable. | READ_AGAIN",
                "removeFromReturn          | INVALID_STATE | Return status is invalid. | READ_AGAIN",
                "returnClose               | NOT_FOUND     | Return not found. | PERSON",
                "returnProcess             | NOT_FOUND     | Return line item was not found. | PERSON",
                "returnProcess             | INVALID       | Return line item has an invalid quantity. | PERSON",
                "returnDeclineRequest      | BLANK         | Decline reason can't be blank | PERSON",
                "returnDeclineRequest      | TOO_LONG      | Decline note is too long | PERSON",
                "reverseDeliveryCreateWithShipping | -     | cannot deliver more items than are returned | PERSON",
                "reverseFulfillmentOrderDispose | INVALID  | Cannot dispose items from more than one reverse fulfillment order. | PERSON",
                "reverseFulfillmentOrderDispose | INVALID  | RESTOCKED is an invalid disposition type for a custom line item. | PERSON",
                "returnProcess             | FEATURE_NOT_ENABLED | Not enabled | PERSON",
                "returnProcess             | MISSING_PERMISSION  | No permission | PERSON",
                "returnProcess             | INTERNAL_ERROR | Something went wrong | LOOK",
                "inventoryAdjustQuantities | IDEMPOTENCY_KEY_PARAMETER_MISMATCH | The same idempotency key cannot be used with different operation parameters. | PERSON",
                "inventoryAdjustQuantities | IDEMPOTENCY_CONCURRENT_REQUEST | This request is currently in progress, please try again. | WAIT",
                "inventoryAdjustQuantities | INVALID_LOCATION | The location could not be found. | PERSON",
                "inventoryAdjustQuantities | ITEM_NOT_STOCKED_AT_LOCATION | Not stocked there | PERSON",
            })
    void aUserErrorComesTo(String call, String code, String message, String end) {
        String quoted = code == null ? "null" : "\"" + code + "\"";
        assertThat(end(
                        200,
                        "{\"data\":{\"" + call + "\":{\"return\":null,\"userErrors\":[{\"code\":" + quoted
                                + ",\"field\":null,\"message\":\"" + message + "\"}]}}}"))
                .isEqualTo(end);
    }

    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @CsvSource({
        "RESOURCE_NOT_FOUND, Invalid id: gid://shopify/Order/1, PERSON",
        "BAD_REQUEST, The @idempotent directive is required for this mutation but was not provided., PERSON",
        "INVALID_FIELD_ARGUMENTS, InventoryChangeInput must include the following argument: changeFromQuantity., PERSON",
        "INVALID_VARIABLE, Variable $input was provided invalid value, PERSON",
        "ACCESS_DENIED, Access denied for returnClose field, WAIT",
        "THROTTLED, Throttled, WAIT",
        "INTERNAL_SERVER_ERROR, Internal error, LOOK",
    })
    void aTopLevelErrorComesTo(String code, String message, String end) {
        assertThat(end(
                        200,
                        "{\"errors\":[{\"message\":\"" + message + "\",\"extensions\":{\"code\":\"" + code + "\"}}]}"))
                .isEqualTo(end);
    }

    @ParameterizedTest(name = "HTTP {0} -> {1}")
    @CsvSource({
        "200, LOOK",
        "400, PERSON",
        "401, WAIT",
        "402, WAIT",
        "403, WAIT",
        "423, WAIT",
        "429, WAIT",
        "500, LOOK",
        "502, LOOK",
        "503, LOOK"
    })
    void aStatusWithoutAReadableBodyComesTo(int status, String end) {
        assertThat(end(status, "<html>")).isEqualTo(end);
    }

    @ParameterizedTest
    @CsvSource({"0, READ_AGAIN", "4, READ_AGAIN", "5, PERSON"})
    void aStateThatIsRefusedAgainAndAgainEndsWithAPerson(int tries, String end) {
        ShopifyAnswer refused = answer(
                200,
                "{\"data\":{\"returnClose\":{\"return\":null,\"userErrors\":[{\"code\":\"INVALID_STATE\",\"message\":\"no\"}]}}}");
        assertThat(word(ShopifyCommands.result(refused, "return closed", null, tries)))
                .isEqualTo(end);
    }

    private static String end(int status, String body) {
        return word(ShopifyCommands.result(answer(status, body), "words", null, 0));
    }

    private static ShopifyAnswer answer(int status, String body) {
        return ShopifyAnswer.ofMutation(status, Map.of(), body.getBytes(StandardCharsets.UTF_8));
    }

    /** PERSON: a refusal with words is a question of the case. LOOK: only reading tells. */
    private static String word(Result result) {
        if (result instanceof Result.NotSent not) {
            return not.words().startsWith("read again") ? "READ_AGAIN" : "WAIT";
        }
        if (result instanceof Result.Refused refused) {
            assertThat(refused.words()).contains("refused it (");
            return "PERSON";
        }
        return result instanceof Result.Unknown ? "LOOK" : result.toString();
    }
}
