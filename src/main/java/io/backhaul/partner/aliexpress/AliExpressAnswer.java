package io.backhaul.partner.aliexpress;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backhaul.partner.Json;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a call came to (supplier facts 1.4, 1.6). Errors come with HTTP 200 like everything else, and lists come wrapped, bare or
 * not at all: a reading leaves every list bare.
 */
public sealed interface AliExpressAnswer {

    /** The result, lists unwrapped: {@code child_order_list} is the list of orders itself. */
    record Done(ObjectNode result) implements AliExpressAnswer {

        /** Input of the mapping {@code aliexpress/order}: {supplier, orderId, result}. */
        public Map<String, Object> orderInput(String supplier, String orderId) {
            return Map.of("supplier", supplier, "orderId", orderId, "result", Json.plain(result));
        }
    }

    /** Nothing there: no such order of ours, or no tracking yet. */
    record Nothing(String reason) implements AliExpressAnswer {}

    /** Trouble of theirs, or too many calls: ask again later. */
    record Retry(String reason) implements AliExpressAnswer {}

    /** Our token or app is shut: a person must authorise it again. */
    record Unauthorized(String reason) implements AliExpressAnswer {}

    /** They reject the call: repeating it changes nothing. */
    record Refused(String reason) implements AliExpressAnswer {}

    Set<String> SHUT = Set.of("IllegalAccessToken", "InvalidAppkey", "isv.insufficient-permission", "27", "26");

    /** Reads the answer to a call of this method. */
    static AliExpressAnswer read(String method, int status, byte[] body) {
        if (status == 429 || status >= 500) {
            return new Retry("HTTP " + status);
        }
        Optional<JsonNode> json = Json.read(body).filter(JsonNode::isObject);
        if (status != 200 || json.isEmpty()) {
            return new Retry("HTTP " + status + " without an answer in it");
        }
        JsonNode root = json.get();
        JsonNode error = root.path("error_response");
        boolean restError = !root.path("code").asText("0").equals("0");
        return error.isObject() || restError ? ofError(restError ? root : error) : ofResult(method, root);
    }

    private static AliExpressAnswer ofResult(String method, JsonNode root) {
        JsonNode wrapped = root.path(method.replace('.', '_') + "_response");
        JsonNode response = wrapped.isObject() ? wrapped : root;
        JsonNode result = response.path("result");
        if (!result.isObject()) {
            return new Nothing("the answer carries no result");
        }
        if (result.path("ret").isBoolean() && !result.path("ret").asBoolean()) {
            return new Nothing(reason(result));
        }
        return new Done((ObjectNode) Unwrapped.of(result));
    }

    private static AliExpressAnswer ofError(JsonNode error) {
        String code = error.path("code").asText();
        String sub = error.path("sub_code").asText();
        String reason = reason(error);
        if (SHUT.contains(code) || SHUT.contains(sub)) {
            return new Unauthorized(reason);
        }
        boolean theirs = code.equals("ApiCallLimit")
                || sub.startsWith("isp.")
                || error.path("type").asText().equals("SYSTEM")
                || sub.equals("InternalError")
                || code.equals("ServiceUnavailable");
        if (theirs) {
            return new Retry(reason);
        }
        return sub.equals("isv.invalid-authorization") ? new Nothing(reason) : new Refused(reason);
    }

    private static String reason(JsonNode error) {
        String words = String.join(
                " ",
                error.path("code").asText(),
                error.path("sub_code").asText(),
                error.path("sub_msg")
                        .asText(error.path("msg").asText(error.path("message").asText())));
        return words.strip().replaceAll(" +", " ");
    }
}
