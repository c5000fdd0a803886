package io.backhaul.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backhaul.core.message.ReturnMessage;
import io.backhaul.mapping.CanonicalJson;
import java.util.List;

/** JSON columns. What stands in them was written by us, so failing to read it is a defect and says so. */
final class StoredJson {

    private StoredJson() {}

    static String write(Object value) {
        try {
            return CanonicalJson.mapper().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write " + value.getClass(), e);
        }
    }

    static <T> T read(String json, Class<T> type) {
        try {
            return CanonicalJson.mapper().readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored " + type.getSimpleName() + " cannot be read: " + e.getMessage(), e);
        }
    }

    static <T> List<T> list(String json, Class<T> element) {
        try {
            return CanonicalJson.mapper()
                    .readValue(
                            json, CanonicalJson.mapper().getTypeFactory().constructCollectionType(List.class, element));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "stored " + element.getSimpleName() + "s cannot be read: " + e.getMessage(), e);
        }
    }

    static <T> T read(String json, TypeReference<T> type) {
        try {
            return CanonicalJson.mapper().readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored value cannot be read: " + e.getMessage(), e);
        }
    }

    static ReturnMessage message(String json) {
        return CanonicalJson.read(read(json, ObjectNode.class));
    }
}
