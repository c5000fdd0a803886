package io.backhaul.partner.mail;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One Authentication-Results field (RFC 8601). Comments and quoted text are taken out before anything is read, so that
 * {@code dkim=fail (dmarc=pass)} does not pass; a property told in two ways is not told.
 */
record AuthenticationResults(String authservId, List<Result> results) {

    /** One method's finding with its properties, all in lower case. */
    record Result(String method, String value, Map<String, String> properties) {

        boolean passes() {
            return value.equals("pass");
        }

        Optional<String> property(String name) {
            return Optional.ofNullable(properties.get(name));
        }
    }

    static AuthenticationResults parse(String field) {
        String[] parts = HeaderText.withoutComments(field).split(";", -1);
        String[] head = parts[0].strip().split("\\s+");
        List<Result> results = new ArrayList<>();
        for (int i = 1; i < parts.length; i++) {
            result(parts[i].strip()).ifPresent(results::add);
        }
        return new AuthenticationResults(isNamed(head) ? head[0] : "", List.copyOf(results));
    }

    /** A name alone, or with the version of the format; anything more is no name. */
    private static boolean isNamed(String[] head) {
        return head.length == 1 || (head.length == 2 && head[1].matches("\\d{1,3}"));
    }

    boolean isOf(String server) {
        return !server.isBlank() && authservId.equalsIgnoreCase(server);
    }

    List<Result> of(String method) {
        return results.stream().filter(result -> result.method().equals(method)).toList();
    }

    private static Optional<Result> result(String text) {
        String[] words =
                text.toLowerCase(Locale.ROOT).replaceAll("\\s*=\\s*", "=").split("\\s+");
        String[] first = words[0].split("=", 2);
        if (first.length < 2) {
            return Optional.empty();
        }
        Map<String, String> properties = new HashMap<>();
        for (int i = 1; i < words.length; i++) {
            String[] pair = words[i].split("=", 2);
            if (pair.length == 2) {
                properties.merge(pair[0], pair[1], (one, other) -> one.equals(other) ? one : "");
            }
        }
        return Optional.of(new Result(first[0].split("/", 2)[0], first[1], Map.copyOf(properties)));
    }
}
