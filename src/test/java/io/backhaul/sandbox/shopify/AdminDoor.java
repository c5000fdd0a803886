package io.backhaul.sandbox.shopify;

import com.fasterxml.jackson.databind.JsonNode;
import graphql.ErrorClassification;
import graphql.ExecutionResult;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.parser.InvalidSyntaxException;
import graphql.validation.ValidationError;
import io.backhaul.sandbox.kit.Answer;
import io.backhaul.sandbox.kit.Call;
import io.backhaul.sandbox.kit.FaultKind;
import io.backhaul.sandbox.kit.Faults;
import io.backhaul.sandbox.kit.Json;
import io.backhaul.sandbox.kit.Shelf;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The HTTP side of the Admin API: token, faults, errors in Shopify's form, throttle costs, and the book of calls. */
final class AdminDoor implements Faults.Wording {

    private final Map<String, AdminApi> apis;
    private final Optional<PublishedSchema> published;
    private final Faults faults;
    private final CallBook book;
    private final Shelf shelf;
    private final Optional<Recordings> recordings = Recordings.configured();
    private final AppAccess access;
    private final Buckets buckets;

    AdminDoor(
            Map<String, AdminApi> apis,
            Optional<PublishedSchema> published,
            Faults faults,
            CallBook book,
            Shelf shelf,
            AppAccess access,
            Buckets buckets) {
        this.apis = apis;
        this.published = published;
        this.faults = faults;
        this.book = book;
        this.shelf = shelf;
        this.access = access;
        this.buckets = buckets;
    }

    Answer serve(Call call) {
        Store store = Store.of(call.name("store"));
        if (!access.takes(store, call.header("X-Shopify-Access-Token").orElse(""))) {
            return Answer.json(401, Map.of("errors", "[API] Invalid API key or access token (unrecognized login)"));
        }
        JsonNode request = call.json();
        recordings.ifPresent(kept -> kept.keep(call.name("version"), request));
        String query = request.path("query").asText("");
        CallBook.Outline outline;
        try {
            outline = CallBook.outline(query);
        } catch (InvalidSyntaxException e) {
            return broken("PARSE_ERROR", e.getMessage());
        }
        CallBook.Outline asked = outline;
        Optional<FaultKind> fault = Stream.of("shopify", "shopify_payments")
                .flatMap(name -> faults.strike(name, asked.write(), call.text()).stream())
                .findFirst();
        Supplier<Answer> work = () -> execute(store, request, query, outline);
        Answer answer = fault.isPresent() ? Faults.play(fault.get(), work, this) : work.get();
        return answer.with("X-Request-Id", UUID.randomUUID().toString());
    }

    private Answer execute(Store store, JsonNode request, String query, CallBook.Outline outline) {
        Map<String, Object> variables = variables(request);
        List<ValidationError> invalid =
                published.map(schema -> schema.errors(query)).orElse(List.of());
        if (!invalid.isEmpty()) {
            book.record(store, outline, variables, null, invalid);
            return Answer.json(
                    Map.of("errors", invalid.stream().map(AdminDoor::shown).toList()));
        }
        Optional<Map<String, Object>> throttled = buckets.take(store, query);
        if (throttled.isPresent()) {
            return Answer.json(throttled.get());
        }
        String operation = request.path("operationName").asText(null);
        Supplier<Answer> run = () -> {
            ExecutionResult result = apis.get(store.code()).execute(query, operation, variables);
            book.record(store, outline, variables, result.getData(), result.getErrors());
            return answer(result, buckets.settle(store, query, result.getData(), outline.write()));
        };
        return outline.write() ? shelf.together(run) : run.get();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> variables(JsonNode request) {
        JsonNode variables = request.path("variables");
        return variables.isObject() ? Json.as(variables, Map.class) : Map.of();
    }

    private static Answer answer(ExecutionResult result, Map<String, Object> cost) {
        Map<String, Object> body = new LinkedHashMap<>();
        if (!result.getErrors().isEmpty()) {
            body.put("errors", result.getErrors().stream().map(AdminDoor::shown).toList());
        } else {
            body.put("data", result.getData());
        }
        body.put("extensions", Map.of("cost", cost));
        return Answer.json(body);
    }

    /** The error as Shopify words it: a code for machines, nothing of our engine. */
    private static Map<String, Object> shown(GraphQLError error) {
        Map<String, Object> shown = new LinkedHashMap<>(error.toSpecification());
        Map<String, Object> extensions = new LinkedHashMap<>();
        extensions.put("code", code(error));
        if (extensions.get("code").equals("INVALID_VARIABLE")) {
            extensions.put("problems", List.of(Map.of("explanation", error.getMessage())));
        }
        shown.put("extensions", extensions);
        return shown;
    }

    private static String code(GraphQLError error) {
        Object given =
                error.getExtensions() == null ? null : error.getExtensions().get("code");
        if (given != null) {
            return given.toString();
        }
        if (error instanceof ValidationError invalid) {
            String type = invalid.getValidationErrorType().toString();
            return type.equals("FieldUndefined") ? "undefinedField" : type;
        }
        ErrorClassification type = error.getErrorType();
        return String.valueOf(type).equals("ValidationError") ? "INVALID_VARIABLE" : String.valueOf(type);
    }

    private static Answer broken(String code, String message) {
        GraphQLError error = GraphqlErrorBuilder.newError()
                .message("%s", message)
                .extensions(Map.of("code", code))
                .build();
        return Answer.json(Map.of("errors", List.of(shown(error))));
    }

    @Override
    public Answer broken() {
        return Answer.json(500, Map.of("errors", "Internal Server Error"));
    }

    @Override
    public Answer tooMany() {
        return Answer.json(429, Map.of("errors", "Exceeded rate limit for api client."));
    }

    @Override
    public Answer inFlight() {
        return Answer.json(409, Map.of("errors", "This request is currently in progress, please try again."));
    }
}
