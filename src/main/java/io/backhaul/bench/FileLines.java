package io.backhaul.bench;

import java.util.List;

/**
 * What must be known about the lines of his files before their cells.
 *
 * @param charset of CSV; empty: it is found out at each file
 * @param headless whether the columns have no names: they go by their position
 * @param trailer first cell of the last row of CSV, which counts the rows; empty when there is none
 * @param totals first words of rows that only sum up, where they are none of the usual ones
 */
public record FileLines(String charset, boolean headless, String trailer, List<String> totals) {

    /** Nothing out of the ordinary. */
    public static final FileLines PLAIN = new FileLines("", false, "", List.of());

    public FileLines {
        charset = charset == null ? "" : charset;
        trailer = trailer == null ? "" : trailer;
        totals = totals == null ? List.of() : List.copyOf(totals);
    }

    /** What a column without a name is called. */
    static String column(int position) {
        return "column " + position;
    }

    static boolean isPosition(String column) {
        return column.matches("column \\d{1,3}");
    }
}
