package io.backhaul.conformance;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import graphql.GraphQLContext;
import graphql.GraphQLException;
import graphql.execution.RawVariables;
import graphql.execution.ValuesResolver;
import graphql.introspection.IntrospectionResultToSchema;
import graphql.language.Directive;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.OperationDefinition;
import graphql.parser.Parser;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import graphql.validation.Validator;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;

/**
 * One version of Shopify's Admin API as Shopify publishes it for tools: the introspection, with what it adds to the standard
 * ({@code gidTypes}: which objects an id may name; descriptions that demand {@code @idempotent}).
 */
final class ShopifySchema {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final GraphQLSchema schema;
    private final Gids gids;
    private final Set<String> keyed;
    private final Map<String, List<String>> judged = new ConcurrentHashMap<>();

    private ShopifySchema(GraphQLSchema schema, Gids gids, Set<String> keyed) {
        this.schema = schema;
        this.gids = gids;
        this.keyed = keyed;
    }

    static ShopifySchema read(Path introspection) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(introspection))) {
            JsonNode data = JSON.readTree(in).path("data");
            Document sdl = new IntrospectionResultToSchema()
                    .createSchemaDefinition(JSON.convertValue(data, new TypeReference<Map<String, Object>>() {}));
            TypeDefinitionRegistry types = new SchemaParser().buildRegistry(sdl);
            RuntimeWiring wiring = RuntimeWiring.newRuntimeWiring()
                    .wiringFactory(new PublishedScalars())
                    .build();
            GraphQLSchema schema = new SchemaGenerator().makeExecutableSchema(types, wiring);
            return new ShopifySchema(schema, Gids.of(data.path("__schema"), schema), keyed(data.path("__schema")));
        }
    }

    /** Mutations whose description demands the directive; no schema can. */
    private static Set<String> keyed(JsonNode schema) {
        return StreamSupport.stream(schema.path("types").spliterator(), false)
                .filter(type -> type.path("name").asText().equals("Mutation"))
                .flatMap(type -> StreamSupport.stream(type.path("fields").spliterator(), false))
                .filter(field -> field.path("description").asText().contains("@idempotent"))
                .map(field -> field.path("name").asText())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Mutations that must carry {@code @idempotent}. */
    Set<String> keyed() {
        return keyed;
    }

    /** What is wrong with a document, each with its place; empty when Shopify would take it. */
    List<String> violations(String document) {
        return judged.computeIfAbsent(document, this::judge);
    }

    /** What is wrong with a document sent with these variables. */
    List<String> violations(String document, Map<String, Object> variables) {
        List<String> found = new ArrayList<>(violations(document));
        if (!found.isEmpty()) {
            return found;
        }
        OperationDefinition operation = operation(Parser.parse(document));
        try {
            ValuesResolver.coerceVariableValues(
                    schema,
                    operation.getVariableDefinitions(),
                    RawVariables.of(variables),
                    GraphQLContext.getDefault(),
                    Locale.ENGLISH);
        } catch (GraphQLException wrong) {
            found.add(wrong.getMessage());
        }
        found.addAll(gids.violations(operation, variables));
        keys(operation, variables, found);
        return found;
    }

    private List<String> judge(String text) {
        Document document = Parser.parse(text);
        List<String> found = new ArrayList<>();
        new Validator()
                .validateDocument(schema, document, Locale.ENGLISH)
                .forEach(error -> found.add(error.getMessage()));
        OperationDefinition operation = operation(document);
        if (!operation.getDirectives("idempotent").isEmpty()) {
            found.add("@idempotent stands on the operation " + operation.getName() + ": it belongs on the field");
        }
        if (operation.getOperation() == OperationDefinition.Operation.MUTATION) {
            operation.getSelectionSet().getSelectionsOfType(Field.class).stream()
                    .filter(field -> keyed.contains(field.getName())
                            && field.getDirectives("idempotent").isEmpty())
                    .forEach(field -> found.add(field.getName() + " carries no @idempotent"));
        }
        return found;
    }

    /** A key that is there but blank is refused at run time. */
    private static void keys(OperationDefinition operation, Map<String, Object> variables, List<String> found) {
        for (Field field : operation.getSelectionSet().getSelectionsOfType(Field.class)) {
            for (Directive directive : field.getDirectives("idempotent")) {
                Object key = Gids.value(directive.getArgument("key").getValue(), variables);
                if (!(key instanceof String text) || text.isBlank()) {
                    found.add(field.getName() + " carries a blank key");
                }
            }
        }
    }

    private static OperationDefinition operation(Document document) {
        return document.getFirstDefinitionOfType(OperationDefinition.class)
                .orElseThrow(() -> new IllegalArgumentException("a document without an operation"));
    }
}
