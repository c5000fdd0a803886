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

    /** @param headerRow where a person says the columns are named; 0: it is found */
    static Layout of(byte[] bytes, String name, int headerRow) {
        String text = Tables.text(bytes, name);
        String start = text.substring(0, Math.min(text.length(), LONGEST));
        Layout best = null;
        double most = -1;
        for (char delimiter : DELIMITERS) {
            List<List<String>> lines = lines(start, delimiter);
            double score = score(lines);
            if (score > most) {
                most = score;
                best = of(lines, delimiter, headerRow);
            }
        }
        return best;
    }

    private static Layout of(List<List<String>> lines, char delimiter, int headerRow) {
        int header = Layout.headerIn(lines, headerRow);
        return new Layout(
                Sample.Kind.CSV,
                Format.parted(delimiter),
                true,
                lines.isEmpty() ? List.of() : lines.get(header),
                header + 1);
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
