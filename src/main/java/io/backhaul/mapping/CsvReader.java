package io.backhaul.mapping;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A partner's CSV file as rows of named cells. UTF-8 with or without a byte order mark, UTF-16 as Excel writes it, else
 * windows-1252. A file without its columns is refused as a whole; a broken row is told by its line.
 */
public final class CsvReader {

    private static final int MAX_ROWS = 50_000;

    private CsvReader() {}

    /**
     * @param name the file's name, for the message of a refusal
     * @throws UnreadableMessage for example {@code rma.csv line 1: column 'Order' is missing (found: RMA No, Status)}
     */
    public static List<CsvRow> read(byte[] bytes, CsvFormat format, String name) {
        String text = CsvText.decode(bytes, name);
        try (CSVParser parser = parser(text, format)) {
            Iterator<CSVRecord> records = parser.iterator();
            return rows(parser, records, header(records, format, name));
        } catch (IOException e) {
            throw new UnreadableMessage(name, "not readable as CSV: " + e.getMessage(), e);
        }
    }

    private static CSVParser parser(String text, CsvFormat format) throws IOException {
        return CSVFormat.Builder.create()
                .setDelimiter(format.delimiter())
                .setQuote('"')
                .setIgnoreEmptyLines(false)
                .get()
                .parse(new StringReader(text));
    }

    private static CsvHeader header(Iterator<CSVRecord> records, CsvFormat format, String name) {
        try {
            if (records.hasNext()) {
                return CsvHeader.of(records.next().toList(), format, name + " line 1");
            }
        } catch (UncheckedIOException e) {
            throw new UnreadableMessage(name + " line 1", "not readable as CSV: " + e.getMessage(), e);
        }
        throw new UnreadableMessage(name, "the file is empty");
    }

    private static List<CsvRow> rows(CSVParser parser, Iterator<CSVRecord> records, CsvHeader header) {
        List<CsvRow> rows = new ArrayList<>();
        long line = parser.getCurrentLineNumber() + 1;
        try {
            while (records.hasNext()) {
                CSVRecord cells = records.next();
                if (cells.stream().anyMatch(cell -> !cell.isBlank())) {
                    rows.add(header.row(line, cells.toList()));
                }
                if (rows.size() > MAX_ROWS) {
                    rows.set(MAX_ROWS, bad(line, "more than " + MAX_ROWS + " rows: not read from here on"));
                    return rows;
                }
                line = parser.getCurrentLineNumber() + 1;
            }
        } catch (UncheckedIOException e) {
            rows.add(bad(line, "not readable as CSV from here on: " + e.getMessage()));
        }
        return rows;
    }

    private static CsvRow bad(long line, String problem) {
        return new CsvRow(line, Map.of(), problem);
    }
}
