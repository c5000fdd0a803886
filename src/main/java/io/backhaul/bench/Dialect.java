package io.backhaul.bench;

import io.backhaul.bench.Draft.Format;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** How a CSV file is cut into cells, found by trying. */
final class Dialect {

    private static final char[] DELIMITERS = {';', ',', '\t', '|'};
    private static final int LONGEST = 20_000;

    private Dialect() {}

    /** @param asked what a person says of his files; null: it is found */
    static Layout of(byte[] bytes, String name, Format asked) {
        String charset =
                asked == null ? Charsets.of(bytes, name) : asked.lines().charset();
        String text = Tables.text(bytes, charset, name);
        String start = text.substring(0, Math.min(text.length(), LONGEST));
        char best = DELIMITERS[0];
        double most = -1;
        for (char delimiter : DELIMITERS) {
            double score = score(lines(start, delimiter));
            if (score > most) {
                most = score;
                best = delimiter;
            }
        }
        return asked == null ? found(text, lines(start, best), best, charset) : said(lines(start, best), best, asked);
    }

    private static Layout found(String text, List<List<String>> lines, char delimiter, String charset) {
        int header = Layout.headerIn(lines, 0);
        List<String> cells = lines.isEmpty() ? List.of() : lines.get(header);
        boolean headless = Layout.isRow(cells);
        int before = headless ? header : header + 1;
        FileLines plain = new FileLines(charset, headless, "", List.of());
        List<String> names = headless ? Layout.positions(lines) : cells;
        FileLines ends = Ending.of(text, delimiter, before, names.size(), plain);
        return new Layout(
                Sample.Kind.CSV,
                Format.parted(delimiter, headless ? before : 0, ends),
                true,
                names,
                headless ? 0 : before);
    }

    private static Layout said(List<List<String>> lines, char delimiter, Format asked) {
        Format format = Format.parted(delimiter, asked.headerRow(), asked.lines());
        if (asked.lines().headless()) {
            return new Layout(Sample.Kind.CSV, format, true, Layout.positions(lines), 0);
        }
        int header = Layout.headerIn(lines, asked.headerRow());
        return new Layout(Sample.Kind.CSV, format, true, lines.isEmpty() ? List.of() : lines.get(header), header + 1);
    }

    /** Many lines with the same number of cells, and more than one cell. */
    private static double score(List<List<String>> lines) {
        Map<Integer, Long> widths = lines.stream()
                .filter(line -> line.stream().anyMatch(cell -> !cell.isBlank()))
                .collect(Collectors.groupingBy(List::size, Collectors.counting()));
        return widths.entrySet().stream()
                .mapToDouble(e -> e.getKey() == 1 ? 0 : e.getValue() * (1 + e.getKey() / 100.0))
                .max()
                .orElse(0);
    }

    private static List<List<String>> lines(String text, char delimiter) {
        CSVFormat format = CSVFormat.Builder.create()
                .setDelimiter(delimiter)
                .setQuote('"')
                .setIgnoreEmptyLines(false)
                .get();
        try (CSVParser parser = format.parse(new StringReader(text))) {
            return parser.stream()
                    .limit(Layout.LOOKED_AT)
                    .map(CSVRecord::toList)
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            return List.of(List.of(text.lines().findFirst().orElse("")));
        }
    }
}
