package io.backhaul.mapping;

import java.util.Map;

/**
 * One row of a partner's CSV file, good or bad: a bad row never spoils its neighbours.
 *
 * @param line line in the file where the row begins, the header being line 1
 * @param values cells by our column names; empty cells are left out; empty when the row is bad
 * @param problem why the row cannot be read, or null
 */
public record CsvRow(long line, Map<String, String> values, String problem) {

    public CsvRow {
        values = Map.copyOf(values);
    }

    public boolean readable() {
        return problem == null;
    }

    /** What a row's mapping sees: {@code supplier}, {@code line}, {@code row}. */
    public Map<String, Object> input(String supplier) {
        return Map.of("supplier", supplier, "line", line, "row", values);
    }
}
