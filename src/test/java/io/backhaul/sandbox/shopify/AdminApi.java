package io.backhaul.sandbox.shopify;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.GraphQLError;
import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.DataFetcherExceptionHandlerParameters;
import graphql.execution.DataFetcherExceptionHandlerResult;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.schema.DataFetcherFactories;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLCodeRegistry;
import graphql.schema.GraphQLSchema;
import graphql.schema.TypeResolver;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.LoggerFactory;

/** The Admin API of one store: any document that is valid against our part of the published schema. */
final class AdminApi {

    private static final TypeResolver BY_VIEW = env -> env.getSchema().getObjectType(((View) env.getObject()).type());

    private final GraphQL graphQl;
    private final Map<String, PreparsedDocumentEntry> parsed = new ConcurrentHashMap<>();

    AdminApi(Queries queries, Mutations mutations) {
        RuntimeWiring.Builder wiring = RuntimeWiring.newRuntimeWiring()
                .type("QueryRoot", type -> mutations.wireQueries(queries.wire(type)))
                .type("Mutation", mutations::wire);
        Scalars.all().forEach(wiring::scalar);
        for (String open : List.of("Node", "DisplayableError", "ReturnLineItemType")) {
            wiring.type(open, type -> type.typeResolver(BY_VIEW));
        }
        for (String union : List.of("ReverseDeliveryDeliverable", "ReturnOutcomeFinancialTransfer")) {
            wiring.type(union, type -> type.typeResolver(BY_VIEW));
        }
        wiring.codeRegistry(GraphQLCodeRegistry.newCodeRegistry()
                .defaultDataFetcher(DataFetcherFactories.useDataFetcher(AdminApi::field)));
        graphQl = GraphQL.newGraphQL(schema(wiring.build()))
                .defaultDataFetcherExceptionHandler(new TopLevel())
                .preparsedDocumentProvider((input, parse) -> CompletableFuture.completedFuture(
                        parsed.size() < 500
                                ? parsed.computeIfAbsent(input.getQuery(), query -> parse.apply(input))
                                : parse.apply(input)))
                .build();
    }

    private static GraphQLSchema schema(RuntimeWiring wiring) {
        return new SchemaGenerator().makeExecutableSchema(definitions(), wiring);
    }

    /** Our part of the published schema. */
    static TypeDefinitionRegistry definitions() {
        try (Reader sdl = new InputStreamReader(
                Objects.requireNonNull(AdminApi.class.getResourceAsStream("/sandbox/shopify.graphqls")),
                StandardCharsets.UTF_8)) {
            return new SchemaParser().parse(sdl);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Object field(DataFetchingEnvironment env) {
        View source = env.getSource();
        Object value = source == null ? null : source.value(env);
        return value instanceof List<?> list && Connections.wanted(env)
                ? Connections.page(list, env)
                : limited(value, env);
    }

    /** Plain lists that take a {@code first}. */
    private static Object limited(Object value, DataFetchingEnvironment env) {
        Integer first = value instanceof List<?> && env.containsArgument("first") ? env.getArgument("first") : null;
        return first == null ? value : ((List<?>) value).stream().limit(first).toList();
    }

    ExecutionResult execute(String query, String operation, Map<String, Object> variables) {
        return graphQl.execute(ExecutionInput.newExecutionInput(query)
                .operationName(operation)
                .variables(variables)
                .build());
    }

    /** Refused calls become top-level errors with their code; anything else is a fault of the sandbox. */
    private static final class TopLevel implements DataFetcherExceptionHandler {

        @Override
        public CompletableFuture<DataFetcherExceptionHandlerResult> handleException(
                DataFetcherExceptionHandlerParameters failure) {
            GraphQLError error = failure.getException() instanceof Refused refused
                    ? refused.error(failure.getDataFetchingEnvironment())
                    : internal(failure);
            return CompletableFuture.completedFuture(
                    DataFetcherExceptionHandlerResult.newResult(error).build());
        }

        private static GraphQLError internal(DataFetcherExceptionHandlerParameters failure) {
            LoggerFactory.getLogger(AdminApi.class).error("{} failed", failure.getPath(), failure.getException());
            String text = "Internal error in the sandbox: " + failure.getException();
            return new Refused("INTERNAL_SERVER_ERROR", text).error(failure.getDataFetchingEnvironment());
        }
    }
}
