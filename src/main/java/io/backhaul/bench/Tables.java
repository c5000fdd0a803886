package io.backhaul.bench;

import io.backhaul.mapping.CsvRow;
import io.backhaul.mapping.FileFormat;
import io.backhaul.mapping.FileRows;
import io.backhaul.mapping.SheetStart;
import io.backhaul.mapping.TextFile;
import io.backhaul.mapping.TreeFormat;
import io.backhaul.mapping.TreeWays;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;

/** The one place where the bench meets the readers of suppliers' tables: the same as in the hub. */
final class Tables {

    private Tables() {}

    /**
     * A text file's text.
     *
     * @param charset its charset; empty: it is found out
     */
    static String text(byte[] content, String charset, String name) {
        return TextFile.decode(content, charset.isEmpty() ? null : Charset.forName(charset), name);
    }

    static List<SheetStart> sheets(byte[] content, String name) {
        return FileRows.sheets(content, Layout.LOOKED_AT, name);
    }

    static TreeWays ways(Sample sample) {
        return FileRows.ways(sample.content(), sample.kind().type(), sample.name());
    }

    /** His names of each column, by ours. */
    static Map<String, List<String>> names(FileFormat format) {
        return format instanceof TreeFormat tree
                ? tree.paths()
                : format.columns().aliases();
    }

    static List<CsvRow> rows(byte[] content, FileFormat format, String name) {
        return FileRows.read(content, format, name).rows();
    }

    /** Where a row stands, for people. */
    static String at(String name, CsvRow row) {
        return FileRows.at(name, row);
    }
}
