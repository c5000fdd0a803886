package io.backhaul.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backhaul.core.fixture.Row;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.VisibilityState;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Workbooks as suppliers really send them: what a person sees in a cell is what is read, or it is refused with its cell. */
@Row("F4")
class XlsxRowsTest {

    private static final Object[] HEADER = {"Order", "SKU", "Amount"};

    @Test
    void textsNumbersAndLeadingZerosAreReadAsTheyAreShown() {
        assertThat(values(Workbooks.rows(HEADER, new Object[] {"#1", "007", new BigDecimal("1234.5")})))
                .isEqualTo(Map.of("Order", "#1", "SKU", "007", "Amount", "1234.5"));
        assertThat(values(Workbooks.rows(HEADER, new Object[] {100234, 42, 7.0})))
                .isEqualTo(Map.of("Order", "100234", "SKU", "42", "Amount", "7"));
        assertThat(values(Workbooks.rows(HEADER, new Object[] {123456789012345L, 1.0E-3, 0.1 + 0.2})))
                .isEqualTo(Map.of("Order", "123456789012345", "SKU", "0.001", "Amount", "0.3"));
    }

    @Test
    void anAmountThatIsTextHasHisDecimalSign() {
        byte[] book = Workbooks.rows(HEADER, new Object[] {"#1", "A", "1.234,50"});
        assertThat(read(book, Map.of("decimalComma", true)).rows().get(0).values())
                .containsEntry("Amount", "1234.50");
        assertThat(read(book, Map.of()).rows().get(0).problem())
                .isEqualTo("Amount '1.234,50' is not an amount with a decimal point");
    }

    @Test
    void daysAreIsoText() {
        byte[] book = Workbooks.of(sheet -> {
            Workbooks.fill(sheet, HEADER, new Object[] {46300, 46300.75, 7}, new Object[] {0.5, 59, 61});
            sheet.style(1, 0).format("dd.mm.yyyy").set();
            sheet.style(1, 1).format("m/d/yy h:mm").set();
            sheet.style(1, 2).format("#,##0.00 \"days\"").set();
            sheet.style(2, 0).format("hh:mm").set();
            sheet.style(2, 1).format("yyyy-mm-dd").set();
            sheet.style(2, 2).format("[$-407]d. mmmm yyyy").set();
        });
        assertThat(read(book, Map.of("amounts", List.of())).rows())
                .extracting(CsvRow::values)
                .containsExactly(
                        Map.of("Order", "2026-10-05", "SKU", "2026-10-05T18:00", "Amount", "7"),
                        Map.of("Order", "12:00", "SKU", "1900-02-28", "Amount", "1900-03-01"));
    }

    @Test
    void titlesMergedHeadersTotalsAndBlankRowsAreNoRows() {
        byte[] book = Workbooks.of(sheet -> {
            Workbooks.fill(
                    sheet,
                    new Object[] {"Returns of October", null, null},
                    new Object[] {},
                    new Object[] {"order", "S.K.U.", "AMOUNT", null},
                    new Object[] {"#1", "A", 7},
                    new Object[] {},
                    new Object[] {"#2", "B"},
                    new Object[] {"Summe", null, 7});
            sheet.range(0, 0, 0, 2).merge();
        });
        FileRows read = read(book, Map.of());
        assertThat(read.rows()).extracting(CsvRow::where).containsExactly("row 4", "row 6");
        assertThat(read.rows()).extracting(CsvRow::problem).containsOnlyNulls();
        assertThat(read.totals()).isEqualTo(1);
    }

    @Test
    void aTextOverSeveralRowsIsSaidOfEachAndANumberOfNone() {
        byte[] book = Workbooks.of(sheet -> {
            Workbooks.fill(sheet, HEADER, new Object[] {"#1", "A", 7}, new Object[] {null, "B", null}, new Object[] {
                "#2", "C", 8
            });
            sheet.range(1, 0, 2, 0).merge();
            sheet.range(1, 2, 2, 2).merge();
        });
        List<CsvRow> rows = read(book, Map.of()).rows();
        assertThat(rows.get(1).values()).isEqualTo(Map.of("Order", "#1", "SKU", "B"));
        assertThat(rows.get(0).problem()).contains("Amount is one cell over rows 2 to 3");
        assertThat(rows.get(1).problem()).contains("Amount is one cell over rows 2 to 3");
        assertThat(rows.get(2).readable()).isTrue();
    }

