package io.backhaul.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backhaul.core.message.Envelope;
import io.backhaul.core.message.Reference;
import io.backhaul.core.message.ReturnMessage;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Keeps what the documents say about files, kinds, questions and variables true. */
class DocumentsTest {

    private static final Pattern LINK = Pattern.compile("]\\((?!https?:)([^)#]+)?(#[^)]+)?\\)");
    private static final Path GUIDE = Path.of("src/docs/operators-guide.md");
    private static final Path README = Path.of("README.md");

    static Stream<Path> documents() {
        return Documents.all().stream();
    }

    static Stream<Path> records() {
        return Documents.files(Path.of("src/adr"), ".md").stream();
    }

    static Stream<Class<?>> kinds() {
        return Arrays.stream(ReturnMessage.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyLinkLeadsSomewhere(Path document) {
        LINK.matcher(Documents.text(document)).results().forEach((MatchResult link) -> {
            Path target = link.group(1) == null
                    ? document
                    : document.resolveSibling(link.group(1)).normalize();
            assertThat(target).exists();
            if (link.group(2) != null) {
                assertThat(anchors(target)).contains(link.group(2).substring(1));
            }
        });
    }

    /** As GitHub makes them from headings. */
    private static List<String> anchors(Path document) {
        return Documents.text(document)
                .lines()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("#+ ", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9 -]", "")
                        .strip()
                        .replace(' ', '-'))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("records")
    void everyDecisionRecordHasItsShape(Path record) {
        String text = Documents.text(record);
        String number = record.getFileName().toString().substring(0, 4);
        assertThat(text).startsWith("# " + Integer.parseInt(number) + ". ");
        assertThat(text).containsPattern("\nDate: \\d{4}-\\d{2}-\\d{2}\n");
        assertThat(Pattern.compile("(?m)^## (.*)$").matcher(text).results().map(m -> m.group(1)))
                .containsExactly("Status", "Context", "Decision", "Consequences", "Alternatives");
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everyKindStandsInTheCanonicalMessageWithItsFields(Class<?> type) {
        String kind = ReturnMessage.kindOf(type.asSubclass(ReturnMessage.class));
        String row = Documents.text(Path.of("src/docs/canonical-message.md"))
                .lines()
                .filter(line -> line.startsWith("| `" + kind + "` |"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(kind + " has no row"));
        String[] cells = row.split("\\|");
        List<String> fields = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .filter(name -> !name.equals("envelope"))
                .toList();
        assertThat(cells[cells.length - 1].replaceAll("[* ]", "").split(",")).containsExactlyElementsOf(fields);
    }

    @Test
    void everyEnvelopeFieldAndReferenceTypeIsExplained() {
        String text = Documents.text(Path.of("src/docs/canonical-message.md"));
        for (RecordComponent field : Envelope.class.getRecordComponents()) {
            assertThat(text).contains("| `" + field.getName() + "` |");
        }
        for (Reference.Type type : Reference.Type.values()) {
            assertThat(text).contains("`" + type + "`");
        }
    }

    /** A rule that asks, or a class of trouble with a message, has a row in the operator's guide. */
    @Test
    void everyQuestionIsInTheGuide() {
        Set<String> asked = new TreeSet<>();
        for (Path rule : Documents.files(Path.of("src/main/java/io/backhaul/core/decision"), ".java")) {
            String name = rule.getFileName().toString().replace(".java", "");
            String text = Documents.text(rule);
            boolean asks = text.contains("Outcome.REVIEW") || text.contains("Outcome.TASK");
            boolean settles = text.contains("Settlement.settle(");
            if (text.contains("implements Rule") && (asks || settles)) {
                asked.add(name);
            }
        }
        assertThat(asked).hasSizeGreaterThan(15);
        asked.addAll(Set.of(
                "UNREADABLE",
                "UNTRUSTED",
                "BANK_DETAILS",
                "REPLAYED",
                "DISGUISED_WORD",
                "AMBIGUOUS",
                "LIKELY_MATCH",
                "PARCEL_WITHOUT_RMA",
                "CONTRADICTION",
                "DOUBTFUL_REFUND",
                "PARKED"));
        String guide = Documents.text(GUIDE);
        assertThat(asked).allSatisfy(name -> assertThat(guide).contains("`" + name + "`"));
    }

    /** Whatever can be said of a policy or a passport is explained. */
    @ParameterizedTest
    @CsvSource({"merchant, /properties/policy", "supplier, ''"})
    void everyFieldOfPolicyAndPassportIsExplained(String kind, String place) throws IOException {
        JsonNode schema = new ObjectMapper()
                .readTree(DocumentsTest.class.getResourceAsStream("/schema/" + kind + ".schema.json"));
        ObjectNode part = schema.at(place).deepCopy();
        ((ObjectNode) part.path("properties")).remove("channel");
        Set<String> fields = new TreeSet<>();
        collect(part, fields);
        collect(schema.at("/$defs/window"), fields);
        fields.removeAll(Set.of("skuPrefixes"));
        String text = Documents.text(Path.of("src/docs/policy-and-passport.md"));
        assertThat(fields)
                .hasSizeGreaterThan(20)
                .allSatisfy(field -> assertThat(text).containsPattern("\\b" + field + "\\b"));
    }

    private static void collect(JsonNode schema, Set<String> fields) {
        schema.path("properties").fieldNames().forEachRemaining(fields::add);
        schema.forEach(part -> collect(part, fields));
    }

    @Test
    void theReadmeNamesTheVariablesTheConfigurationRequires() {
        assertThat(Documents.requiredVariables())
                .allSatisfy(name -> assertThat(Documents.text(README)).contains("`" + name + "`"));
        Set<String> known = new TreeSet<>();
        Documents.configuration().stream()
                .map(Documents::text)
                .forEach(text -> Pattern.compile("[A-Z][A-Z0-9_]+")
                        .matcher(text)
                        .results()
                        .forEach(found -> known.add(found.group())));
        assertThat(Pattern.compile("`([A-Z]+(?:_[A-Z0-9]+)+)`")
                        .matcher(Documents.text(README))
                        .results()
                        .map(found -> found.group(1)))
                .allMatch(known::contains);
    }

    @Test
    void everyRouteFileHasItsRow() {
        String text = Documents.text(Path.of("routes/README.md"));
        for (Path route : Documents.files(Path.of("routes"), ".camel.yaml")) {
            String name = Path.of("routes").relativize(route).toString().replace(".camel.yaml", "");
            assertThat(text).contains("`" + name);
        }
    }

    @Test
    void theTwoCommandsStandInTheReadme() {
        assertThat(Documents.blocks(README, "sh").get(0)).contains("mvn spring-boot:test-run", "mvn verify");
        assertThat(Files.isExecutable(Path.of(".ci/run"))).isTrue();
    }
}
