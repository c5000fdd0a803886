package io.backhaul.mapping;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/**
 * Collects rows while a tree is walked: values within a row by their way from it, values around it by their way from the root.
 * What stands around a row is inherited whether it comes before or after it; only what the passport names is kept.
 */
final class TreeRows extends TreeSteps {

    private final TreeFormat format;
    private final String name;
    private final Map<String, String> within = new HashMap<>();
    private final Map<String, String> around = new HashMap<>();
    private final Deque<Scope> scopes = new ArrayDeque<>();
    private final List<Row> rows = new ArrayList<>();
    private Row row;
    private int cells;

    TreeRows(TreeFormat format, String name) {
        super(name, format.separator());
        this.format = format;
        this.name = name;
        format.paths()
                .forEach((column, ways) -> ways.forEach(way -> {
                    boolean absolute = way.startsWith(format.root());
                    (absolute ? around : within)
                            .put(absolute ? way.substring(format.root().length()) : way, column);
                }));
        scopes.push(new Scope("", new HashMap<>()));
    }

    /** Something around rows, with the values its rows inherit. */
    private record Scope(String path, Map<String, Cell> values) {}

    /** One row being collected. */
    private static final class Row {
        final long line;
        final int depth;
        final List<Scope> scopes;
        final Map<String, Cell> cells = new LinkedHashMap<>();
        final Set<String> twice = new HashSet<>();

        Row(long line, int depth, List<Scope> scopes) {
            this.line = line;
            this.depth = depth;
            this.scopes = scopes;
        }
    }

    /** Each line of JSON is one row where nothing leads from the root to the rows. */
    @Override
    boolean takesLines() {
        return format.rows().isEmpty();
    }

    @Override
    void opened(String way, long line) {
        if (row == null) {
            scopes.push(new Scope(way, new HashMap<>()));
            if (way.equals(format.rows())) {
                row = new Row(line, depth(), List.copyOf(scopes));
            }
        }
    }

    @Override
    void closes(String way) {
        if (row != null && row.depth == depth()) {
            finish();
        }
        if (row == null) {
            scopes.pop();
        }
    }

    @Override
    void found(String way, Cell cell) {
        if (row != null) {
            String start = format.rows();
            String relative =
                    way.length() == start.length() ? "." : way.substring(start.isEmpty() ? 0 : start.length() + 1);
            String column = within.get(relative);
            if (column != null && !cell.isBlank() && row.cells.putIfAbsent(column, cell) != null) {
                row.twice.add(column);
            }
        } else if (around.containsKey(way) && !cell.isBlank()) {
            inherit(way, cell);
        }
    }

    /** Kept with the innermost thing that holds both the value and the rows. */
    private void inherit(String way, Cell cell) {
        String holder = shared(way, format.rows(), format.separator());
        String column = around.get(way);
        scopes.stream()
                .filter(scope -> scope.path().equals(holder))
                .findFirst()
                .ifPresent(scope -> scope.values()
                        .merge(
                                column,
                                cell,
                                (first, second) -> first.text().equals(second.text())
                                        ? first
                                        : Cell.refused(first.text(), "is there twice around the row")));
    }

    /** What two ways have in common, without the last step of either. */
    private static String shared(String one, String other, String separator) {
        String[] steps = one.split(Pattern.quote(separator));
        String[] others = other.split(Pattern.quote(separator));
        StringJoiner shared = new StringJoiner(separator);
        for (int i = 0; i < Math.min(steps.length, others.length) - 1 && steps[i].equals(others[i]); i++) {
            shared.add(steps[i]);
        }
        return shared.toString();
    }

    private void finish() {
        cells += row.cells.size();
        if (rows.size() >= FileRows.MAX_ROWS || cells > FileRows.MAX_CELLS) {
            throw new UnreadableMessage(
                    name,
                    "has more than " + FileRows.MAX_ROWS + " rows or " + FileRows.MAX_CELLS + " values; split it");
        }
        rows.add(row);
        row = null;
    }

    /** All rows, when the whole tree was walked. */
    FileRows done() {
        List<CsvRow> read = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            read.add(read(rows.get(i), i + 1));
        }
        return new FileRows(read, 0, 0);
    }

    private CsvRow read(Row from, long entry) {
        Map<String, String> values = new LinkedHashMap<>();
        List<String> problems = new ArrayList<>();
        from.twice.forEach(column -> problems.add(column + " is there twice"));
        around.values()
                .forEach(column -> from.scopes.stream()
                        .map(scope -> scope.values().get(column))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .ifPresent(cell -> {
                            Cell inside = from.cells.putIfAbsent(column, cell);
                            if (inside != null && !inside.equals(cell)) {
                                problems.add(column + " is there twice: in the row and around it");
                            }
                        }));
        from.cells.forEach((column, cell) -> {
            try {
                String value = format.columns().value(column, column, cell);
                if (!value.isEmpty()) {
                    values.put(column, value);
                }
            } catch (IllegalArgumentException e) {
                problems.add(e.getMessage());
            }
        });
        format.columns().names().stream()
                .filter(column -> !from.cells.containsKey(column))
                .forEach(column -> problems.add(column + " is missing"));
        String where = "entry " + entry + " (line " + from.line + ")";
        return new CsvRow(entry, where, values, problems.isEmpty() ? null : String.join("; ", problems));
    }
}
