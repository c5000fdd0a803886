package io.backhaul.partner;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** Partners' JSON: decimals stay exact, ids of 18 digits stay whole, nulls are written. */
public final class Json {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Json() {}

    /** The body as a tree; empty when it is no JSON at all, which a caller must tell apart from JSON that says nothing. */
    public static Optional<JsonNode> read(byte[] body) {
        try {
            return Optional.ofNullable(MAPPER.readTree(body)).filter(n -> !n.isMissingNode());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Bytes of this value; equal values give equal bytes as long as maps keep their order. */
    public static byte[] write(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be written as JSON: " + e.getOriginalMessage(), e);
        }
    }

    /** A tree as the plain maps and lists that mappings read. */
    @SuppressWarnings("unchecked")
    public static Map<String, Object> plain(JsonNode object) {
        return MAPPER.convertValue(object, Map.class);
    }

    /** Text at a JSON pointer; empty when absent, null or blank. Numbers give their digits. */
    public static Optional<String> text(JsonNode node, String pointer) {
        JsonNode found = node.at(pointer);
        return found.isValueNode() && !found.isNull()
                ? Optional.of(found.asText().strip()).filter(t -> !t.isEmpty())
                : Optional.empty();
    }
}
