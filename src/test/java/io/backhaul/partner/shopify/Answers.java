package io.backhaul.partner.shopify;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.partner.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Answers of a store as our documents get them. */
final class Answers {

    private Answers() {}

    static JsonNode data(String name) {
        try (InputStream file = Answers.class.getResourceAsStream("/partner/shopify/" + name + ".json")) {
            return Json.read(file.readAllBytes()).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
