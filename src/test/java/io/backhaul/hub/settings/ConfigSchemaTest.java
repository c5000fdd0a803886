package io.backhaul.hub.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The schemas that editors use agree with the files the hub reads. */
class ConfigSchemaTest {

    private static final YAMLMapper YAML = new YAMLMapper();

    static Stream<Path> files() {
        return Stream.of(
                        Path.of("config/merchants"),
                        Path.of("config/suppliers"),
                        CompleteFiles.DIRECTORY.resolve("merchants"),
                        CompleteFiles.DIRECTORY.resolve("suppliers"))
                .flatMap(ConfigSchemaTest::list);
    }

    private static Stream<Path> list(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void shippedFilesAreValidAndAnUnknownKeyIsNot(Path file) throws IOException {
        JsonNode content = YAML.readTree(file.toFile());
        assertThat(problems(file, content)).isEmpty();
        ((ObjectNode) content).put("unheardOf", 1);
        assertThat(problems(file, content)).isNotEmpty();
    }

    /** At every place of a file that uses every field, the reader knows the fields the schema has, no more and no fewer. */
    @ParameterizedTest
    @CsvSource({"merchant, /policy", "supplier, ''"})
    void readerAndSchemaKnowTheSameFieldsAtEveryPlace(String kind, String place) throws IOException {
        Path file = CompleteFiles.DIRECTORY.resolve(kind + "s/complete.yaml");
        JsonNode content = YAML.readTree(file.toFile());
        JsonNode schema = new ObjectMapper()
                .readTree(ConfigSchemaTest.class.getResourceAsStream("/schema/" + kind + ".schema.json"));
        Map<String, Set<String>> places = new TreeMap<>();
        walk(schema, schema.at(place.isEmpty() ? "" : "/properties" + place), content.at(place), place, places);
        assertThat(places).hasSizeGreaterThan(10);
        places.forEach((at, fields) -> {
            ObjectNode copy = content.deepCopy();
            ((ObjectNode) copy.at(at)).put("unheardOf", 1);
            assertThat(CompleteFiles.unknownKeys(kind, copy.toString())).as(at).isEqualTo(fields);
        });
    }

    /** Places of the content whose fields the schema names, each with these fields. */
    private static void walk(
            JsonNode schema, JsonNode part, JsonNode content, String at, Map<String, Set<String>> places) {
        JsonNode named = part.has("$ref") ? schema.at(part.get("$ref").asText().substring(1)) : part;
        if (content.isArray()) {
            for (int i = 0; i < content.size(); i++) {
                walk(schema, named.get("items"), content.get(i), at + "/" + i, places);
            }
        } else if (content.isObject() && named.has("properties")) {
            Set<String> fields = new TreeSet<>();
            named.get("properties").fieldNames().forEachRemaining(fields::add);
            places.put(at, fields);
            content.properties().stream()
                    .filter(field -> !field.getKey().equals("channel"))
                    .forEach(field -> walk(
                            schema,
                            named.get("properties").get(field.getKey()),
                            field.getValue(),
                            at + "/" + field.getKey(),
                            places));
        } else if (content.isObject() && named.path("additionalProperties").has("properties")) {
            content.properties()
                    .forEach(field -> walk(
                            schema,
                            named.get("additionalProperties"),
                            field.getValue(),
                            at + "/" + field.getKey(),
                            places));
        }
    }

    private static Set<ValidationMessage> problems(Path file, JsonNode content) {
        String kind = file.getParent().getFileName().toString().replaceFirst("s$", "");
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(ConfigSchemaTest.class.getResourceAsStream("/schema/" + kind + ".schema.json"))
                .validate(content);
    }
}
