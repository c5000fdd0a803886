package io.backhaul.hub.privacy;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.partner.Json;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What a store's or gateway's JSON says of the person behind an order: his addresses, numbers and names, nothing of the shop. */
final class CustomerWords {

    /** Objects that describe the customer. */
    private static final Set<String> PERSONS = Set.of(
            "customer",
            "billing_address",
            "shipping_address",
            "default_address",
            "destination",
            "billing_details",
            "shipping",
            "client_details",
            "payer");

    private static final List<String> OF_PERSON =
            List.of("email", "contact_email", "phone", "name", "address1", "address2", "line1", "browser_ip");
    private static final List<String> OF_ORDER = List.of("email", "contact_email", "phone", "browser_ip");

    private CustomerWords() {}

    /** Empty when the bytes are no JSON object. */
    static Set<String> in(byte[] original) {
        Set<String> words = new TreeSet<>();
        Json.read(original).filter(JsonNode::isObject).ifPresent(json -> {
            collect(json, OF_ORDER, words);
            walk(json, words);
        });
        return words;
    }

    private static void walk(JsonNode node, Set<String> words) {
        node.properties().forEach(field -> {
            if (PERSONS.contains(field.getKey())) {
                person(field.getValue(), words);
            } else {
                walk(field.getValue(), words);
            }
        });
        if (node.isArray()) {
            node.forEach(item -> walk(item, words));
        }
    }

    private static void person(JsonNode person, Set<String> words) {
        collect(person, OF_PERSON, words);
        String first = person.path("first_name").asText("");
        String last = person.path("last_name").asText("");
        if (!first.isBlank() && !last.isBlank()) {
            Stream.of(first + " " + last, last + ", " + first, last + " " + first)
                    .forEach(words::add);
        }
        person.forEach(inner -> {
            if (inner.isObject()) {
                person(inner, words);
            }
        });
    }

    private static void collect(JsonNode object, List<String> fields, Set<String> words) {
        fields.stream()
                .map(object::path)
                .filter(JsonNode::isTextual)
                .map(value -> value.textValue().strip())
                .filter(text -> !text.isEmpty())
                .forEach(words::add);
    }
}
