package io.backhaul.partner;

import java.util.Map;
import java.util.Optional;

/** HTTP headers read by name in any case. */
public final class Headers {

    private Headers() {}

    /** The header's value without surrounding blanks; empty when absent or blank. */
    public static Optional<String> find(Map<String, String> headers, String name) {
        return headers.entrySet().stream()
                .filter(e -> e.getKey().equalsIgnoreCase(name) && e.getValue() != null)
                .map(e -> e.getValue().strip())
                .filter(v -> !v.isEmpty())
                .findFirst();
    }
}
