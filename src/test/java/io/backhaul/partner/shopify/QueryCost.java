package io.backhaul.partner.shopify;

import graphql.language.Argument;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.InlineFragment;
import graphql.language.IntValue;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import java.util.List;

/**
 * Upper bound of what a document costs (Shopify facts 3): an object 1, a scalar nothing, a page as many times its content as it
 * has places. The store's own figure is lower.
 */
public final class QueryCost {

    /** Places of a page whose size is a variable. */
    private static final int UNKNOWN = 10;

    private QueryCost() {}

    /** Of all operations in the document. */
    public static int of(Document document) {
        return document.getDefinitionsOfType(OperationDefinition.class).stream()
                .mapToInt(o ->
                        of(o.getSelectionSet()) + (o.getOperation() == OperationDefinition.Operation.MUTATION ? 10 : 0))
                .sum();
    }

    private static int of(SelectionSet selections) {
        if (selections == null) {
            return 0;
        }
        List<? extends Selection<?>> all = selections.getSelectionsOfType(Selection.class).stream()
                .<Selection<?>>map(s -> s)
                .toList();
        return all.stream().mapToInt(QueryCost::of).sum();
    }

    private static int of(Selection<?> selection) {
        if (selection instanceof InlineFragment fragment) {
            return of(fragment.getSelectionSet());
        }
        Field field = (Field) selection;
        boolean scalar = field.getSelectionSet() == null || field.getName().equals("pageInfo");
        return scalar ? 0 : places(field) * ((isPage(field) ? 0 : 1) + of(field.getSelectionSet()));
    }

    /** A page is no object itself: its nodes are. */
    private static boolean isPage(Field field) {
        return field.getSelectionSet().getSelectionsOfType(Field.class).stream()
                .anyMatch(f -> f.getName().equals("nodes"));
    }

    private static int places(Field field) {
        return field.getArguments().stream()
                .filter(a -> a.getName().equals("first"))
                .map(Argument::getValue)
                .mapToInt(v -> v instanceof IntValue number ? number.getValue().intValue() : UNKNOWN)
                .findFirst()
                .orElse(1);
    }
}
