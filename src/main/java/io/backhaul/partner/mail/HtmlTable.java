package io.backhaul.partner.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jsoup.nodes.Element;

/** An HTML table that holds data, as rows of cells; merged cells stand in every place they cover. */
final class HtmlTable {

    private static final int MOST_ROWS = 500;
    private static final int MOST_COLUMNS = 30;
    private static final int LONGEST_CELL = 200;

    private HtmlTable() {}

    /** Replaces every data table by lines in bars, {@code | a | b |}; tables that only lay out the page stay. */
    static void toLines(Element body) {
        for (Element table : body.select("table")) {
            if (table.select("table").size() > 1) {
                continue;
            }
            List<List<String>> rows = rows(table);
            if (isData(rows)) {
                Element lines = new Element("div");
                rows.forEach(row -> lines.appendElement("div")
                        .text(isTitle(row) ? row.get(0) : "| " + String.join(" | ", row) + " |"));
                table.replaceWith(lines);
            }
        }
    }

    private static boolean isData(List<List<String>> rows) {
        return rows.stream().flatMap(List::stream).allMatch(cell -> cell.length() <= LONGEST_CELL)
                && rows.stream().filter(row -> !isTitle(row)).count() >= 2;
    }

    private static boolean isTitle(List<String> row) {
        return row.stream().filter(cell -> !cell.isBlank()).distinct().count() < 2;
    }

    private static List<List<String>> rows(Element table) {
        List<List<String>> rows = new ArrayList<>();
        Map<Integer, Map<Integer, String>> below = new TreeMap<>();
        List<Element> found = table.select("tr");
        for (int i = 0; i < Math.min(found.size(), MOST_ROWS); i++) {
            List<String> row = row(found.get(i), i, below);
            if (row.stream().anyMatch(cell -> !cell.isBlank())) {
                rows.add(row);
            }
        }
        return rows;
    }

    private static List<String> row(Element line, int at, Map<Integer, Map<Integer, String>> below) {
        Map<Integer, String> cells = below.computeIfAbsent(at, none -> new TreeMap<>());
        int column = 0;
        for (Element cell : line.select("> td, > th")) {
            String text = cell.text().replace('|', '/').replace('\u00A0', ' ').strip();
            while (cells.containsKey(column)) {
                column++;
            }
            int wide = span(cell.attr("colspan"), MOST_COLUMNS);
            int high = span(cell.attr("rowspan"), MOST_ROWS);
            for (int x = 0; x < wide && column < MOST_COLUMNS; x++, column++) {
                for (int y = 0; y < high; y++) {
                    below.computeIfAbsent(at + y, none -> new TreeMap<>()).put(column, text);
                }
            }
        }
        return List.copyOf(cells.values());
    }

    private static int span(String value, int most) {
        return value.matches("[1-9]\\d{0,3}") ? Math.min(most, Integer.parseInt(value)) : 1;
    }
}
