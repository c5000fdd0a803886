package io.backhaul.partner.shopify;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.language.Document;
import graphql.parser.Parser;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import graphql.validation.Validator;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Holds every document to the store's rules: the published schema where a copy is at hand (system property or environment
 * variable {@value #SCHEMA}: one or more SDL files, plain or .gz, separated by commas), and what no schema says always.
 */
class ShopifyDocumentsTest {

    private static final String SCHEMA = "BACKHAUL_SHOPIFY_SCHEMA";
    private static final Path DOCUMENTS = Path.of("src/main/resources/graphql/shopify");

    /** Limit of the store for one query; the cost is reckoned as if every page were full. */
    private static final int DEAREST = 1000;

    @TestFactory
    List<DynamicTest> everyDocumentFitsThePublishedSchemas() throws IOException {
        String named = System.getProperty(SCHEMA, System.getenv(SCHEMA));
        if (named == null || named.isBlank()) {
            String missing =
                    "no copy of the store's schema at hand: set " + SCHEMA + " to check the documents against it";
            return List.of(DynamicTest.dynamicTest(missing, () -> Assumptions.abort(missing)));
        }
        List<DynamicTest> tests = new ArrayList<>();
        for (String file : named.split(",")) {
            GraphQLSchema schema = schema(Path.of(file.strip()));
            for (Path document : documents()) {
                String name =
                        document.getFileName() + " in " + Path.of(file.strip()).getFileName();
                tests.add(DynamicTest.dynamicTest(
                        name,
                        () -> assertThat(new Validator().validateDocument(schema, parse(document), Locale.ENGLISH))
                                .isEmpty()));
            }
        }
        return tests;
    }

    @Test
    void theDirectiveThatTheSchemaDoesNotDemandStandsOnTheField() throws IOException {
        assertThat(Files.readString(DOCUMENTS.resolve("InventoryAdjust.graphql")))
                .containsPattern(
                        "inventoryAdjustQuantities\\(input: \\$input\\) @idempotent\\(key: \\$idempotencyKey\\)");
    }

    @Test
    void itStandsOnRefundsToo() throws IOException {
        assertThat(Files.readString(DOCUMENTS.resolve("RefundCreate.graphql")))
                .containsPattern("refundCreate\\(input: \\$input\\) @idempotent\\(key: \\$idempotencyKey\\)");
    }

    @TestFactory
    Stream<DynamicTest> everyDocumentIsAffordable() throws IOException {
        return documents().stream()
                .map(d -> DynamicTest.dynamicTest(
                        d.getFileName().toString(),
                        () -> assertThat(QueryCost.of(parse(d))).isLessThanOrEqualTo(DEAREST)));
    }

    @TestFactory
    Stream<DynamicTest> everyDocumentIsNamedLikeItsFile() throws IOException {
        return documents().stream()
                .map(d -> DynamicTest.dynamicTest(
                        d.getFileName().toString(),
                        () -> assertThat(parse(d).getFirstDefinitionOfType(graphql.language.OperationDefinition.class)
                                                .orElseThrow()
                                                .getName()
                                        + ".graphql")
                                .isEqualTo(d.getFileName().toString())));
    }

    private static List<Path> documents() throws IOException {
        try (Stream<Path> files = Files.list(DOCUMENTS)) {
            return files.sorted().toList();
        }
    }

    private static Document parse(Path document) throws IOException {
        return new Parser().parseDocument(Files.readString(document));
    }

    private static GraphQLSchema schema(Path file) throws IOException {
        try (InputStream raw = Files.newInputStream(file);
                InputStream sdl = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw) {
            String text = new String(sdl.readAllBytes(), StandardCharsets.UTF_8);
            return UnExecutableSchemaGenerator.makeUnExecutableSchema(new SchemaParser().parse(text));
        }
    }
}
