package io.backhaul.mapping;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One row of a partner's file, good or bad: a bad row never spoils its neighbours.
 *
 * @param line CSV: line in the file where the row begins, from 1; XLSX: number of the row as Excel shows it; XML and JSON: which
 *     entry it is, from 1
 * @param where the same in words, for example {@code line 7} or {@code entry 3 (line 12)}
 * @param values cells by our column names, in the file's order; empty cells are left out; of a bad row what could be read
 * @param problem why the row cannot be read, or null
 */
public record CsvRow(long line, String where, Map<String, String> values, String problem) {

    public CsvRow {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    public boolean readable() {
        return problem == null;
    }

    /** What a row's mapping sees: {@code supplier}, {@code line}, {@code row}. */
    public Map<String, Object> input(String supplier) {
        return Map.of("supplier", supplier, "line", line, "row", values);
    }
}
