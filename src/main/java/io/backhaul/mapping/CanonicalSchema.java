package io.backhaul.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;

/** The JSON Schema every canonical message is held to: required fields, closed lists, the shape of money. */
public final class CanonicalSchema {

    private static final int SHOWN = 3;

    private final JsonSchema schema;

    private CanonicalSchema(JsonSchema schema) {
        this.schema = schema;
    }

    public static CanonicalSchema load(Path file) {
        try {
            JsonNode text = CanonicalJson.mapper().readTree(Files.readString(file));
            JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(text);
            schema.initializeValidators();
            return new CanonicalSchema(schema);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the canonical schema " + file, e);
        }
    }

    /** Refuses a message that does not fit, naming the first few fields and what is wrong with them. */
    public void check(String where, JsonNode message) {
        Set<ValidationMessage> wrong = schema.validate(message);
        if (!wrong.isEmpty()) {
            boolean causes = wrong.stream().anyMatch(problem -> !isConsequence(problem));
            String reason = wrong.stream()
                    .filter(problem -> !causes || !isConsequence(problem))
                    .limit(SHOWN)
                    .map(CanonicalSchema::words)
                    .collect(Collectors.joining("; "));
            throw new UnreadableMessage(where, message.path("kind").asText("no kind") + ": " + reason);
        }
        refuseNul(where, "$", message);
    }

    /** A character that no database keeps as text, and no honest partner writes. */
    private static void refuseNul(String where, String field, JsonNode value) {
        if (value.isTextual() && value.textValue().indexOf('\0') >= 0) {
            throw new UnreadableMessage(where, field + " contains the character NUL");
        }
        value.properties().forEach(e -> refuseNul(where, field + "." + e.getKey(), e.getValue()));
        for (int i = 0; value.isArray() && i < value.size(); i++) {
            refuseNul(where, field + "[" + i + "]", value.get(i));
        }
    }

    /** One wrong field makes its neighbours "not evaluated" too: then only the cause is worth telling. */
    private static boolean isConsequence(ValidationMessage problem) {
        return "unevaluatedProperties".equals(problem.getType());
    }

    private static String words(ValidationMessage problem) {
        return isConsequence(problem) ? "'" + problem.getProperty() + "' is not a field of it" : problem.getMessage();
    }
}
