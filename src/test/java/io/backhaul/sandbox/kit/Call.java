package io.backhaul.sandbox.kit;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One request as a simulated partner receives it.
 *
 * @param headers by lower-case name, first value
 * @param names what the placeholders of the route's path matched
 */
public record Call(
        String method,
        String path,
        Map<String, String> query,
        Map<String, String> headers,
        byte[] body,
        Map<String, String> names) {

    /** The header's first value. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /** What stands in the path where the route says {@code {name}}. */
    public String name(String name) {
        return names.get(name);
    }

    /** A query parameter. */
    public Optional<String> query(String name) {
        return Optional.ofNullable(query.get(name));
    }

    /** The body as UTF-8 text. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** The body as JSON; an empty body is an empty object. */
    public JsonNode json() {
        try {
            return body.length == 0 ? Json.object() : Json.read(body, JsonNode.class);
        } catch (IllegalArgumentException e) {
            throw new Refusal(400, "the body is not JSON: " + e.getMessage());
        }
    }

    /** The body as form parameters in the order sent. */
    public Map<String, String> form() {
        return parameters(text());
    }

    /** Decodes {@code a=1&b=2}. */
    static Map<String, String> parameters(String encoded) {
        Map<String, String> found = new LinkedHashMap<>();
        if (encoded == null || encoded.isEmpty()) {
            return found;
        }
        for (String pair : encoded.split("&")) {
            int equals = pair.indexOf('=');
            String key = equals < 0 ? pair : pair.substring(0, equals);
            found.put(decoded(key), equals < 0 ? "" : decoded(pair.substring(equals + 1)));
        }
        return found;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
