package io.backhaul.bench;

import io.backhaul.bench.Draft.Format;
import io.backhaul.mapping.SheetStart;
import io.backhaul.mapping.UnreadableMessage;
import java.util.Comparator;
import java.util.List;

/** Which sheet of a workbook holds the table, and where its columns are named. */
final class SheetGuess {

    private SheetGuess() {}

    /**
     * @param said what a person says of his workbooks, the sheet and the line of its names; null: it is found
     */
    static Layout of(Sample sample, Format said) {
        String asked = said == null ? null : said.sheet();
        List<SheetStart> sheets = Tables.sheets(sample.content(), sample.name());
        SheetStart chosen = sheets.stream()
                .filter(sheet -> asked == null || asked.isEmpty() || asked.equalsIgnoreCase(sheet.name()))
                .max(Comparator.comparingLong((SheetStart sheet) -> asked == null ? known(sheet) : 0)
                        .thenComparing(sheet -> -sheets.indexOf(sheet)))
                .orElseThrow(() -> new UnreadableMessage(sample.name(), "has no sheet to look at"));
        List<List<String>> lines =
                chosen.lines().stream().map(SheetStart.Line::cells).toList();
        int header = Layout.headerIn(lines, said == null ? 0 : place(chosen, said.headerRow()));
        List<String> names = lines.isEmpty() ? List.of() : lines.get(header);
        int line =
                lines.isEmpty() ? 1 : Math.toIntExact(chosen.lines().get(header).line());
        boolean headless = said == null ? Layout.isRow(names) : said.lines().headless();
        int before = !headless ? 0 : said == null ? line - 1 : said.headerRow();
        FileLines is = said == null ? new FileLines("", headless, "", List.of()) : said.lines();
        return new Layout(
                Sample.Kind.XLSX,
                Format.sheet(chosen.name(), before, is),
                chosen == sheets.get(0),
                headless ? Layout.positions(lines) : names,
                headless ? 0 : line);
    }

    /** Which of the rows that are there has this number; empty ones are not. */
    private static int place(SheetStart sheet, int row) {
        return 1
                + (int) sheet.lines().stream()
                        .takeWhile(line -> line.line() != row)
                        .count();
    }

    private static long known(SheetStart sheet) {
        return sheet.lines().stream()
                .mapToLong(line -> Layout.known(line.cells()))
                .max()
                .orElse(0);
    }
}
