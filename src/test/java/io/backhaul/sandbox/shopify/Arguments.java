package io.backhaul.sandbox.shopify;

import java.util.List;
import java.util.Map;

/** Coerced GraphQL arguments, and the payloads that answer them. */
final class Arguments {

    private Arguments() {}

    @SuppressWarnings("unchecked")
    static Map<String, Object> object(Map<String, Object> from, String name) {
        return (Map<String, Object>) from.get(name);
    }

    @SuppressWarnings("unchecked")
    static List<Map<String, Object>> objects(Map<String, Object> from, String name) {
        Object list = from.get(name);
        return list == null ? List.of() : (List<Map<String, Object>>) list;
    }

    static int number(Map<String, Object> from, String name) {
        return (Integer) from.get(name);
    }

    static View payload(String field, Object value) {
        return new View("Payload").with(field, value).with("userErrors", List.of());
    }
}
