package io.backhaul.bench;

import io.backhaul.mapping.CsvRow;
import io.backhaul.mapping.UnreadableMessage;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A file without the cells nobody reads: that is where customers' names and addresses stand. CSV stays as it is written; of
 * every other format the rows are written down as they were read, since a person can look through nothing else.
 */
final class MaskedTable {

    private static final String HIDDEN = "xxx";
    /** Says UTF-8, whatever charset his files are written in. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private MaskedTable() {}

    static String of(Sample sample, Draft draft, Way way) {
        return draft.manner() == Draft.Manner.CSV && !draft.byMail() ? csv(sample, draft) : written(sample, draft, way);
    }

    /** Rows that cannot be read are the reader's affair and are left out. */
    private static String written(Sample sample, Draft draft, Way way) {
        Set<String> shown = draft.reading().columns().values().stream()
                .filter(Field::isRead)
                .map(draft::column)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        List<String> columns =
                draft.format().lines().headless() ? way.table().columns().names() : List.copyOf(shown);
        List<CsvRow> rows = way.rows(sample).stream().filter(CsvRow::readable).toList();
        if (rows.isEmpty()) {
            throw new UnreadableMessage(sample.name(), "has no rows that could be written down");
        }
        List<List<String>> lines = new ArrayList<>(List.of(columns));
        rows.forEach(row -> lines.add(columns.stream()
                .map(column -> shown.contains(column) ? row.values().getOrDefault(column, "") : "")
                .toList()));
        return printed(CSVFormat.Builder.create(), lines);
    }

    private static String csv(Sample sample, Draft draft) {
        FileLines his = draft.format().lines();
        String text = Tables.text(sample.content(), his.charset(), sample.name());
        CSVFormat.Builder format = CSVFormat.Builder.create()
                .setDelimiter(draft.format().delimiter())
                .setQuote('"')
                .setIgnoreEmptyLines(false);
        List<List<String>> lines = new ArrayList<>();
        try (CSVParser parser = format.get().parse(new StringReader(text))) {
            List<String> header = null;
            for (CSVRecord row : parser) {
                List<String> cells = row.toList();
                boolean names = header == null && isHeader(row, draft);
                header = names ? header(cells, draft) : header;
                boolean shown = header == null
                        || names && !his.headless()
                        || his.trailer().equals(cells.get(0).strip());
                lines.add(shown ? cells : hidden(cells, header, draft));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return (his.charset().isEmpty() ? "" : BYTE_ORDER_MARK) + printed(format, lines);
    }

    /** In a file without names the first row that is read stands for them: its columns are known by their places. */
    private static boolean isHeader(CSVRecord row, Draft draft) {
        return draft.format().lines().headless()
                ? row.getRecordNumber() > draft.format().headerRow()
                : row.stream().anyMatch(cell -> isRead(cell, draft));
    }

    private static List<String> header(List<String> cells, Draft draft) {
        return draft.format().lines().headless()
                ? List.copyOf(draft.reading().columns().keySet())
                : cells;
    }

    private static String printed(CSVFormat.Builder format, List<List<String>> lines) {
        StringBuilder out = new StringBuilder();
        CSVFormat written = format.setRecordSeparator("\n").get();
        try {
            for (List<String> line : lines) {
                written.printRecord(out, line.toArray());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    private static boolean isRead(String column, Draft draft) {
        Map<String, Field> columns = draft.reading().columns();
        return columns.getOrDefault(column.strip(), Field.NOT_USED).isRead();
    }

    private static List<String> hidden(List<String> cells, List<String> header, Draft draft) {
        List<String> shown = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            boolean read = i < header.size() && isRead(header.get(i), draft)
                    || i == 0
                            && draft.format()
                                    .lines()
                                    .totals()
                                    .contains(cells.get(i).strip());
            shown.add(read || cells.get(i).isBlank() ? cells.get(i) : HIDDEN);
        }
        return shown;
    }
}
