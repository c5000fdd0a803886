package io.backhaul.mapping;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** How one partner writes his tables: the block of his passport that is named like the format. */
public sealed interface FileFormat permits CsvFormat, XlsxFormat, TreeFormat {

    /** What its columns are called and how their cells are read. */
    Columns columns();

    /** Name of the format as passports say it: {@code csv}, {@code xlsx}, {@code xml} or {@code json}. */
    String type();

    /** The same columns by our names in plain CSV, amounts with a decimal point: rows of any format that were read and written down. */
    default FileFormat written() {
        Columns plain =
                new Columns(columns().names(), columns().aliases(), columns().amounts(), false);
        return new CsvFormat(',', '"', StandardCharsets.UTF_8, null, new TableShape(true, 1, List.of()), plain);
    }

    /**
     * Reads a passport's block.
     *
     * @param type {@code csv}, {@code xlsx}, {@code xml} or {@code json}
     * @throws IllegalArgumentException naming the key that is wrong and what it may be
     */
    static FileFormat of(String type, Map<String, ?> block) {
        FormatBlock read = new FormatBlock(type, block);
        FileFormat format = switch (type) {
            case "csv" -> CsvFormat.of(read);
            case "xlsx" -> XlsxFormat.of(read);
            case "xml", "json" -> TreeFormat.of(read);
            default ->
                throw new IllegalArgumentException("format '" + type + "' is no table; known are csv, xlsx, xml, json");
        };
        read.end();
        return format;
    }
}
