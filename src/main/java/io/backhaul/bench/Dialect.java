package io.backhaul.bench;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * How a file is cut into cells, found by trying.
 *
 * @param header the names in its first line that is not empty
 * @param headerLine where they stand; readers expect line 1
 * @param charset what its bytes are, for people
 */
record Dialect(char delimiter, List<String> header, int headerLine, String charset) {

    private static final char[] DELIMITERS = {';', ',', '\t', '|'};
    private static final int LOOKED_AT = 40;
    private static final int LONGEST = 20_000;

    static Dialect of(byte[] bytes, String name) {
        String text = Tables.text(bytes, name);
        String start = text.substring(0, Math.min(text.length(), LONGEST));
        Dialect best = null;
        double most = -1;
        for (char delimiter : DELIMITERS) {
            List<List<String>> lines = lines(start, delimiter);
            double score = score(lines);
            if (score > most) {
                most = score;
                best = of(lines, delimiter, charset(bytes, text));
            }
        }
        return best;
    }

    /** Cells as they stand: no column is required, no amount is read. */
    Map<String, Object> asItStands() {
        return Map.of("delimiter", String.valueOf(delimiter), "columns", header.subList(0, 1), "amounts", List.of());
    }

    private static Dialect of(List<List<String>> lines, char delimiter, String charset) {
        int first = 0;
        while (first < lines.size() - 1 && lines.get(first).stream().allMatch(String::isBlank)) {
            first++;
        }
        int header = first;
        for (int i = first; i < lines.size() && header == first; i++) {
            header = known(lines.get(i)) >= 2 && known(lines.get(first)) < 2 ? i : header;
        }
        List<String> names = lines.isEmpty() ? List.of() : lines.get(header);
        return new Dialect(delimiter, names.stream().map(String::strip).toList(), header + 1, charset);
    }

    private static long known(List<String> cells) {
        return cells.stream()
                .filter(cell -> Arrays.stream(Field.values()).anyMatch(field -> Dictionary.fit(field, cell) == 100))
                .count();
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
            return parser.stream().limit(LOOKED_AT).map(CSVRecord::toList).toList();
        } catch (IOException | UncheckedIOException e) {
            return List.of(List.of(text.lines().findFirst().orElse("")));
        }
    }

    private static String charset(byte[] bytes, String text) {
        boolean wide = bytes.length > 1 && (bytes[0] & 0xFF) >= 0xFE && (bytes[1] & 0xFF) >= 0xFE;
        byte[] again = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        int mark = bytes.length - again.length;
        return wide ? "UTF-16" : mark == 0 || mark == 3 ? "UTF-8" : "windows-1252";
    }
}
