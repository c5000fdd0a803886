package io.backhaul.sandbox.shopify;

import graphql.language.Document;
import graphql.parser.Parser;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import graphql.validation.ValidationError;
import graphql.validation.Validator;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPInputStream;

/** Shopify's own schema, where the developer has it at hand: then each document must be valid against it, too. */
final class PublishedSchema {

    private final GraphQLSchema schema;
    private final Map<String, List<ValidationError>> seen = new ConcurrentHashMap<>();

    private PublishedSchema(GraphQLSchema schema) {
        this.schema = schema;
    }

    /** Named by the system property {@code backhaul.shopify.schema} or the variable {@code BACKHAUL_SHOPIFY_SCHEMA}. */
    static Optional<PublishedSchema> configured() {
        String file = System.getProperty("backhaul.shopify.schema", System.getenv("BACKHAUL_SHOPIFY_SCHEMA"));
        return Optional.ofNullable(file)
                .filter(name -> !name.isBlank())
                .map(Path::of)
                .map(PublishedSchema::read);
    }

    private static PublishedSchema read(Path file) {
        try (InputStream raw = Files.newInputStream(file);
                InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
                Reader sdl = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            return new PublishedSchema(
                    UnExecutableSchemaGenerator.makeUnExecutableSchema(new SchemaParser().parse(sdl)));
        } catch (IOException e) {
            throw new UncheckedIOException("the published schema cannot be read: " + file, e);
        }
    }

    /** What is wrong with a document that can be parsed. */
    List<ValidationError> errors(String query) {
        return seen.computeIfAbsent(query, text -> {
            Document document = Parser.parse(text);
            return new Validator().validateDocument(schema, document, Locale.ENGLISH);
        });
    }
}
