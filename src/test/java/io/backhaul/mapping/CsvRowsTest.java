package io.backhaul.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvRowsTest {

    private static final CsvFormat COMMA = CsvFormat.of(
            Map.of("columns", List.of("Order", "SKU"), "aliases", Map.of("Order", List.of("Cust PO", "PO#"))));

    @Test
    void anAmountThatMayHoldThousandsIsRefused() {
        for (String decimalComma : List.of("false", "true")) {
            CsvFormat format = CsvFormat.of(
                    Map.of("columns", List.of("Order", "Amount"), "delimiter", ";", "decimalComma", decimalComma));
            String amount = decimalComma.equals("true") ? "1,250" : "1.250";
            assertThat(FileRows.read(
                                    ("Order;Amount\n#1;" + amount + "\n#2;0" + amount.substring(1))
                                            .getBytes(java.nio.charset.StandardCharsets.UTF_8),
                                    format,
                                    "f.csv")
                            .rows())
                    .extracting(CsvRow::problem)
                    .containsExactly(
                            "Amount '" + amount
                                    + "' can be read in two ways: are there thousands in it? His passport says"
                                    + " decimalComma: " + decimalComma,
                            null);
        }
    }

    @Test
    void columnsAreFoundBySpellingAndAlias() {
        assertThat(read("cust p.o.,s k u\r\n#1,007\r\n").get(0).values())
                .isEqualTo(Map.of("Order", "#1", "SKU", "007"));
        assertThat(read("PO#,Sku,Note\n#1,A,hi\n").get(0).values())
                .isEqualTo(Map.of("Order", "#1", "SKU", "A", "Note", "hi"));
    }

    @Test
    void linesCountBlankLinesAndLineBreaksInCells() {
        List<CsvRow> rows = read("Order,SKU\n#1,\"A\nB\"\n\n,\n#2,C\n");

        assertThat(rows).extracting(CsvRow::line).containsExactly(2L, 6L);
        assertThat(rows.get(0).values()).containsEntry("SKU", "A\nB");
    }

    @Test
    void aBadRowDoesNotSpoilItsNeighbours() {
        List<CsvRow> rows = read("Order,SKU\n#1,A\n#2\n#3,=1+1\n#4,D\n");

        assertThat(rows).extracting(CsvRow::readable).containsExactly(true, false, false, true);
        assertThat(rows.get(1).problem()).isEqualTo("1 cells where the header has 2");
        assertThat(rows.get(2).problem()).isEqualTo("SKU holds a formula");
    }

    @Test
    void aQuoteThatNeverEndsLosesOnlyWhatFollows() {
        List<CsvRow> rows = read("Order,SKU\n#1,A\n\"#2,B\n#3,C\n");

        assertThat(rows.get(0).readable()).isTrue();
        assertThat(rows.get(1).line()).isEqualTo(3);
        assertThat(rows.get(1).problem()).contains("from here on");
    }

    @Test
    void refusesFilesThatAreNotWhatThePassportSays() {
        assertRefused("Order;SKU\n", "f.csv line 1: column 'Order' is missing (found: Order;SKU)");
        assertRefused("Order,SKU,order\n", "f.csv line 1: column 'Order' is there twice");
        assertRefused("", "f.csv: the file is empty");
        assertRefused("Order,SKU\u0000\n", "f.csv: not a text file");
    }

    @Test
    void everyUsualEncodingIsRead() {
        String text = "Order,SKU\n#1,GRÜN\n";
        for (byte[] bytes : List.of(
                text.getBytes(StandardCharsets.UTF_8),
                ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8),
                text.getBytes(StandardCharsets.UTF_16),
                ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE),
                text.getBytes(Charset.forName("windows-1252")))) {
            assertThat(FileRows.read(bytes, COMMA, "f.csv").rows().get(0).values())
                    .containsEntry("SKU", "GRÜN");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "true | 40,00 | 40.00",
                "true | 1.234,5 | 1234.5",
                "true | 1.234 | 1234",
                "true | -3,10 | -3.10",
                "true | 7 | 7",
                "true | 1 234,50 | 1234.50",
                "true | 1\u00A0234\u00A0567,50 | 1234567.50",
                "false | 1'234.50 | 1234.50",
                "true | 1.234 567,00 |",
                "true | 12 34,00 |",
                "true | 40.00 |",
                "true | 1,234.50 |",
                "false | 40.00 | 40.00",
                "false | 1,234.50 | 1234.50",
                "false | 40,00 |",
                "false | $40 |",
                "false | 1e3 |",
            })
    void amountsAreReadOneWayOrNotAtAll(boolean decimalComma, String cell, String amount) {
        CsvFormat format = CsvFormat.of(
                Map.of("delimiter", ";", "decimalComma", decimalComma, "columns", List.of("SKU", "Amount")));
        CsvRow row = FileRows.read(
                        ("SKU;Amount\n1.234;" + cell + "\n").getBytes(StandardCharsets.UTF_8), format, "f.csv")
                .rows()
                .get(0);

        assertThat(row.readable()).isEqualTo(amount != null);
        if (row.readable()) {
            assertThat(row.values()).containsEntry("Amount", amount).containsEntry("SKU", "1.234");
        }
    }

    private static List<CsvRow> read(String text) {
        return FileRows.read(text.getBytes(StandardCharsets.UTF_8), COMMA, "f.csv")
                .rows();
    }

    private static void assertRefused(String text, String message) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(UnreadableMessage.class)
                .hasMessage(message);
    }
}
