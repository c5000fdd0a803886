package io.backhaul.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.deployers.impl.FileConfigurationParser;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.junit.jupiter.api.Test;

/** What can be known of docker-compose.yml without running it. */
class ComposeTest {

    private static final Pattern IMAGE = Pattern.compile("(?<name>[^:]+):(?<version>.+)");

    private final JsonNode compose = read(Path.of("docker-compose.yml"));
    private final String pom = text(Path.of("pom.xml"));

    @Test
    void everyVariableOfTheHubExistsInItsConfiguration() {
        Set<String> known = new TreeSet<>();
        Documents.configuration().forEach(file -> known.addAll(words(text(file))));
        assertThat(known).containsAll(given());
    }

    @Test
    void everyVariableTheConfigurationRequiresIsGiven() {
        assertThat(given()).containsAll(Documents.requiredVariables());
    }

    @Test
    void imagesArePinnedAndThoseOfThePomAreItsVersions() {
        compose.get("services").forEach(service -> {
            if (service.has("image")) {
                assertThat(version(service)).containsPattern("\\d+\\.\\d+");
            }
        });
        assertThat(version(service("broker"))).isEqualTo(property("artemis.version"));
        assertThat(version(service("mail"))).isEqualTo(property("greenmail.version"));
        assertThat(property("postgres-binaries.version")).startsWith(version(service("database")) + ".");
    }

    @Test
    void dockerfileUsesTheJavaOfThePom() {
        String dockerfile = text(Path.of("Dockerfile"));
        assertThat(Pattern.compile("temurin[:-](\\d+)")
                        .matcher(dockerfile)
                        .results()
                        .map(m -> m.group(1)))
                .isNotEmpty()
                .containsOnly(property("java.version"));
        assertThat(dockerfile).contains("USER 10001");
    }

    /** The hub refuses a broker that would delete what it cannot deliver. */
    @Test
    void artemisTakesItsBrokerXmlAndKeepsWhatItCannotDeliver() throws Exception {
        String xml = compose.at("/configs/broker/content").asText();
        Configuration broker = new FileConfigurationParser()
                .parseMainConfig(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
        AddressSettings all = broker.getAddressSettings().get("#");
        assertThat(all.getDeadLetterAddress().toString()).isEqualTo("parked");
        assertThat(all.getRedeliveryDelay()).isPositive();
        assertThat(broker.getAddressConfigurations())
                .anyMatch(address -> address.getName().equals("parked")
                        && !address.getQueueConfigs().isEmpty());
    }

    private Set<String> given() {
        Set<String> names = new TreeSet<>();
        service("hub").get("environment").fieldNames().forEachRemaining(names::add);
        return names;
    }

    private JsonNode service(String name) {
        return compose.get("services").get(name);
    }

    private static String version(JsonNode service) {
        Matcher image = IMAGE.matcher(service.get("image").asText());
        assertThat(image.matches()).as("%s", service.get("image")).isTrue();
        return image.group("version");
    }

    private String property(String name) {
        return Pattern.compile("<" + Pattern.quote(name) + ">([^<]+)<")
                .matcher(pom)
                .results()
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> words(String text) {
        return Pattern.compile("\\b[A-Z][A-Z0-9_]+\\b")
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .toList();
    }

    private static String text(Path file) {
        return Documents.text(file);
    }

    private static JsonNode read(Path file) {
        try {
            return new YAMLMapper().readTree(Files.readString(file));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
