package io.backhaul.mapping.words;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tables and label/value lines of a mail's text, in the sender's own words. A table's row is a line in bars. */
public final class Tables {

    private static final int MOST_ROWS = 500;
    private static final int MOST_COLUMNS = 30;
    private static final Pattern PAIR =
            Pattern.compile("\\s{0,20}(\\p{L}[\\p{L}\\p{N} .#/()'°-]{0,40}?)\\s{0,3}[:：]\\s{0,20}(\\S.{0,400})");
    private static final Pattern RULER = Pattern.compile("[|\\s:=+-]{1,400}");

    private Tables() {}

    /** Rows of cells, table by table, the first row first; rows of dashes are left out. */
    public static List<List<List<String>>> rows(String text) {
        List<List<List<String>>> tables = new ArrayList<>();
        List<List<String>> open = new ArrayList<>();
        for (String line : text.split("\n")) {
            if (isRow(line)) {
                if (!RULER.matcher(line).matches() && open.size() < MOST_ROWS) {
                    open.add(cells(line));
                }
            } else if (!open.isEmpty()) {
                tables.add(open);
                open = new ArrayList<>();
            }
        }
        if (!open.isEmpty()) {
            tables.add(open);
        }
        return tables;
    }

    /** Every row below a table's head as head to cell, as a mapping sees it; tables of one row are none. */
    public static List<List<Map<String, String>>> records(String text) {
        return rows(text).stream()
                .filter(table -> table.size() > 1)
                .map(table -> table.subList(1, table.size()).stream()
                        .map(row -> record(table.get(0), row))
                        .toList())
                .toList();
    }

    /** Label to value, from lines "label: value" and tables of two columns; the first of a label counts. */
    public static Map<String, String> pairs(String text) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String line : text.split("\n")) {
            Matcher pair = PAIR.matcher(line);
            List<String> cells = isRow(line) ? cells(line) : List.of();
            if (cells.size() == 2 && !cells.get(0).isBlank() && !cells.get(1).isBlank()) {
                pairs.putIfAbsent(cells.get(0).replaceAll("\\s{0,5}[:：]$", ""), cells.get(1));
            } else if (cells.isEmpty() && line.length() <= 500 && pair.matches()) {
                pairs.putIfAbsent(pair.group(1).strip(), pair.group(2).strip());
            }
        }
        return pairs;
    }

    static boolean isRow(String line) {
        return line.startsWith("|") && line.indexOf('|', 1) > 0;
    }

    private static Map<String, String> record(List<String> head, List<String> row) {
        Map<String, String> record = new LinkedHashMap<>();
        for (int i = 0; i < Math.min(head.size(), row.size()); i++) {
            if (!head.get(i).isBlank() && !row.get(i).isBlank()) {
                record.putIfAbsent(head.get(i), row.get(i));
            }
        }
        return record;
    }

    private static List<String> cells(String line) {
        String inner = line.strip().replaceAll("^\\||\\|$", "");
        return Arrays.stream(inner.split("\\|", -1))
                .limit(MOST_COLUMNS)
                .map(String::strip)
                .toList();
    }
}
