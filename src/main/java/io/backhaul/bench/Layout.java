package io.backhaul.bench;

import io.backhaul.bench.Draft.Format;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How a file's rows are laid out, found by trying.
 *
 * @param format what the passport must say of it
 * @param usual whether the readers find its sheet by themselves
 * @param header names of its columns; in a tree the ways to its values
 * @param headerLine where they stand, from 1; 0 in a tree
 */
record Layout(Sample.Kind kind, Format format, boolean usual, List<String> header, int headerLine) {

    /** So many of a file's first lines are looked at. */
    static final int LOOKED_AT = 40;

    Layout {
        header = header.stream().map(String::strip).toList();
    }

    /**
     * Whether the line that would name the columns is itself a row: no name in it is known, and some cell is a number, a date, an
     * order name.
     */
    static boolean isRow(List<String> cells) {
        boolean named = cells.stream()
                .anyMatch(cell -> Arrays.stream(Field.values()).anyMatch(field -> Dictionary.fit(field, cell) > 0));
        return !named
                && cells.stream()
                        .map(String::strip)
                        .anyMatch(cell -> cell.matches("\\d+")
                                || Shapes.looksLike(cell, Field.ORDER, Field.DATE, Field.AMOUNT, Field.TRACKING));
    }

    /** Names for columns that have none. */
    static List<String> positions(List<List<String>> lines) {
        int width = lines.stream().mapToInt(List::size).max().orElse(0);
        return IntStream.rangeClosed(1, width).mapToObj(FileLines::column).toList();
    }

    /**
     * The line that names the columns: the first that is as wide as the table, or a later one with names that are known.
     *
     * @param asked where a person says it is, from 1; 0: it is found
     */
    static int headerIn(List<List<String>> lines, int asked) {
        if (asked > 0 && asked <= lines.size()) {
            return asked - 1;
        }
        long widest = lines.stream().mapToLong(Layout::width).max().orElse(0);
        int first = 0;
        while (first < lines.size() - 1 && width(lines.get(first)) < Math.max(1, (widest + 1) / 2)) {
            first++;
        }
        int header = first;
        for (int i = first; i < lines.size() && header == first; i++) {
            header = known(lines.get(i)) >= 2 && known(lines.get(first)) < 2 ? i : header;
        }
        return header;
    }

    private static long width(List<String> cells) {
        return cells.stream().filter(cell -> !cell.isBlank()).count();
    }

    /** How many names of columns a line has. */
    static long known(List<String> cells) {
        return cells.stream()
                .filter(cell -> Arrays.stream(Field.values()).anyMatch(field -> Dictionary.fit(field, cell) == 100))
                .count();
    }

    /** Cells as they stand: no column is required but one, no amount is read. */
    Map<String, Object> asItStands() {
        String one = header.stream()
                .filter(name -> !name.isEmpty() && isOnce(name))
                .findFirst()
                .orElse(Field.ORDER.column());
        Map<String, Object> block = new LinkedHashMap<>();
        block.put("amounts", List.of());
        if (kind.isTree()) {
            Map<String, String> ways = new LinkedHashMap<>();
            header.forEach(way -> ways.put(way, way));
            ways.putIfAbsent(one, one);
            block.put("rows", format.rows());
            block.put("columns", ways);
            block.put(
                    "optional", header.stream().filter(way -> !way.equals(one)).toList());
            return block;
        }
        boolean headless = format.lines().headless();
        block.put("columns", headless ? header : List.of(one));
        block.put("header", !headless);
        block.put("headerRow", headless ? format.headerRow() : headerLine);
        if (!format.lines().charset().isEmpty()) {
            block.put("charset", format.lines().charset());
        }
        block.put(
                kind == Sample.Kind.XLSX ? "sheet" : "delimiter",
                kind == Sample.Kind.XLSX ? format.sheet() : format.delimiter());
        return block;
    }

    private boolean isOnce(String name) {
        return header.stream()
                        .filter(other -> Dictionary.name(other).equals(Dictionary.name(name)))
                        .count()
                == 1;
    }
}
