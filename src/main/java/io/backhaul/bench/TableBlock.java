package io.backhaul.bench;

import io.backhaul.bench.Draft.Format;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The block of a passport that says how a supplier's files of rows are read; named like their format. */
final class TableBlock {

    /** Where nothing could be read, something must be said. */
    private static final String XML_ROWS = "Returns/Return";

    private final Draft draft;

    private TableBlock(Draft draft) {
        this.draft = draft;
    }

    static Map<String, Object> of(Draft draft) {
        return new TableBlock(draft).block();
    }

    private Map<String, Object> block() {
        Format format = draft.format();
        Map<String, Object> block = new LinkedHashMap<>();
        switch (draft.manner()) {
            case CSV -> csv(block, format);
            case XLSX -> said(block, "sheet", format.sheet());
            case XML -> said(block, "rows", format.rows().isEmpty() ? XML_ROWS : format.rows());
            default -> said(block, "rows", format.rows());
        }
        block.put("decimalComma", format.decimalComma());
        Map<String, List<String>> his = his();
        Set<String> required = required(his);
        if (draft.manner().isTree()) {
            tree(block, his, required);
        } else {
            lines(block, format, his, required);
        }
        return block;
    }

    private static void csv(Map<String, Object> block, Format format) {
        block.put("delimiter", format.delimiter());
        said(block, "charset", format.lines().charset());
        said(block, "trailer", format.lines().trailer());
    }

    private void lines(Map<String, Object> block, Format format, Map<String, List<String>> his, Set<String> required) {
        if (format.lines().headless()) {
            block.put("header", false);
        }
        if (format.headerRow() > 0) {
            block.put("headerRow", format.headerRow());
        }
        if (!format.lines().totals().isEmpty()) {
            block.put("totals", format.lines().totals());
        }
        if (format.lines().headless()) {
            block.put("columns", positions());
        } else {
            block.put("columns", List.copyOf(required));
            block.put("aliases", his);
        }
    }

    /** All his columns in their order; those nobody reads have their place as a name. */
    private List<String> positions() {
        List<String> names = draft.reading().columns().entrySet().stream()
                .filter(e -> FileLines.isPosition(e.getKey()))
                .map(e -> e.getValue().isRead() ? draft.column(e.getValue()) : e.getKey())
                .toList();
        return names.isEmpty() ? List.of(Field.ORDER.column()) : names;
    }

    private static void said(Map<String, Object> block, String key, String text) {
        if (!text.isEmpty()) {
            block.put(key, text);
        }
    }

    private static void tree(Map<String, Object> block, Map<String, List<String>> his, Set<String> required) {
        Map<String, Object> ways = new TreeMap<>();
        his.forEach((column, names) -> ways.put(column, names.size() == 1 ? names.get(0) : List.copyOf(names)));
        block.put("columns", ways);
        block.put(
                "optional",
                ways.keySet().stream().filter(name -> !required.contains(name)).toList());
    }

    /** His names of each column by ours; never none, since a table without columns cannot be told from any other. */
    private Map<String, List<String>> his() {
        Map<String, List<String>> his = new TreeMap<>();
        draft.reading().columns().forEach((name, field) -> {
            if (field.isRead()) {
                his.computeIfAbsent(draft.column(field), f -> new ArrayList<>()).add(name);
            }
        });
        if (his.isEmpty()) {
            his.put(Field.ORDER.column(), List.of(Field.ORDER.column()));
        }
        return his;
    }

    private Set<String> required(Map<String, List<String>> his) {
        Set<String> required = new LinkedHashSet<>();
        draft.reading().columns().forEach((name, field) -> {
            if (field.isRead() && draft.reading().required().contains(name)) {
                required.add(draft.column(field));
            }
        });
        return required.isEmpty() ? Set.of(his.keySet().iterator().next()) : required;
    }
}
