package io.backhaul.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import graphql.language.Argument;
import graphql.language.Field;
import graphql.language.ListType;
import graphql.language.NonNullType;
import graphql.language.OperationDefinition;
import graphql.language.StringValue;
import graphql.language.Type;
import graphql.language.TypeName;
import graphql.language.Value;
import graphql.language.VariableDefinition;
import graphql.language.VariableReference;
import graphql.schema.GraphQLImplementingType;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which objects an id may name, by argument and input field: a type of its own that GraphQL does not know. */
final class Gids {

    private static final Pattern GID = Pattern.compile("gid://shopify/(\\w+)/\\d+(\\?.*)?");

    private final Map<String, Set<String>> allowed = new HashMap<>();
    private final GraphQLSchema schema;

    private Gids(GraphQLSchema schema) {
        this.schema = schema;
    }

    static Gids of(JsonNode introspection, GraphQLSchema schema) {
        Gids gids = new Gids(schema);
        for (JsonNode type : introspection.path("types")) {
            String name = type.path("name").asText();
            type.path("inputFields").forEach(field -> gids.add(name, field));
            type.path("fields")
                    .forEach(field -> field.path("args")
                            .forEach(arg ->
                                    gids.add(name + "." + field.path("name").asText(), arg)));
        }
        return gids;
    }

    private void add(String owner, JsonNode field) {
        Set<String> types = new HashSet<>();
        field.path("gidTypes").forEach(type -> types.addAll(objects(type.asText())));
        if (!types.isEmpty()) {
            allowed.put(owner + "." + field.path("name").asText(), types);
        }
    }

    /** The type itself, or all that implement it; a name that is no type stands for those that end with it. */
    private Set<String> objects(String type) {
        Set<String> names = new HashSet<>(Set.of(type));
        if (schema.getType(type) == null) {
            schema.getAllTypesAsList().stream()
                    .map(GraphQLNamedType::getName)
                    .filter(name -> name.endsWith(type))
                    .forEach(names::add);
        }
        if (schema.getType(type) instanceof GraphQLInterfaceType open) {
            schema.getImplementations(open).stream()
                    .map(GraphQLImplementingType::getName)
                    .forEach(names::add);
        }
        return names;
    }

    List<String> violations(OperationDefinition operation, Map<String, Object> variables) {
        List<String> found = new ArrayList<>();
        String root = operation.getOperation() == OperationDefinition.Operation.MUTATION ? "Mutation" : "QueryRoot";
        for (Field field : operation.getSelectionSet().getSelectionsOfType(Field.class)) {
            for (Argument argument : field.getArguments()) {
                String place = root + "." + field.getName() + "." + argument.getName();
                check(place, value(argument.getValue(), variables), found);
            }
        }
        for (VariableDefinition variable : operation.getVariableDefinitions()) {
            inputType(variable).ifPresent(type -> walk(type, variables.get(variable.getName()), found));
        }
        return found;
    }

    static Object value(Value<?> value, Map<String, Object> variables) {
        return value instanceof VariableReference variable
                ? variables.get(variable.getName())
                : value instanceof StringValue text ? text.getValue() : null;
    }

    private Optional<GraphQLInputObjectType> inputType(VariableDefinition variable) {
        return schema.getType(name(variable.getType())) instanceof GraphQLInputObjectType type
                ? Optional.of(type)
                : Optional.empty();
    }

    private static String name(Type<?> type) {
        return type instanceof TypeName named
                ? named.getName()
                : name(type instanceof ListType list ? list.getType() : ((NonNullType) type).getType());
    }

    private void walk(GraphQLInputObjectType type, Object value, List<String> found) {
        if (value instanceof List<?> many) {
            many.forEach(one -> walk(type, one, found));
        } else if (value instanceof Map<?, ?> fields) {
            type.getFieldDefinitions().forEach(field -> {
                Object inner = fields.get(field.getName());
                check(type.getName() + "." + field.getName(), inner, found);
                if (GraphQLTypeUtil.unwrapAll(field.getType()) instanceof GraphQLInputObjectType deeper) {
                    walk(deeper, inner, found);
                }
            });
        }
    }

    private void check(String place, Object value, List<String> found) {
        Set<String> types = allowed.get(place);
        if (types == null || value == null) {
            return;
        }
        List<?> ids = value instanceof List<?> many ? many : List.of(value);
        for (Object id : ids) {
            Matcher gid = GID.matcher(String.valueOf(id));
            if (!gid.matches() || !types.contains(gid.group(1))) {
                found.add(place + " takes the id of " + types + ", not " + id);
            }
        }
    }
}
