package io.backhaul.partner.shopify;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.language.Document;
import graphql.parser.Parser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What no schema says of the documents: price, names, and the directive. Whether they are valid in the published schemas is
 * {@code ShopifyConformance}'s part.
 */
class ShopifyDocumentsTest {

    private static final Path DOCUMENTS = Path.of("src/main/resources/graphql/shopify");

    /** Limit of the store for one query; the cost is reckoned as if every page were full. */
    private static final int DEAREST = 1000;

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
}
