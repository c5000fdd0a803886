package io.backhaul.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backhaul.core.fixture.Row;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One small answer in every spelling suppliers have for it: all of them say the same rows. */
@Row("F4")
class CsvDialectsTest {

    private static final List<String> COLUMNS = List.of("Order", "SKU", "Amount");
    private static final Map<String, String> FIRST = Map.of("Order", "#1", "SKU", "007", "Amount", "1234.50");
    private static final Map<String, String> SECOND = Map.of("Order", "#2", "SKU", "GRÜN", "Amount", "7");

    /** Name, the passport's block without columns, bytes, lines of the two rows, totals, repeated headers. */
    static Stream<Arguments> dialects() {
        return Stream.of(
                shape("comma, quoted", Map.of(), "Order,SKU,Amount\n#1,007,\"1,234.50\"\n#2,GRÜN,7\n", 2, 3),
                shape("semicolon", semicolon(), "Order;SKU;Amount\r\n#1;007;1.234,50\r\n#2;GRÜN;7\r\n", 2, 3),
                shape("tab", Map.of("delimiter", "\\t"), "Order\tSKU\tAmount\n#1\t007\t1234.50\n#2\tGRÜN\t7", 2, 3),
                shape("pipe", Map.of("delimiter", "|"), "Order|SKU|Amount\n#1|007|1,234.50\n#2|GRÜN|7\n", 2, 3),
                shape("single quotes", quote("'"), "Order,SKU,Amount\n'#1','007','1,234.50'\n#2,GRÜN,7\n", 2, 3),
                shape("no quotes", none(), "Order;SKU;Amount\n#1;007;1234.50\n#2;GRÜN;7\n", 2, 3),
                shape(
                        "titles above",
                        semicolon(),
                        "Our returns\n\nas of;4.2.\nOrder;SKU;Amount\n#1;007;1234,5" + "0\n#2;GRÜN;7\n",
                        5,
                        6),
                shape(
                        "header row by number",
                        with(semicolon(), "headerRow", 3),
                        "Order;SKU;Amount\nold;old;old\n" + "Order;SKU;Amount\n#1;007;1234,50\n#2;GRÜN;7\n",
                        4,
                        5),
                shape("no header", with(semicolon(), "header", false), "#1;007;1234,50\n#2;GRÜN;7\n", 1, 2),
                shape(
                        "spelling and spaces",
                        semicolon(),
                        " ORDER ; s.k.u. ;AMOUNT\n#1; 007 ;1234,50\n#2;GRÜN;7\n",
                        2,
                        3),
                shape(
                        "alias",
                        with(semicolon(), "aliases", Map.of("Order", List.of("Unsere Best.-Nr."))),
                        "unsere best nr;SKU;Amount\n#1;007;1234,50\n#2;GRÜN;7\n",
                        2,
                        3),
                shape("blank lines", semicolon(), "\nOrder;SKU;Amount\n\n#1;007;1234,50\n;;\n \n#2;GRÜN;7\n\n", 4, 7),
                shape("trailing delimiters", semicolon(), "Order;SKU;Amount;\n#1;007;1234,50;\n#2;GRÜN;7;;;\n", 2, 3),
                shape("old Macintosh lines", semicolon(), "Order;SKU;Amount\r#1;007;1234,50\r#2;GRÜN;7\r", 2, 3),
                shape(
                        "two lines in a cell",
                        semicolon(),
                        "Note;Order;SKU;Amount\n\"a\nb\";#1;007;1234,50\n;#2;GRÜN;7\n",
                        2,
                        4),
                shape(
                        "Excel's text formula",
                        Map.of(),
                        "Order,SKU,Amount\n#1,\"=\"\"007\"\"\",1234.50\n#2,GRÜN,7\n",
                        2,
                        3));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dialects")
    void saysTheSameTwoRows(String name, Map<String, Object> block, byte[] content, long first, long second) {
        FileRows read = FileRows.read(content, format(block), "f.csv");

        assertThat(read.rows()).extracting(CsvRow::problem).containsOnlyNulls();
        assertThat(read.rows()).extracting(CsvRow::line).containsExactly(first, second);
        assertThat(read.rows().get(0).values()).containsAllEntriesOf(FIRST);
        assertThat(read.rows().get(1).values()).containsAllEntriesOf(SECOND);
    }

    static Stream<Arguments> charsets() {
        return Stream.of("UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252", "ISO-8859-1", "ISO-8859-15", "GB18030")
                .flatMap(name -> Stream.of(Arguments.of(name, true), Arguments.of(name, false)))
                .filter(known -> !known.get()[0].equals("GB18030") || (boolean) known.get()[1]);
    }

    @ParameterizedTest(name = "{0}, said by the passport: {1}")
    @MethodSource("charsets")
    void isReadInItsCharset(String charset, boolean said) {
        byte[] content = "Order,SKU,Amount\n#1,007,1234.50\n#2,GRÜN,7\n".getBytes(Charset.forName(charset));
        CsvFormat format = format(said ? Map.of("charset", charset) : Map.of());

        assertThat(FileRows.read(content, format, "f.csv").rows().get(1).values())
                .isEqualTo(SECOND);
    }

    @Test
    void aMarkOutranksThePassportAndWrongBytesAreRefused() {
        byte[] marked = "\uFEFFOrder,SKU,Amount\n#2,GRÜN,7\n".getBytes(StandardCharsets.UTF_8);
        CsvFormat ascii = format(Map.of("charset", "US-ASCII"));
        assertThat(FileRows.read(marked, ascii, "f.csv").rows().get(0).values()).isEqualTo(SECOND);

        byte[] unmarked = "Order,SKU,Amount\n#2,GRÜN,7\n".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> FileRows.read(unmarked, ascii, "f.csv"))
                .hasMessageContaining("not written in US-ASCII");
    }

