package io.backhaul.partner.shopify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.core.fixture.Row;
import io.backhaul.core.message.Evidence;
import io.backhaul.partner.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The samples of the mappings are what this really makes of a store's answers, so the two cannot drift apart. */
class ShopifySnapshotTest {

    private static final Path SAMPLES = Path.of("mappings/shopify/samples");

    @Row({"S26", "S75", "S78", "S79", "S148", "S149", "S152", "S222"})
    @ParameterizedTest
    @CsvSource({
        "return-requested, 1",
        "return-exchange, 0",
        "return-shipped, 0",
        "return-cancelled, 0",
        "return-closed-asks-nothing, 0",
        "return-many-payments, 0",
        "return-one-line-two-reasons, 0",
        "return-legacy-reasons, 0",
        "return-too-long, 0",
        "return-without-sku, 0",
        "return-unknown, 0",
    })
    void aReturn(String name, int photos) throws IOException {
        List<Evidence> evidence = List.of(new Evidence(Evidence.Kind.PHOTO, "ab".repeat(32), "photo-1.jpg", 20480))
                .subList(0, photos);
        assertThat(tree(ShopifySnapshot.ofReturn("demo", Answers.data(name), evidence)))
                .isEqualTo(sample(name));
    }

    @ParameterizedTest
    @CsvSource({"order-placed, order-placed", "order-refunded, refund-at-the-store"})
    void anOrder(String answer, String sample) throws IOException {
        assertThat(tree(ShopifySnapshot.ofOrder("demo", Answers.data(answer), List.of("stripe"))))
                .isEqualTo(sample(sample));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-09-10T10:05:00Z, 2026-09-10T10:00:00Z, true",
        "2026-09-10T10:05:00Z, 2026-09-11T10:00:00Z, true",
        "2026-09-10T10:05:00Z, 2026-09-08T10:05:00Z, false",
        "2026-09-10T10:05:00Z, , false",
    })
    void aScanOfTheDaysBeforeTheRequestMayHaveComeAfterIt(String asked, String delivered, boolean late) {
        String there = delivered == null ? "null" : "\"" + delivered + "\"";
        String answer = "{\"return\":{\"createdAt\":\"" + asked + "\",\"order\":{\"fulfillments\":[{\"deliveredAt\":"
                + there + "}]}}}";
        assertThat(ShopifySnapshot.deliveredAboutThen(
                        Json.read(answer.getBytes(StandardCharsets.UTF_8)).orElseThrow()))
                .isEqualTo(late);
    }

    private static JsonNode tree(Map<String, Object> input) {
        return Json.read(Json.write(input)).orElseThrow();
    }

    private static JsonNode sample(String name) throws IOException {
        return Json.read(Files.readAllBytes(SAMPLES.resolve(name + ".json"))).orElseThrow();
    }
}
