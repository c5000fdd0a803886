package io.backhaul.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MappingsTest {

    private static final String MESSAGE =
            "{'kind': 'GOODS_RECEIVED', 'references': [], 'supplier': supplier, 'occurredAt': null, 'lines': [{'sku': 'A', 'quantity': n}]}";

    @TempDir
    private Path directory;

    @BeforeEach
    void canonicalSchema() throws IOException {
        Files.createDirectories(directory.resolve("canonical"));
        Files.createDirectories(directory.resolve("acme"));
        Files.copy(
                Path.of("mappings/canonical/return-message.schema.json"),
                directory.resolve("canonical/return-message.schema.json"));
    }

    @Test
    void oneMessageIsAListOfOneAndNullsAreLeftOut() throws IOException {
        List<ObjectNode> messages = apply(MESSAGE, Map.of("supplier", "acme", "n", 3));

        assertThat(messages).hasSize(1);
        assertThat(messages.get(0).has("occurredAt")).isFalse();
        assertThat(messages.get(0).at("/lines/0/quantity").asInt()).isEqualTo(3);
    }

    @Test
    void inputMayBeJson() throws IOException {
        assertThat(apply(MESSAGE, CanonicalJson.mapper().readTree("{\"supplier\":\"acme\",\"n\":1}")))
                .hasSize(1);
    }

    @Test
    void ignoringIsSaidOnPurpose() throws IOException {
        assertThat(apply("[]", Map.of())).isEmpty();
        assertRefused("misspelt.field", Map.of(), "gives nothing");
    }

    @Test
    void refusesWhatIsNotCanonical() throws IOException {
        assertRefused(MESSAGE, Map.of("n", 1), "required property 'supplier' not found");
        assertRefused(MESSAGE, Map.of("supplier", "acme", "n", "2"), "string found, integer expected");
        assertRefused("{'kind': 'NEWS', 'references': []}", Map.of(), "NEWS");
        assertRefused("{'references': []}", Map.of(), "required property 'kind' not found");
        assertRefused("['x']", Map.of(), "gives STRING where a message should be");
        assertRefused("[" + MESSAGE + ", {'kind': 'NEWS'}]", Map.of("supplier", "acme", "n", 1), "message 2");
        assertRefused("{'f': function($x) { $x }}", Map.of(), "");
        String nul = MESSAGE.replace("'A'", "nul");
        assertRefused(
                nul, Map.of("supplier", "acme", "n", 1, "nul", "A\0"), "$.lines[0].sku contains the character NUL");
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "merchant", "source", "receivedAt", "sequence", "schemaVersion"})
    void aMappingCannotSpeakForTheHub(String field) throws IOException {
        assertRefused(
                "$merge([" + MESSAGE + ", {'" + field + "': 'x'}])",
                Map.of("supplier", "acme", "n", 1),
                "'" + field + "' is said by the hub");
    }

    @Test
    void itsOwnErrorNamesTheFileAndNothingElse() throws IOException {
        assertThatThrownBy(
                        () -> mappings("$error('unknown status ' & status)").apply("acme/x", Map.of("status", "MAYBE")))
                .isInstanceOfSatisfying(UnreadableMessage.class, e -> {
                    assertThat(e.where()).endsWith("/acme/x.jsonata");
                    assertThat(e.reason()).isEqualTo("unknown status MAYBE");
                    assertThat(e.at("rma.csv line 3").getMessage())
                            .startsWith("rma.csv line 3: unknown status MAYBE (");
                });
    }

    @Test
    void aRunawayIsStopped() throws IOException {
        assertRefused("($f := function($n) { $f($n + 1) }; $f(1))", Map.of(), "timeout");
        assertRefused("($f := function($n) { $f($n + 1) + 1 }; $f(1))", Map.of(), "Stack overflow");
    }

    @Test
    void troubleOfTheEngineNamesTheLine() throws IOException {
        assertRefused("{\n  'kind': $unheardOf(1)\n}", Map.of(), "line 2");
    }

    @Test
    void aBrokenFileStopsTheStart() {
        assertBroken("{\n  'kind': ,\n}", "acme/x.jsonata line 2");
        assertBroken("$match(a, /[b/)", "acme/x.jsonata line 1");
        assertBroken("{\n 'occurredAt': $now() }", "acme/x.jsonata line 2 column 16: $now() does not give the same");
    }

    @Test
    void anUnknownNameIsAMistakeOfTheConfiguration() throws IOException {
        Mappings mappings = mappings("[]");
        mappings.require("acme/x");
        assertThatThrownBy(() -> mappings.require("acme/y"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no mapping 'acme/y'; there are [acme/x]");
    }

    @Test
    void manyThreadsShareIt() throws IOException {
        Mappings mappings = mappings(MESSAGE);

        assertThat(IntStream.range(0, 2000)
                        .parallel()
                        .allMatch(n -> mappings.apply("acme/x", Map.of("supplier", "acme", "n", n))
                                        .get(0)
                                        .at("/lines/0/quantity")
                                        .asInt()
                                == n))
                .isTrue();
    }

    private List<ObjectNode> apply(String mapping, Object input) throws IOException {
        return mappings(mapping).apply("acme/x", input);
    }

    private Mappings mappings(String mapping) throws IOException {
        Files.writeString(directory.resolve("acme/x.jsonata"), mapping);
        return new Mappings(directory);
    }

    private void assertRefused(String mapping, Object input, String reason) throws IOException {
        Mappings mappings = mappings(mapping);
        assertThatThrownBy(() -> mappings.apply("acme/x", input))
                .isInstanceOf(UnreadableMessage.class)
                .hasMessageContaining(reason);
    }

    private void assertBroken(String mapping, String where) {
        assertThatThrownBy(() -> mappings(mapping))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(where);
    }
}
