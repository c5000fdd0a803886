package io.backhaul.mapping;

import com.fasterxml.jackson.databind.JsonNode;

/** Null and absent are the same in canonical JSON: nulls are left out before anything is checked or stored. */
final class Nulls {

    private Nulls() {}

    static void remove(JsonNode node) {
        if (node.isObject()) {
            node.properties().removeIf(field -> field.getValue().isNull());
        }
        node.forEach(Nulls::remove);
    }
}
