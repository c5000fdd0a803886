package io.backhaul.mapping;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Which cell is which column: partners' spelling (case, spaces, dots, aliases) to the passport's names. */
final class CsvHeader {

    private final List<String> names;
    private final CsvFormat format;

    private CsvHeader(List<String> names, CsvFormat format) {
        this.names = names;
        this.format = format;
    }

    static CsvHeader of(List<String> found, CsvFormat format, String where) {
        Map<String, String> ours = spellings(format);
        List<String> names = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String cell : found) {
            String name = ours.getOrDefault(folded(cell), cell.strip());
            if (!name.isEmpty() && !seen.add(name)) {
                throw new UnreadableMessage(where, "column '" + name + "' is there twice");
            }
            names.add(name);
        }
        for (String column : format.columns()) {
            if (!seen.contains(column)) {
                throw new UnreadableMessage(where, "column '" + column + "' is missing (found: " + shown(found) + ")");
            }
        }
        return new CsvHeader(names, format);
    }

    CsvRow row(long line, List<String> cells) {
        if (cells.size() != names.size()) {
            return new CsvRow(line, Map.of(), cells.size() + " cells where the header has " + names.size());
        }
        Map<String, String> values = new LinkedHashMap<>();
        try {
            for (int i = 0; i < cells.size(); i++) {
                String value = value(names.get(i), cells.get(i));
                if (!value.isEmpty() && !names.get(i).isEmpty()) {
                    values.put(names.get(i), value);
                }
            }
        } catch (IllegalArgumentException e) {
            return new CsvRow(line, Map.of(), e.getMessage());
        }
        return new CsvRow(line, values, null);
    }

    private String value(String column, String cell) {
        String text = CsvCell.plain(column, cell);
        return format.amounts().contains(column) ? CsvCell.amount(column, text, format.decimalComma()) : text;
    }

    private static Map<String, String> spellings(CsvFormat format) {
        Map<String, String> ours = new LinkedHashMap<>();
        format.aliases().forEach((name, others) -> others.forEach(other -> ours.put(folded(other), name)));
        format.columns().forEach(name -> ours.put(folded(name), name));
        return ours;
    }

    /** {@code "RMA No."}, {@code "rma_no"} and {@code "Rma  No"} are one name. */
    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}#]", "");
    }

    private static String shown(List<String> found) {
        String all = String.join(", ", found);
        return all.length() <= 200 ? all : all.substring(0, 200) + "...";
    }
}
