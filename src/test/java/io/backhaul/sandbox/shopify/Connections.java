package io.backhaul.sandbox.shopify;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLTypeUtil;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;

/** Lists that are read page by page. */
final class Connections {

    private Connections() {}

    static boolean wanted(DataFetchingEnvironment env) {
        return GraphQLTypeUtil.unwrapAll(env.getFieldType()).getName().endsWith("Connection");
    }

    /** The page of the list that the field's arguments ask for. */
    static View page(List<?> all, DataFetchingEnvironment env) {
        List<Object> rows = new ArrayList<>(all);
        if (Boolean.TRUE.equals(env.getArgument("reverse"))) {
            Collections.reverse(rows);
        }
        Integer first = env.getArgument("first");
        Integer last = env.getArgument("last");
        if (first == null && last == null) {
            throw new Refused("BAD_REQUEST", "you must provide one of first or last");
        }
        int from = env.getArgument("after") == null ? 0 : position(env.getArgument("after")) + 1;
        int to = env.getArgument("before") == null ? rows.size() : position(env.getArgument("before"));
        if (first != null) {
            to = Math.min(to, from + first);
        } else {
            from = Math.max(from, to - last);
        }
        return view(rows, Math.min(from, rows.size()), Math.min(to, rows.size()));
    }

    private static View view(List<Object> rows, int from, int to) {
        List<View> edges = new ArrayList<>();
        for (int i = from; i < to; i++) {
            edges.add(new View("Edge").with("cursor", cursor(i)).with("node", rows.get(i)));
        }
        View info = new View("PageInfo")
                .with("hasNextPage", to < rows.size())
                .with("hasPreviousPage", from > 0)
                .with("startCursor", from < to ? cursor(from) : null)
                .with("endCursor", from < to ? cursor(to - 1) : null);
        return new View("Connection")
                .with("edges", edges)
                .with("nodes", from < to ? rows.subList(from, to) : List.of())
                .with("pageInfo", info);
    }

    private static String cursor(int position) {
        return Base64.getEncoder().encodeToString(("row " + position).getBytes(StandardCharsets.UTF_8));
    }

    private static int position(String cursor) {
        try {
            String text = new String(Base64.getDecoder().decode(cursor), StandardCharsets.UTF_8);
            return Integer.parseInt(text.substring(4));
        } catch (RuntimeException e) {
            throw new Refused("BAD_REQUEST", "Invalid cursor for current pagination sort.");
        }
    }
}
