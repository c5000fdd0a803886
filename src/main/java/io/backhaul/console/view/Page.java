package io.backhaul.console.view;

import java.util.List;
import java.util.function.Function;

/**
 * One page of a list.
 *
 * @param next cursor of the page after this one, or null at the end
 */
public record Page<T>(List<T> items, String next) {

    /** Rows asked for per page. */
    public static final int SIZE = 100;

    /** Out of up to {@code SIZE + 1} rows: the last one only tells that there is more. */
    static <T> Page<T> of(List<T> rows, Function<T, Cursor> cursor) {
        if (rows.size() <= SIZE) {
            return new Page<>(List.copyOf(rows), null);
        }
        List<T> items = List.copyOf(rows.subList(0, SIZE));
        return new Page<>(items, cursor.apply(items.get(SIZE - 1)).text());
    }
}
