package io.backhaul.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.backhaul.core.fixture.Row;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that mean harm are refused with a reason a person understands, soon, and without filling the memory. */
@Row("F4")
@Timeout(60)
class HostileFilesTest {

    private static final Map<String, Object> COLUMNS = Map.of("columns", List.of("Order", "SKU"));
    private static final FileFormat CSV = FileFormat.of("csv", COLUMNS);
    private static final FileFormat XLSX = FileFormat.of("xlsx", COLUMNS);
    private static final FileFormat XML =
            FileFormat.of("xml", Map.of("rows", "R/L", "columns", Map.of("Order", "/R/@o", "SKU", "S")));
    private static final byte[] BOOK = Workbooks.rows(new Object[] {"Order", "SKU"}, new Object[] {"#1", 424242});

    @Test
    void aFileOverTheLimitIsNotEvenLookedAt() {
        byte[] large = new byte[50 * 1024 * 1024];
        for (FileFormat format : List.of(CSV, XLSX, XML)) {
            assertRefused(large, format, "has 52428800 bytes; more than 16777216 are not read, split it");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", ",", "\",", "\"\n\",", "\"", "a\"", "\r", "=", "\"\"", "x\n"})
    void sixteenMegabytesOfOneThingAreReadInBoundedMemory(String piece) {
        byte[] file = filled("Order,SKU\n#1,A\n", piece, FileRows.MAX_BYTES);
        long before = used();
        FileRows read = FileRows.read(file, CSV, "f.csv");
        long grown = used() - before;

        assertThat(read.rows().get(0).values()).isEqualTo(Map.of("Order", "#1", "SKU", "A"));
        assertThat(read.rows().size()).isLessThanOrEqualTo(FileRows.MAX_ROWS + 1);
        assertThat(grown).isLessThan(100L * 1024 * 1024);
    }

    @Test
    void aZipBombIsRefusedWhileItUnpacks() {
        byte[] zeros = new byte[80 * 1024 * 1024];
        assertRefused(Workbooks.with(BOOK, "xl/media/image1.png", zeros), XLSX, "a zip bomb");
        byte[] sheet = filled("<worksheet><sheetData>", "<row r=\"1\"></row>", 40 * 1024 * 1024);
        assertRefused(Workbooks.with(BOOK, "xl/worksheets/sheet1.xml", sheet), XLSX, "a zip bomb");
    }

    @Test
    void manyHonestlyPackedPartsMayNotAddUp() {
        Map<String, byte[]> parts = Workbooks.parts(BOOK);
        java.util.Random random = new java.util.Random(1);
        for (int i = 0; i < 3; i++) {
            byte[] noise = new byte[5 * 1024 * 1024];
            random.nextBytes(noise);
            byte[] part = Arrays.copyOf(noise, 30 * 1024 * 1024);
            parts.put("xl/media/image" + i + ".png", part);
        }
        assertRefused(Workbooks.packed(parts), XLSX, "unpacks to more than 64 MB");
        Map<String, byte[]> many = new LinkedHashMap<>(Workbooks.parts(BOOK));
        for (int i = 0; i < 600; i++) {
            many.put("xl/media/" + i, new byte[0]);
        }
        assertRefused(Workbooks.packed(many), XLSX, "more than 500 parts");
    }

