package io.backhaul.partner.shopify;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The GraphQL documents of {@code graphql/shopify}. */
final class ShopifyDocument {

    private static final Map<String, String> TEXTS = new ConcurrentHashMap<>();

    private ShopifyDocument() {}

    static String text(String name) {
        return TEXTS.computeIfAbsent(name, ShopifyDocument::load);
    }

    private static String load(String name) {
        String path = "/graphql/shopify/" + name + ".graphql";
        try (InputStream document = ShopifyDocument.class.getResourceAsStream(path)) {
            if (document == null) {
                throw new IllegalStateException("no document " + path);
            }
            return new String(document.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }
}
