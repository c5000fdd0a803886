package io.backhaul.partner.filedrop;

import java.util.ArrayList;
import java.util.List;

/** Writes the file that tells a supplier what became of each row of his; nothing in it is a formula. */
public final class ResultCsv {

    private static final String[] COLUMNS = {"Line", "Key", "Result", "Reason"};

    /**
     * @param line where the row stands in his file; 0 for the file as a whole
     * @param key what he knows the row by
     * @param result {@code accepted}, {@code refused}, {@code duplicate} or {@code waiting}
     * @param reason in his words; empty when there is none
     */
    public record Row(long line, String key, String result, String reason) {}

    private ResultCsv() {}

    public static byte[] write(List<Row> rows, RowsCsv csv) {
        List<Object[]> table = new ArrayList<>();
        table.add(COLUMNS);
        rows.forEach(row -> table.add(new Object[] {
            row.line() == 0 ? "" : row.line(), RowsCsv.harmless(row.key()), row.result(), RowsCsv.harmless(row.reason())
        }));
        return csv.write(table);
    }
}
