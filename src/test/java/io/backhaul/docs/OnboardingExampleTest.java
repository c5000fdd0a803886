package io.backhaul.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.backhaul.mapping.CsvFormat;
import io.backhaul.mapping.CsvRow;
import io.backhaul.mapping.FileRows;
import io.backhaul.mapping.Mappings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the worked example of {@code src/docs/onboarding-a-supplier.md}: file, passport, mapping, expected message. */
class OnboardingExampleTest {

    private static final Path DOCUMENT = Path.of("src/docs/onboarding-a-supplier.md");
    private static final Path SCHEMA = Path.of("canonical/return-message.schema.json");

    private final JsonNode passport = yaml(block("yaml"));

    @TempDir
    private Path mappings;

    @Test
    void thePassportIsValid() {
        assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                        .getSchema(getClass().getResourceAsStream("/schema/supplier.schema.json"))
                        .validate(passport))
                .isEmpty();
    }

    @Test
    void theFileBecomesTheMessages() throws IOException {
        List<ObjectNode> messages = read(block("csv"));
        assertThat(messages)
                .extracting(message -> message.get("kind").asText())
                .containsExactly("RETURN_AUTHORIZED", "RETURN_DECLINED", "SUPPLIER_CREDIT_ISSUED");
        ObjectMapper json = new ObjectMapper();
        assertThat(json.readTree(messages.get(0).toString())).isEqualTo(json.readTree(block("json")));
        assertThat(messages.get(2).at("/amount/amount").asText()).isEqualTo("49.90");
    }

    private List<ObjectNode> read(String csv) throws IOException {
        Files.createDirectories(mappings.resolve("initrode"));
        Files.createDirectories(mappings.resolve(SCHEMA).getParent());
        Files.copy(Path.of("mappings").resolve(SCHEMA), mappings.resolve(SCHEMA));
        Files.writeString(mappings.resolve("initrode/answers.jsonata"), block("jsonata"));
        Mappings compiled = new Mappings(mappings);
        Map<String, Object> dialect = new ObjectMapper()
                .convertValue(passport.at("/channel/csv"), new TypeReference<Map<String, Object>>() {});
        List<ObjectNode> messages = new ArrayList<>();
        for (CsvRow row : FileRows.read(csv.getBytes(StandardCharsets.UTF_8), CsvFormat.of(dialect), "answers.csv")
                .rows()) {
            messages.addAll(compiled.apply("initrode/answers", row.input("initrode")));
        }
        return messages;
    }

    private static String block(String language) {
        return Documents.blocks(DOCUMENT, language).get(0);
    }

    private static JsonNode yaml(String text) {
        try {
            return new YAMLMapper().readTree(text);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
