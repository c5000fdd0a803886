package io.backhaul.mapping;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which cell is which column: partners' spelling (case, spaces, dots, aliases) to the passport's names. */
final class TableHeader {

    private final List<String> names;
    private final List<String> his;
    private final List<String> found;
    private final Columns columns;

    private TableHeader(List<String> names, List<String> his, Columns columns) {
        this.names = names;
        this.his = his;
        this.found = folded(his);
        this.columns = columns;
    }

    static TableHeader of(List<String> cells, Columns columns, String where) {
        List<String> found = trimmed(cells);
        Map<String, String> ours = columns.spellings();
        List<String> names = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String cell : found) {
            String name = ours.getOrDefault(Columns.folded(cell), cell.strip());
            boolean twice = !name.isEmpty() && !seen.add(name);
            if (twice && columns.reads(name)) {
                throw new UnreadableMessage(where, "column '" + name + "' is there twice");
            }
            names.add(twice ? "" : name);
        }
        for (String column : columns.names()) {
            if (!seen.contains(column)) {
                throw new UnreadableMessage(where, "column '" + column + "' is missing (found: " + shown(found) + ")");
            }
        }
        return new TableHeader(names, found, columns);
    }

    /** The columns by position, of a file that does not name them. */
    static TableHeader positions(Columns columns) {
        return new TableHeader(columns.names(), List.of(), columns);
    }

    /** How many of the columns a row names. */
    static long matches(List<String> cells, Columns columns) {
        Map<String, String> spellings = columns.spellings();
        return cells.stream()
                .map(cell -> spellings.get(Columns.folded(cell)))
                .filter(name -> name != null && columns.names().contains(name))
                .distinct()
                .count();
    }

    boolean isRepeatedBy(RawRow row) {
        return !found.isEmpty() && folded(trimmed(row.texts())).equals(found);
    }

    /** True when the row leaves a column empty that must be there. */
    boolean lacks(RawRow row) {
        return columns.names().stream()
                .mapToInt(names::indexOf)
                .anyMatch(i -> i >= row.cells().size() || row.cells().get(i).isBlank());
    }

    /**
     * @param exact true when a row with fewer cells than the header is a broken one
     */
    CsvRow row(RawRow raw, boolean exact) {
        int cells = trimmed(raw.texts()).size();
        if (raw.problem() != null) {
            return new CsvRow(raw.line(), raw.where(), Map.of(), raw.problem());
        }
        if (cells > names.size() || exact && raw.cells().size() < names.size()) {
            int shown = Math.max(cells, Math.min(raw.cells().size(), names.size()));
            String problem = shown + " cells where the header has " + names.size();
            return new CsvRow(raw.line(), raw.where(), Map.of(), problem);
        }
        return named(raw);
    }

    /** What nobody reads may hold what it likes: it is left out. */
    private CsvRow named(RawRow raw) {
        Map<String, String> values = new LinkedHashMap<>();
        String problem = null;
        for (int i = 0; i < Math.min(raw.cells().size(), names.size()); i++) {
            String name = names.get(i);
            try {
                String value = name.isEmpty()
                        ? ""
                        : columns.value(name, shown(i), raw.cells().get(i));
                if (!value.isEmpty()) {
                    values.put(name, value);
                }
            } catch (IllegalArgumentException e) {
                if (columns.reads(name)) {
                    problem = problem == null ? e.getMessage() : problem + "; " + e.getMessage();
                }
            }
        }
        return new CsvRow(raw.line(), raw.where(), values, problem);
    }

    /** Our name of a column, with his where it is another. */
    private String shown(int column) {
        String name = names.get(column);
        String other = column < his.size() ? his.get(column).strip() : name;
        return Columns.folded(other).equals(Columns.folded(name)) ? name : name + " ('" + other + "')";
    }

    private static List<String> trimmed(List<String> cells) {
        int size = cells.size();
        while (size > 0 && cells.get(size - 1).isBlank()) {
            size--;
        }
        return cells.subList(0, size);
    }

    private static List<String> folded(List<String> cells) {
        return cells.stream().map(Columns::folded).toList();
    }

    private static String shown(List<String> found) {
        String all = String.join(", ", found);
        return all.length() <= 200 ? all : all.substring(0, 200) + "...";
    }
}
