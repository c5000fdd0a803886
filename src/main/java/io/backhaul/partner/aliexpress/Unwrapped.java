package io.backhaul.partner.aliexpress;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** AliExpress wraps lists by the name of their elements, {@code {"x_list":{"x":[..]}}}, except when it does not. */
final class Unwrapped {

    private Unwrapped() {}

    /** A copy in which every field named {@code .._list} is the list itself. */
    static JsonNode of(JsonNode node) {
        if (node.isArray()) {
            ArrayNode list = JsonNodeFactory.instance.arrayNode();
            node.forEach(element -> list.add(of(element)));
            return list;
        }
        if (!node.isObject()) {
            return node;
        }
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        node.properties().forEach(field -> object.set(field.getKey(), field(field.getKey(), field.getValue())));
        return object;
    }

    private static JsonNode field(String name, JsonNode value) {
        if (!name.endsWith("_list") || value.isArray() || value.isNull()) {
            return of(value);
        }
        boolean wrapper = value.isObject() && value.size() == 1;
        JsonNode inner = wrapper ? value.elements().next() : value;
        return inner.isArray()
                ? of(inner)
                : JsonNodeFactory.instance.arrayNode().add(of(inner));
    }
}
