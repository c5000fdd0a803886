package io.backhaul.bench;

import io.backhaul.mapping.CsvRow;
import io.backhaul.mapping.FileFormat;
import io.backhaul.mapping.FileRows;
import io.backhaul.mapping.TextFile;
import java.util.List;

/** The one place where the bench meets the readers of suppliers' tables: the same as in the hub. */
final class Tables {

    private Tables() {}

    /** A text file's text, whatever its charset. */
    static String text(byte[] content, String name) {
        return TextFile.decode(content, null, name);
    }

    static List<CsvRow> rows(byte[] content, FileFormat format, String name) {
        return FileRows.read(content, format, name).rows();
    }

    /** Where a row stands, for people. */
    static String at(String name, CsvRow row) {
        return FileRows.at(name, row);
    }
}
