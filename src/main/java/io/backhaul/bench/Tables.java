package io.backhaul.bench;

import io.backhaul.mapping.CsvFormat;
import io.backhaul.mapping.CsvReader;
import io.backhaul.mapping.CsvRow;
import io.backhaul.mapping.CsvText;
import java.util.List;
import java.util.Map;

/** The one place where the bench meets the readers of suppliers' tables: the same as in the hub. */
final class Tables {

    private Tables() {}

    /** A text file's text, whatever its charset. */
    static String text(byte[] content, String name) {
        return CsvText.decode(content, name);
    }

    /** @param block the passport's {@code csv} block */
    static List<CsvRow> rows(byte[] content, Map<String, ?> block, String name) {
        return CsvReader.read(content, CsvFormat.of(block), name);
    }

    /** Where a row stands, for people. */
    static String at(String name, CsvRow row) {
        return name + " line " + row.line();
    }
}
