package io.backhaul.mapping;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Finds the table among a sheet's rows: the header below titles, and which rows are data, totals, or the header again. */
final class TableReader {

    private static final int TITLES = 50;

    private final TableShape shape;
    private final Columns columns;
    private final String name;
    private final boolean exact;
    private final List<CsvRow> rows = new ArrayList<>();
    private String trailer;
    private Long counted;
    private int cells;
    private int totals;
    private int headers;

    /** @param exact true when a row with fewer cells than the header is a broken one */
    TableReader(TableShape shape, Columns columns, String name, boolean exact) {
        this.shape = shape;
        this.columns = columns;
        this.name = name;
        this.exact = exact;
    }

    /** @param trailer first cell of the row that ends the file with the number of its rows, or null */
    TableReader counting(String trailer) {
        this.trailer = trailer;
        return this;
    }

    FileRows read(Iterator<RawRow> raw) {
        TableHeader header = shape.header() ? header(raw) : TableHeader.positions(columns);
        while (raw.hasNext()) {
            RawRow row = raw.next();
            if (!shape.header() && row.line() <= shape.headerRow()) {
                continue;
            }
            if (isFull()) {
                rows.add(bad(
                        row,
                        "more than " + FileRows.MAX_ROWS + " rows or " + FileRows.MAX_CELLS
                                + " cells: not read from here on"));
                break;
            }
            take(row, header);
        }
        complete();
        return new FileRows(rows, totals, headers);
    }

    private boolean isFull() {
        return rows.size() >= FileRows.MAX_ROWS || cells >= FileRows.MAX_CELLS;
    }

    private void take(RawRow row, TableHeader header) {
        if (row.isBlank()) {
            return;
        }
        if (counted != null) {
            throw new UnreadableMessage(name + " " + row.where(), "stands behind the trailer that ends the file");
        }
        if (isTrailer(row)) {
            counted = count(row);
        } else if (header.isRepeatedBy(row)) {
            headers++;
        } else if (row.problem() == null && shape.isTotal(row.first()) && header.lacks(row)) {
            totals++;
        } else {
            CsvRow read = header.row(row, exact);
            cells += read.values().size();
            rows.add(read);
        }
    }

    private boolean isTrailer(RawRow row) {
        return trailer != null && trailer.equals(row.first().strip());
    }

    private Long count(RawRow row) {
        return row.texts().stream()
                .map(String::strip)
                .filter(cell -> cell.matches("\\d{1,9}"))
                .map(Long::valueOf)
                .findFirst()
                .orElseThrow(() -> new UnreadableMessage(
                        name + " " + row.where(),
                        "the trailer '" + trailer + "' does not say how many rows there are"));
    }

    private void complete() {
        if (trailer != null && (counted == null || counted != rows.size())) {
            String said = counted == null ? "its trailer '" + trailer + "' is missing" : "its trailer says " + counted;
            throw new UnreadableMessage(
                    name, "is not complete: " + said + ", there are " + rows.size() + " rows; he may send it again");
        }
    }

    /** The line the passport names, else the first one with all columns; the error speaks of the one that comes closest. */
    private TableHeader header(Iterator<RawRow> raw) {
        RawRow closest = null;
        for (int looked = 0; raw.hasNext() && looked < TITLES; ) {
            RawRow row = raw.next();
            if (shape.headerRow() > 0 ? row.line() < shape.headerRow() : row.isBlank()) {
                continue;
            }
            long matches = TableHeader.matches(row.texts(), columns);
            if (shape.headerRow() > 0 || matches == columns.names().size()) {
                return TableHeader.of(row.texts(), columns, name + " " + row.where());
            }
            closest = closest == null || matches > TableHeader.matches(closest.texts(), columns) ? row : closest;
            looked++;
        }
        if (closest == null) {
            throw new UnreadableMessage(name, "has no header");
        }
        return TableHeader.of(closest.texts(), columns, name + " " + closest.where());
    }

    private static CsvRow bad(RawRow row, String problem) {
        return new CsvRow(row.line(), row.where(), Map.of(), problem);
    }
}
