package io.backhaul.sandbox.shopify;

import graphql.GraphQLError;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.OperationDefinition;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import io.backhaul.sandbox.kit.Ids;
import io.backhaul.sandbox.kit.Shelf;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the stores really received, in order. */
final class CallBook {

    private static final String COLLECTION = "shopify-calls";

    /**
     * @param operation the operation's root field
     * @param userErrors why it had no effect; top-level errors included
     */
    record Entry(Instant at, String store, String operation, Map<String, Object> variables, List<Object> userErrors) {}

    /** A parsed document's kind and root fields. */
    record Outline(boolean write, List<String> fields) {}

    private final Shelf shelf;
    private final Clock clock;

    CallBook(Shelf shelf, Clock clock) {
        this.shelf = shelf;
        this.clock = clock;
    }

    List<Entry> all() {
        return shelf.all(COLLECTION, Entry.class);
    }

    List<Entry> of(String operation) {
        return all().stream()
                .filter(entry -> entry.operation().equals(operation))
                .toList();
    }

    /** @throws InvalidSyntaxException if it is no GraphQL */
    static Outline outline(String query) {
        Document document = Parser.parse(query);
        List<String> fields = new ArrayList<>();
        boolean write = false;
        for (OperationDefinition operation : document.getDefinitionsOfType(OperationDefinition.class)) {
            write |= operation.getOperation() == OperationDefinition.Operation.MUTATION;
            operation.getSelectionSet().getSelectionsOfType(Field.class).forEach(field -> fields.add(field.getName()));
        }
        return new Outline(write, fields);
    }

    void record(
            Store store,
            Outline outline,
            Map<String, Object> variables,
            Map<String, Object> data,
            List<? extends GraphQLError> errors) {
        for (String field : outline.fields()) {
            List<Object> wrong = new ArrayList<>();
            errors.forEach(error -> wrong.add(Map.of("message", error.getMessage())));
            if (data != null
                    && data.get(field) instanceof Map<?, ?> payload
                    && payload.get("userErrors") instanceof List<?> userErrors) {
                wrong.addAll(userErrors);
            }
            shelf.put(
                    COLLECTION,
                    String.valueOf(Ids.number()),
                    new Entry(clock.instant(), store.code(), field, variables, wrong));
        }
    }
}
