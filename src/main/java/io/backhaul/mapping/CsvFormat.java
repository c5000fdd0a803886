package io.backhaul.mapping;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Map;

/**
 * How one partner writes CSV: the {@code csv} block of his passport.
 *
 * @param delimiter between cells
 * @param quote around cells that hold a delimiter or a line break; 0 when he has none
 * @param charset of the file; null: found out, a byte order mark first, then UTF-8, then windows-1252
 * @param trailer first cell of the last row, which counts the rows before it; null when there is none
 * @param shape where the table stands in the file
 * @param columns its columns
 */
public record CsvFormat(char delimiter, char quote, Charset charset, String trailer, TableShape shape, Columns columns)
        implements FileFormat {

    /** Reads the passport's block; {@code columns} is required, the rest has defaults (comma, decimal point). */
    public static CsvFormat of(Map<String, ?> block) {
        return (CsvFormat) FileFormat.of("csv", block);
    }

    static CsvFormat of(FormatBlock block) {
        return new CsvFormat(
                block.character("delimiter", ","),
                quote(block),
                charset(block),
                block.text("trailer"),
                TableShape.of(block),
                Columns.of(block, block.texts("columns"), block.lists("aliases")));
    }

    @Override
    public String type() {
        return "csv";
    }

    private static char quote(FormatBlock block) {
        return block.text("quote", "\"").equals("none") ? 0 : block.character("quote", "\"");
    }

    private static Charset charset(FormatBlock block) {
        String name = block.text("charset");
        try {
            return name == null ? null : Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw block.wrong("charset", "'" + name + "' is unknown; write it like windows-1252, UTF-16LE or GB18030");
        }
    }
}
