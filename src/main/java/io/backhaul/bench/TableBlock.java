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
            case CSV -> block.put("delimiter", format.delimiter());
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
            if (format.headerRow() > 0) {
                block.put("headerRow", format.headerRow());
            }
            block.put("columns", List.copyOf(required));
            block.put("aliases", his);
        }
        return block;
    }

    private static void said(Map<String, Object> block, String key, String text) {
        if (!text.isEmpty()) {
            block.put(key, text);
        }
    }

    /** One way leads to each column. */
    private static void tree(Map<String, Object> block, Map<String, List<String>> his, Set<String> required) {
        Map<String, String> ways = new TreeMap<>();
        his.forEach((column, names) -> ways.put(column, names.get(0)));
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
