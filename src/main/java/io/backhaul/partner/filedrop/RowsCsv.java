package io.backhaul.partner.filedrop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;

/**
 * Writes CSV for a supplier, in his delimiter and charset, CRLF; the same rows give the same bytes.
 *
 * @param delimiter between cells
 * @param charset his, or null for UTF-8
 */
public record RowsCsv(char delimiter, Charset charset) {

    /** Comma and UTF-8: for suppliers whose own files are no CSV. */
    public static final RowsCsv PLAIN = new RowsCsv(',', StandardCharsets.UTF_8);

    public RowsCsv {
        charset = charset == null ? StandardCharsets.UTF_8 : charset;
    }

    /** Refuses with {@link IllegalArgumentException} what his charset cannot say: a changed number matches nothing. */
    public byte[] write(List<Object[]> rows) {
        CSVFormat format = CSVFormat.Builder.create()
                .setDelimiter(delimiter)
                .setRecordSeparator("\r\n")
                .get();
        StringBuilder text = new StringBuilder(charset.name().startsWith("UTF-16") ? "\uFEFF" : "");
        try {
            for (Object[] row : rows) {
                format.printRecord(text, row);
            }
            ByteBuffer bytes = charset.newEncoder().encode(CharBuffer.wrap(text));
            byte[] written = new byte[bytes.remaining()];
            bytes.get(written);
            return written;
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("his charset " + charset.name() + " cannot say all of it", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Text that a spreadsheet would run as a formula is shown as text instead; on one line. */
    public static String harmless(String text) {
        String line = text == null ? "" : text.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.isEmpty() || "=+-@".indexOf(line.charAt(0)) < 0 ? line : "'" + line;
    }
}
