package io.backhaul.hub.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The schemas that editors use agree with the files the hub reads. */
class ConfigSchemaTest {

    private static final YAMLMapper YAML = new YAMLMapper();

    static Stream<Path> files() throws IOException {
        return Stream.concat(Files.list(Path.of("config/merchants")), Files.list(Path.of("config/suppliers")));
    }

    @ParameterizedTest
    @MethodSource("files")
    void shippedFilesAreValidAndAnUnknownKeyIsNot(Path file) throws IOException {
        JsonNode content = YAML.readTree(file.toFile());
        assertThat(problems(file, content)).isEmpty();
        ((ObjectNode) content).put("unheardOf", 1);
        assertThat(problems(file, content)).isNotEmpty();
    }

    private static Set<ValidationMessage> problems(Path file, JsonNode content) {
        String kind = file.getParent().getFileName().toString().replaceFirst("s$", "");
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(ConfigSchemaTest.class.getResourceAsStream("/schema/" + kind + ".schema.json"))
                .validate(content);
    }
}
