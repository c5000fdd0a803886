package io.backhaul.sandbox.shopify;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.BooleanValue;
import graphql.language.EnumValue;
import graphql.language.FloatValue;
import graphql.language.IntValue;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.GraphQLScalarType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Shopify's scalars: all travel as text; amounts are read as exact decimals, times are told in whole seconds. */
final class Scalars {

    private Scalars() {}

    static List<GraphQLScalarType> all() {
        return List.of(
                scalar("DateTime", text -> text),
                scalar("URL", text -> text),
                scalar("JSON", text -> text),
                scalar("UnsignedInt64", text -> text),
                scalar("Decimal", BigDecimal::new),
                scalar("Money", BigDecimal::new));
    }

    private static GraphQLScalarType scalar(String name, Function<String, Object> reading) {
        return GraphQLScalarType.newScalar()
                .name(name)
                .coercing(new Text(reading))
                .build();
    }

    private record Text(Function<String, Object> reading) implements Coercing<Object, Object> {

        @Override
        public Object serialize(Object value, GraphQLContext context, Locale locale) {
            return value instanceof Instant at
                    ? at.truncatedTo(ChronoUnit.SECONDS).toString()
                    : value.toString();
        }

        @Override
        public Object parseValue(Object input, GraphQLContext context, Locale locale) {
            try {
                return reading.apply(input.toString());
            } catch (RuntimeException e) {
                throw new CoercingParseValueException("invalid value " + input, e);
            }
        }

        @Override
        public Object parseLiteral(Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
            try {
                return reading.apply(text(input));
            } catch (RuntimeException e) {
                throw new CoercingParseLiteralException("invalid value " + input, e);
            }
        }

        @Override
        public Value<?> valueToLiteral(Object input, GraphQLContext context, Locale locale) {
            return StringValue.of(input.toString());
        }

        private static String text(Value<?> input) {
            if (input instanceof StringValue string) {
                return string.getValue();
            }
            if (input instanceof IntValue number) {
                return number.getValue().toString();
            }
            if (input instanceof FloatValue number) {
                return number.getValue().toPlainString();
            }
            if (input instanceof BooleanValue flag) {
                return String.valueOf(flag.isValue());
            }
            return ((EnumValue) input).getName();
        }
    }
}
