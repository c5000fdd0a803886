package io.backhaul.mapping;

import java.util.List;

/**
 * A row of cells before anybody knows its columns.
 *
 * @param line as {@link CsvRow#line()}
 * @param where as {@link CsvRow#where()}
 * @param problem why its cells cannot be told apart, or null
 * @param last true when nothing behind it was read
 */
record RawRow(long line, String where, List<Cell> cells, String problem, boolean last) {

    static RawRow of(long line, String unit, List<Cell> cells) {
        return new RawRow(line, unit + " " + line, cells, null, false);
    }

    RawRow refused(String reason) {
        return new RawRow(line, where, cells, reason, last);
    }

    boolean isBlank() {
        return problem == null && cells.stream().allMatch(Cell::isBlank);
    }

    List<String> texts() {
        return cells.stream().map(Cell::text).toList();
    }

    /** The first cell that says something, or nothing. */
    String first() {
        return cells.stream()
                .filter(cell -> !cell.isBlank())
                .map(Cell::text)
                .findFirst()
                .orElse("");
    }
}
