package io.backhaul.conformance;

import graphql.GraphQLContext;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseValueException;
import graphql.schema.GraphQLScalarType;
import graphql.schema.idl.MockedWiringFactory;
import graphql.schema.idl.ScalarWiringEnvironment;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Shopify's own scalars, as strict as their descriptions. */
final class PublishedScalars extends MockedWiringFactory {

    private static final Set<String> TEXT = Set.of("String", "ID");

    private static final Map<String, Predicate<Object>> FORMS = Map.of(
            "Decimal", PublishedScalars::number,
            "Money", PublishedScalars::number,
            "DateTime", value -> passes(() -> OffsetDateTime.parse(value.toString())),
            "Date", value -> passes(() -> LocalDate.parse(value.toString())),
            "URL", value -> value instanceof String text && passes(() -> URI.create(text)),
            "UnsignedInt64", value -> value.toString().matches("\\d{1,20}"));

    @Override
    public GraphQLScalarType getScalar(ScalarWiringEnvironment environment) {
        String name = environment.getScalarTypeDefinition().getName();
        return GraphQLScalarType.newScalar()
                .name(name)
                .coercing(new Form(
                        name, FORMS.getOrDefault(name, value -> !TEXT.contains(name) || value instanceof String)))
                .build();
    }

    private static boolean number(Object value) {
        return !(value instanceof Boolean) && passes(() -> new BigDecimal(value.toString()));
    }

    private static boolean passes(Runnable reading) {
        try {
            reading.run();
            return true;
        } catch (RuntimeException wrong) {
            return false;
        }
    }

    private record Form(String name, Predicate<Object> fits) implements Coercing<Object, Object> {

        @Override
        public Object parseValue(Object input, GraphQLContext context, Locale locale) {
            if (!fits.test(input)) {
                throw new CoercingParseValueException("'" + input + "' is no " + name);
            }
            return input;
        }
    }
}