    @Test
    void totalsAndRepeatedHeadersAreCountedAndNeverARow() {
        FileRows read = FileRows.read(
                utf8(
                        "Order;SKU;Amount\n#1;007;1234,50\nZwischensumme;;1234,50\nORDER;SKU;AMOUNT\n#2;GRÜN;7\n;Total:;1241,50\n"
                                + "Summe EUR;;1241,50\nGesamt;x;1\n"),
                format(semicolon()),
                "f.csv");

        assertThat(read.totals()).isEqualTo(3);
        assertThat(read.headers()).isEqualTo(1);
        assertThat(read.rows()).extracting(CsvRow::line).containsExactly(2L, 5L, 8L);
        assertThat(read.rows().get(2).values()).as("a full row is a row").containsEntry("Order", "Gesamt");
    }

    @Test
    void whatIsReadByNobodyMayBeThereTwiceAndBlanksOfAnyKindAreNone() {
        FileRows read = FileRows.read(
                utf8("sep=;\nNote;Order;SKU;Amount;Note\nx;\u00A0#1\u200B;\u3000007 ;7;=1+1\n"),
                format(semicolon()),
                "f.csv");
        assertThat(read.rows().get(0).values()).containsEntry("Order", "#1").containsEntry("SKU", "007");
        assertThat(read.rows().get(0).problem()).isNull();
    }

    @Test
    void hisOwnTotalsWordsReplaceTheUsualOnes() {
        Map<String, Object> block = with(semicolon(), "totals", List.of("Celkem"));
        FileRows read = FileRows.read(utf8("Order;SKU;Amount\nCelkem;;7\nTotal;;7\n"), format(block), "f.csv");
        assertThat(read.totals()).isEqualTo(1);
        assertThat(read.rows()).hasSize(1);
    }

    @Test
    void aTrailerMustCountTheRows() {
        CsvFormat format = format(with(semicolon(), "trailer", "END"));
        String rows = "Order;SKU;Amount\n#1;007;1234,50\n#2;GRÜN;7\n";
        assertThat(FileRows.read(utf8(rows + "END;2;\n"), format, "f.csv").rows())
                .hasSize(2);
        assertRefused(
                rows,
                format,
                "f.csv: is not complete: its trailer 'END' is missing, there are 2 rows; he may send it again");
        assertRefused(
                rows + "END;3;\n",
                format,
                "f.csv: is not complete: its trailer says 3, there are 2 rows; he may send it again");
        assertRefused(rows + "END;2;\n#3;A;1\n", format, "f.csv line 5: stands behind the trailer that ends the file");
    }

    @Test
    void aRowThatCannotBeSplitIsToldAndTheNextIsRead() {
        FileRows read = FileRows.read(
                utf8("Order;SKU;Amount\n#1;\"A\"B;1\n#2;A;1;2;3\n#3;A\n#4;A;1\n"), format(semicolon()), "f.csv");

        assertThat(read.rows())
                .extracting(CsvRow::problem)
                .containsExactly(
                        "text behind a closing quote; a quote within quotes is written twice",
                        "5 cells where the header has 3",
                        "2 cells where the header has 3",
                        null);
    }

    @Test
    void ofABadRowWhatCouldBeReadIsKept() {
        CsvRow row = FileRows.read(utf8("Order;SKU;Amount\n#1;=1+1;x\n"), format(semicolon()), "f.csv")
                .rows()
                .get(0);
        assertThat(row.values()).isEqualTo(Map.of("Order", "#1"));
        assertThat(row.problem()).isEqualTo("SKU holds a formula; Amount 'x' is not an amount with a decimal comma");
    }

    @Test
    void aWrongBlockIsRefusedByItsKey() {
        assertBlock(Map.of("delimiter", ";;"), "csv.delimiter is one character, not ';;'");
        assertBlock(Map.of("charset", "klingon"), "csv.charset 'klingon' is unknown");
        assertBlock(Map.of("colour", "red"), "csv.colour is unknown; known here are aliases, amounts, charset");
        assertBlock(Map.of("header", "perhaps"), "csv.header is true or false");
        assertThatThrownBy(() -> FileFormat.of("csv", Map.of())).hasMessage("csv.columns is missing");
        assertThatThrownBy(() -> FileFormat.of("xls", Map.of())).hasMessageContaining("known are csv, xlsx, xml, json");
    }

    private static void assertBlock(Map<String, Object> block, String message) {
        assertThatThrownBy(() -> format(block))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message);
    }

    private static void assertRefused(String text, CsvFormat format, String message) {
        assertThatThrownBy(() -> FileRows.read(utf8(text), format, "f.csv"))
                .isInstanceOf(UnreadableMessage.class)
                .hasMessage(message);
    }

    private static Arguments shape(String name, Map<String, Object> block, String text, long first, long second) {
        return Arguments.of(name, block, utf8(text), first, second);
    }

    private static CsvFormat format(Map<String, Object> block) {
        return (CsvFormat) FileFormat.of("csv", with(block, "columns", COLUMNS));
    }

    private static Map<String, Object> semicolon() {
        return Map.of("delimiter", ";", "decimalComma", true);
    }

    private static Map<String, Object> quote(String quote) {
        return Map.of("quote", quote);
    }

    private static Map<String, Object> none() {
        return Map.of("delimiter", ";", "quote", "none");
    }

    private static Map<String, Object> with(Map<String, Object> block, String key, Object value) {
        Map<String, Object> more = new HashMap<>(block);
        more.put(key, value);
        return more;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
