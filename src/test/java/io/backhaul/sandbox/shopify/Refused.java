package io.backhaul.sandbox.shopify;

import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.schema.DataFetchingEnvironment;
import java.util.Map;
import java.util.regex.Pattern;

/** A call that is wrong in itself: answered with a top-level error and no data. */
final class Refused extends RuntimeException {

    private final String code;

    Refused(String code, String message) {
        super(message);
        this.code = code;
    }

    GraphQLError error(DataFetchingEnvironment env) {
        return GraphqlErrorBuilder.newError(env)
                .message("%s", getMessage())
                .extensions(Map.of("code", code))
                .build();
    }

    /** The id, if it is a gid of that type. */
    static String gid(String type, Object id) {
        if (!Pattern.matches("gid://shopify/" + type + "/\\d+", String.valueOf(id))) {
            throw new Refused("RESOURCE_NOT_FOUND", "Invalid id: " + id);
        }
        return (String) id;
    }
}
