package io.backhaul.sandbox.shopify;

import java.util.List;

/** A mutation that the store refuses with a user error; nothing of the call takes effect. */
final class Rejected extends RuntimeException {

    private final String code;
    private final List<String> field;

    /**
     * @param code may be null, as at real stores
     * @param field where in the arguments, or null
     */
    Rejected(String code, List<String> field, String message) {
        super(message);
        this.code = code;
        this.field = field;
    }

    View view() {
        return new View("UserError").with("code", code).with("field", field).with("message", getMessage());
    }
}