    @Test
    void aFormulaIsRefusedWithItsCellWhereItIsReadAndLeftOutElsewhere() {
        byte[] book = Workbooks.of(sheet -> {
            Workbooks.fill(
                    sheet, new Object[] {"Order", "SKU", "Amount", "Note"}, new Object[] {"#1", "A", null, null});
            sheet.formula(1, 2, "SUM(1,2)");
            sheet.formula(1, 3, "HYPERLINK(\"http://evil.example\")");
            Workbooks.fill(sheet, new Object[] {"Order", "SKU", "Amount", "Note"});
            sheet.value(2, 0, "#2");
            sheet.formula(2, 1, "\"007\"");
            sheet.formula(2, 3, "1+1");
        });
        List<CsvRow> rows = read(book, Map.of()).rows();
        assertThat(rows.get(0).problem()).isEqualTo("Amount holds a formula (cell C2); paste its value");
        assertThat(rows.get(1).readable()).isTrue();
        assertThat(rows.get(1).values()).isEqualTo(Map.of("Order", "#2", "SKU", "007"));
    }

    @Test
    void theNamedSheetElseTheFirstVisibleOneIsRead() {
        byte[] book = Workbooks.book(workbook -> {
            Worksheet hidden = workbook.newWorksheet("Old");
            Workbooks.fill(hidden, HEADER, new Object[] {"#0", "X", 1});
            hidden.setVisibilityState(VisibilityState.HIDDEN);
            Workbooks.fill(workbook.newWorksheet("Cover"), HEADER, new Object[] {"#1", "A", 1});
            Workbooks.fill(workbook.newWorksheet("RMA"), HEADER, new Object[] {"#2", "B", 1});
        });
        assertThat(values(book)).containsEntry("Order", "#1");
        assertThat(read(book, Map.of("sheet", "rma")).rows().get(0).values()).containsEntry("Order", "#2");
        assertThatThrownBy(() -> read(book, Map.of("sheet", "Old")))
                .hasMessage("f.xlsx: has no sheet 'Old' (found: Cover, RMA)");
    }

    @Test
    void aHiddenRowIsForAPerson() {
        byte[] book = Workbooks.of(sheet -> {
            Workbooks.fill(sheet, HEADER, new Object[] {"#1", "A", 7}, new Object[] {"#2", "B", 8});
            sheet.hideRow(1);
        });
        assertThat(read(book, Map.of()).rows())
                .extracting(CsvRow::problem)
                .containsExactly("is hidden: he may not mean to send it", null);
    }

    @Test
    void aMissingColumnIsToldWithSheetAndRow() {
        assertThatThrownBy(() -> values(Workbooks.rows(new Object[] {"Order", "Qty"}, new Object[] {"#1", 1})))
                .isInstanceOf(UnreadableMessage.class)
                .hasMessage("f.xlsx sheet Returns row 1: column 'SKU' is missing (found: Order, Qty)");
    }

    @ParameterizedTest
    @CsvSource({"1234567890123456, 15 digits", "1e300, 15 digits", "1e999999999, 15 digits", "abc, number that is none"
    })
    void aNumberThatCannotBeTrueIsRefused(String raw, String reason) {
        byte[] book = Workbooks.rows(HEADER, new Object[] {424242, "A", 7});
        byte[] changed = Workbooks.changed(book, "xl/worksheets/sheet1.xml", "<v>424242</v>", "<v>" + raw + "</v>");
        CsvRow row = read(changed, Map.of()).rows().get(0);
        assertThat(row.readable()).isFalse();
        assertThat(row.problem()).contains("Order", "A2");
    }

    private static Map<String, String> values(byte[] book) {
        CsvRow row = read(book, Map.of()).rows().get(0);
        assertThat(row.problem()).isNull();
        return row.values();
    }

    private static FileRows read(byte[] book, Map<String, Object> more) {
        Map<String, Object> block = new HashMap<>(Map.of("columns", List.of("Order", "SKU", "Amount")));
        block.putAll(more);
        return FileRows.read(book, FileFormat.of("xlsx", block), "f.xlsx");
    }
}
