package io.backhaul.hub.privacy;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.partner.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a store's privacy request names.
 *
 * @param words how the customer is recognised in texts: e-mail address and phone number; personal data
 * @param orders gids of his orders
 */
record CustomerRequest(List<String> words, List<String> orders) {

    private static final String ORDER = "gid://shopify/Order/";

    CustomerRequest {
        words = List.copyOf(words);
        orders = List.copyOf(orders);
    }

    /** Empty lists where the body does not say; the body of a request is never a reason to do nothing. */
    static CustomerRequest of(JsonNode body) {
        List<String> orders = new ArrayList<>();
        Stream.of("orders_to_redact", "orders_requested")
                .forEach(field -> body.path(field).forEach(id -> orders.add(gid(id.asText()))));
        List<String> words = Stream.of("/customer/email", "/customer/phone", "/customer/name")
                .flatMap(place -> Json.text(body, place).stream())
                .toList();
        return new CustomerRequest(words, orders.stream().distinct().toList());
    }

    private static String gid(String id) {
        return id.startsWith(ORDER) ? id : ORDER + id;
    }
}
