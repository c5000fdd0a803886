package io.backhaul.mapping;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * How a sheet of a workbook begins, before anybody knows its columns: what a proposal is made from.
 *
 * @param name of the sheet
 * @param lines its first rows
 */
public record SheetStart(String name, List<Line> lines) {

    /** @param line the row's number as Excel shows it */
    public record Line(long line, List<String> cells) {}

    static SheetStart of(String name, Iterator<RawRow> rows, int most) {
        List<Line> lines = new ArrayList<>();
        while (lines.size() < most && rows.hasNext()) {
            RawRow row = rows.next();
            lines.add(new Line(row.line(), row.texts()));
        }
        return new SheetStart(name, lines);
    }
}
