package io.backhaul.mapping;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.backhaul.core.message.Envelope;
import io.backhaul.core.message.ReturnMessage;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Canonical messages as flat JSON: {@code kind}, the envelope's fields and the record's own fields side by side, money as
 * {@code {"amount":"49.90","currency":"USD"}}, times ISO 8601 in UTC. Null and absent are the same.
 */
public final class CanonicalJson {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(MoneyJson.module())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();

    private static final Map<String, Class<?>> KINDS = Arrays.stream(ReturnMessage.class.getPermittedSubclasses())
            .collect(Collectors.toUnmodifiableMap(
                    type -> ReturnMessage.kindOf(type.asSubclass(ReturnMessage.class)), type -> type));

    private static final RecordComponent[] ENVELOPE = Envelope.class.getRecordComponents();

    private CanonicalJson() {}

    /** The one mapper for canonical values: knows Money and times, leaves nulls out, refuses unknown fields. */
    public static ObjectMapper mapper() {
        return MAPPER;
    }

    /** Reads one complete message, envelope included; refuses with {@link UnreadableMessage} naming the field. */
    public static ReturnMessage read(ObjectNode flat) {
        String kind = flat.path("kind").asText("");
        Class<?> type = KINDS.get(kind);
        if (type == null) {
            throw new UnreadableMessage("canonical message", "unknown kind '" + kind + "'");
        }
        try {
            return (ReturnMessage) MAPPER.treeToValue(nested(flat), type);
        } catch (JsonProcessingException e) {
            throw new UnreadableMessage("canonical message " + kind, e.getOriginalMessage(), e);
        }
    }

    /** Writes a message; {@link #read} gives the same message back. */
    public static ObjectNode write(ReturnMessage message) {
        ObjectNode tree = MAPPER.valueToTree(message);
        ObjectNode flat = MAPPER.createObjectNode().put("kind", message.kind());
        flat.setAll((ObjectNode) tree.remove("envelope"));
        return flat.setAll(tree);
    }

    private static ObjectNode nested(ObjectNode flat) {
        ObjectNode body = flat.deepCopy();
        body.remove("kind");
        ObjectNode envelope = MAPPER.createObjectNode();
        for (RecordComponent field : ENVELOPE) {
            JsonNode value = body.remove(field.getName());
            if (value != null) {
                envelope.set(field.getName(), value);
            }
        }
        return body.set("envelope", envelope);
    }
}
