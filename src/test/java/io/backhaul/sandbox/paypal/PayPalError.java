package io.backhaul.sandbox.paypal;

import io.backhaul.sandbox.kit.Answer;
import io.backhaul.sandbox.kit.Ids;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** An error in PayPal's envelope. */
final class PayPalError extends RuntimeException {

    private final int status;
    private final String name;
    private final String issue;

    PayPalError(int status, String name, String issue) {
        super(name + " " + issue);
        this.status = status;
        this.name = name;
        this.issue = issue;
    }

    static PayPalError unprocessable(String issue) {
        return new PayPalError(422, "UNPROCESSABLE_ENTITY", issue);
    }

    static PayPalError unknown() {
        return new PayPalError(404, "RESOURCE_NOT_FOUND", "INVALID_RESOURCE_ID");
    }

    static PayPalError running() {
        return new PayPalError(409, "RESOURCE_CONFLICT", "PREVIOUS_REQUEST_IN_PROGRESS");
    }

    String issue() {
        return issue;
    }

    Answer answer() {
        String debug = String.format(Locale.ROOT, "f%012x", Ids.number() & 0xffffffffffffL);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("name", name);
        body.put("message", "The requested action could not be performed.");
        body.put("debug_id", debug);
        body.put("details", List.of(Map.of("issue", issue, "description", "Words that nobody may depend on.")));
        return Answer.json(status, body).with("Paypal-Debug-Id", debug);
    }
}
