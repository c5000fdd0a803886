package io.backhaul.mapping;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Excel workbooks made for tests: honest ones by a writer, dishonest ones by changing their parts. */
public final class Workbooks {

    private Workbooks() {}

    /** A workbook of one sheet. */
    public static byte[] of(Consumer<Worksheet> content) {
        return book(book -> content.accept(book.newWorksheet("Returns")));
    }

    public static byte[] book(Consumer<Workbook> content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(bytes, "test", "1.0")) {
            content.accept(book);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** A sheet of texts and numbers. */
    public static byte[] rows(Object[]... rows) {
        return of(sheet -> fill(sheet, rows));
    }

    public static void fill(Worksheet sheet, Object[]... rows) {
        for (int row = 0; row < rows.length; row++) {
            for (int column = 0; column < rows[row].length; column++) {
                Object value = rows[row][column];
                if (value instanceof Number number) {
                    sheet.value(row, column, number);
                } else if (value != null) {
                    sheet.value(row, column, value.toString());
                }
            }
        }
    }

    /** The workbook's parts, to be changed and packed again. */
    static Map<String, byte[]> parts(byte[] workbook) {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (ZipFile zip = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(workbook))
                .get()) {
            for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                parts.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return parts;
    }

    static byte[] packed(Map<String, byte[]> parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The same workbook with one piece of text changed in one part. */
    static byte[] changed(byte[] workbook, String part, String text, String by) {
        Map<String, byte[]> parts = parts(workbook);
        String before = new String(parts.get(part), StandardCharsets.UTF_8);
        if (!before.contains(text)) {
            throw new IllegalArgumentException(part + " does not say " + text + ": " + before);
        }
        parts.put(part, before.replace(text, by).getBytes(StandardCharsets.UTF_8));
        return packed(parts);
    }

    static byte[] with(byte[] workbook, String part, byte[] content) {
        Map<String, byte[]> parts = parts(workbook);
        parts.put(part, content);
        return packed(parts);
    }
}
