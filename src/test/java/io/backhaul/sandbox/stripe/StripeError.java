package io.backhaul.sandbox.stripe;

import io.backhaul.sandbox.kit.Answer;
import java.util.LinkedHashMap;
import java.util.Map;

/** An error in Stripe's envelope. */
final class StripeError extends RuntimeException {

    private final int status;
    private final Map<String, Object> error = new LinkedHashMap<>();

    private StripeError(int status, String type, String code, String param, String message) {
        super(message);
        this.status = status;
        error.put("type", type);
        if (code != null) {
            error.put("code", code);
        }
        if (param != null) {
            error.put("param", param);
        }
        error.put("message", message);
    }

    static StripeError invalid(int status, String code, String param, String message) {
        return new StripeError(status, "invalid_request_error", code, param, message);
    }

    static StripeError idempotency(int status, String code, String message) {
        return new StripeError(status, "idempotency_error", code, null, message);
    }

    static StripeError api(String message) {
        return new StripeError(500, "api_error", null, null, message);
    }

    Answer answer() {
        return Answer.json(status, Map.of("error", error));
    }
}
