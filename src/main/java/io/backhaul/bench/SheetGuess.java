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
     * @param asked the sheet a person names, or null: the one whose columns are known best
     * @param headerRow where a person says the columns are named; 0: it is found
     */
    static Layout of(Sample sample, String asked, int headerRow) {
        List<SheetStart> sheets = Tables.sheets(sample.content(), sample.name());
        SheetStart chosen = sheets.stream()
                .filter(sheet -> asked == null || asked.isEmpty() || asked.equalsIgnoreCase(sheet.name()))
                .max(Comparator.comparingLong((SheetStart sheet) -> asked == null ? known(sheet) : 0)
                        .thenComparing(sheet -> -sheets.indexOf(sheet)))
                .orElseThrow(() -> new UnreadableMessage(sample.name(), "has no sheet to look at"));
        List<List<String>> lines =
                chosen.lines().stream().map(SheetStart.Line::cells).toList();
        int header = Layout.headerIn(lines, place(chosen, headerRow));
        return new Layout(
                Sample.Kind.XLSX,
                Format.sheet(chosen.name()),
                chosen == sheets.get(0),
                lines.isEmpty() ? List.of() : lines.get(header),
                lines.isEmpty() ? 1 : Math.toIntExact(chosen.lines().get(header).line()));
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
