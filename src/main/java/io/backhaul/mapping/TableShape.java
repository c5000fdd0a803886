package io.backhaul.mapping;

import java.util.List;
import java.util.Locale;

/**
 * Where in a sheet the table stands and which of its rows are none.
 *
 * @param header false when the file has no header: the columns are named by their positions
 * @param headerRow line of the header, from 1; 0: the first line that has the columns. Without a header the line above the first row
 * @param totals first words of rows that sum up; such a row is passed over where it lacks a column, and counted
 */
public record TableShape(boolean header, int headerRow, List<String> totals) {

    private static final List<String> TOTALS = List.of(
            "Total",
            "Totals",
            "Grand total",
            "Sub total",
            "Subtotal",
            "Sum",
            "Summe",
            "Gesamt",
            "Gesamtsumme",
            "Zwischensumme",
            "Endsumme",
            "Totale",
            "Totaal",
            "Suma",
            "Razem",
            "Somme",
            "Total général",
            "Итого",
            "合计",
            "合計");

    public TableShape {
        totals = totals == null ? TOTALS : List.copyOf(totals);
    }

    static TableShape of(FormatBlock block) {
        return new TableShape(block.flag("header", true), block.position("headerRow"), block.texts("totals"));
    }

    /** True for {@code Total}, {@code TOTAL:}, {@code Summe EUR}; the word must end there. */
    boolean isTotal(String firstCell) {
        String text = firstCell.strip().toLowerCase(Locale.ROOT);
        return totals.stream().map(word -> word.toLowerCase(Locale.ROOT)).anyMatch(word -> begins(text, word));
    }

    private static boolean begins(String text, String word) {
        return text.startsWith(word)
                && (text.length() == word.length() || " :.(=".indexOf(text.charAt(word.length())) >= 0);
    }
}