    @Test
    void whatIsNoPlainWorkbookIsNamed() throws IOException {
        assertRefused(Workbooks.with(BOOK, "xl/vbaProject.bin", new byte[9]), XLSX, "has macros (.xlsm)");
        assertRefused(Workbooks.with(BOOK, "xl/workbook.bin", new byte[9]), XLSX, "binary workbook (.xlsb)");
        byte[] ole = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1, 0, 0};
        assertRefused(ole, XLSX, "old or password-protected Excel file; save it as .xlsx");
        assertRefused(Workbooks.packed(Map.of("inner.zip", BOOK)), XLSX, "a zip file, but not an Excel workbook");
        assertRefused(utf8("Order,SKU\n"), XLSX, "is not an Excel workbook (.xlsx)");
        assertRefused(Arrays.copyOf(BOOK, BOOK.length / 2), XLSX, "is a broken workbook");
        ByteArrayOutputStream gzip = new ByteArrayOutputStream();
        try (GZIPOutputStream packed = new GZIPOutputStream(gzip)) {
            packed.write(utf8("Order,SKU\n#1,A\n"));
        }
        assertRefused(gzip.toByteArray(), CSV, "not a text file");
        assertRefused(BOOK, CSV, "not a text file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../etc/passwd", "/etc/passwd", "xl\\..\\x", "xl/a\nb"})
    void aPartMayNotLeaveTheWorkbook(String part) {
        assertRefused(Workbooks.with(BOOK, part, new byte[1]), XLSX, "a part with a name that leaves it");
    }

    @Test
    void aCellFarOutsideAnySheetIsRefused() {
        assertRefused(
                Workbooks.changed(BOOK, "xl/worksheets/sheet1.xml", "r=\"B2\"", "r=\"ZZZZZZ2\""),
                XLSX,
                "a cell stands at 'ZZZZZZ2'");
        assertRefused(
                Workbooks.changed(BOOK, "xl/worksheets/sheet1.xml", "<row r=\"2\"", "<row r=\"99999999999\""),
                XLSX,
                "a cell stands at '99999999999'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE R SYSTEM \"file:///etc/passwd\">",
                "<!DOCTYPE R [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>",
                "<!DOCTYPE R [<!ENTITY % x SYSTEM \"http://127.0.0.1:1/x\"> %x;]>",
                "<!DOCTYPE R [<!ENTITY a \"lol\"><!ENTITY b \"&a;&a;&a;\"><!ENTITY x \"&b;&b;&b;\">]>"
            })
    void xmlWithADocumentTypeIsRefused(String type) {
        String xml = type + "<R o=\"#1\"><L><S>&x;</S></L></R>";
        assertRefused(utf8(xml), XML, "is not whole and well-formed XML");
        String inBook = Workbooks.parts(BOOK).get("xl/workbook.xml") == null ? "" : type;
        byte[] sheet = Workbooks.parts(BOOK).get("xl/worksheets/sheet1.xml");
        String text = new String(sheet, StandardCharsets.UTF_8)
                .replaceFirst("<worksheet", java.util.regex.Matcher.quoteReplacement(inBook) + "<worksheet");
        assertRefused(Workbooks.with(BOOK, "xl/worksheets/sheet1.xml", utf8(text)), XLSX, "is a broken workbook");
    }

    @Test
    void xmlMayNotBeAbyssal() {
        assertRefused(utf8("<a>".repeat(100_000)), XML, "is nested deeper than 64");
        FileFormat json = FileFormat.of("json", Map.of("columns", Map.of("SKU", "s")));
        assertRefused(utf8("[".repeat(100_000)), json, "is not whole JSON");
        assertRefused(utf8("{\"a\":".repeat(100_000)), json, "is not whole JSON");
    }

    @Test
    void moreRowsThanAnybodyReturnsAreRefused() {
        String rows = "<L><S>A</S></L>".repeat(FileRows.MAX_ROWS + 1);
        assertRefused(utf8("<R o=\"#1\">" + rows + "</R>"), XML, "has more than 50000 rows");
        byte[] csv = utf8("Order,SKU\n" + "#1,A\n".repeat(FileRows.MAX_ROWS + 10));
        List<CsvRow> read = FileRows.read(csv, CSV, "f.csv").rows();
        assertThat(read).hasSize(FileRows.MAX_ROWS + 1);
        assertThat(read.get(FileRows.MAX_ROWS).problem()).contains("not read from here on");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "=cmd|' /C calc'!A0", "=HYPERLINK(\"http://x\")"})
    void aFormulaIsNeverAValue(String formula) {
        assertThat(FileRows.read(utf8("Order,SKU\n#1,\"" + formula.replace("\"", "\"\"") + "\"\n"), CSV, "f.csv")
                        .rows()
                        .get(0)
                        .problem())
                .isEqualTo("SKU holds a formula");
        assertThat(FileRows.read(utf8("<R o=\"#1\"><L><S>" + formula + "</S></L></R>"), XML, "f.xml")
                        .rows()
                        .get(0)
                        .problem())
                .isEqualTo("SKU holds a formula");
    }

    @Test
    void theNextFileIsNotHarmed() {
        assertThat(catchThrowable(() -> FileRows.read(utf8("<a>".repeat(1000)), XML, "f.xml")))
                .isNotNull();
        assertThat(FileRows.read(utf8("<R o=\"#1\"><L><S>A</S></L></R>"), XML, "g.xml")
                        .rows())
                .hasSize(1);
        long began = System.nanoTime();
        FileRows.read(BOOK, XLSX, "g.xlsx");
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
    }

    private static void assertRefused(byte[] file, FileFormat format, String reason) {
        assertThatThrownBy(() -> FileRows.read(file, format, "f"))
                .isInstanceOf(UnreadableMessage.class)
                .hasMessageStartingWith("f")
                .hasMessageContaining(reason);
    }

    private static byte[] filled(String head, String piece, int size) {
        byte[] file = new byte[size];
        byte[] first = utf8(head);
        byte[] more = utf8(piece);
        for (int i = 0; i < size; i++) {
            file[i] = i < first.length ? first[i] : more[(i - first.length) % more.length];
        }
        return file;
    }

    /** What lives on after everything else was thrown away. */
    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
