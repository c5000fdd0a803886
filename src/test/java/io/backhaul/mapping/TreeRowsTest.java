package io.backhaul.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backhaul.core.fixture.Row;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** XML and JSON: rows below whatever nests them, and what stands around them is said of each. */
@Row("F4")
class TreeRowsTest {

    private static final FileFormat XML = FileFormat.of(
            "xml",
            Map.of(
                    "rows",
                    "Returns/Return/Line",
                    "columns",
                    Map.of(
                            "Order",
                            "/Returns/Return/@order",
                            "Date",
                            "/Returns/Header/Date",
                            "SKU",
                            "Item/@sku",
                            "Qty",
                            "Qty",
                            "Amount",
                            "Credit/Value"),
                    "optional",
                    List.of("Amount", "Date")));

    private static final FileFormat JSON = FileFormat.of(
            "json",
            Map.of(
                    "rows",
                    "returns.lines",
                    "columns",
                    Map.of("Order", "$.returns.order", "SKU", "item.sku", "Qty", "qty", "Amount", "credit.value"),
                    "optional",
                    List.of("Amount")));

    private static final String TWO = """
            <?xml version="1.0"?>
            <r:Returns xmlns:r="urn:x">
              <r:Return order="#1">
                <r:Line><Item sku="007"/><Qty> 2 </Qty></r:Line>
                <r:Line><Item sku="B"/><Qty>1</Qty><Credit><Value>7.50</Value></Credit></r:Line>
              </r:Return>
              <r:Return order="#2"><r:Line><Item sku="C"/><Qty>1</Qty></r:Line></r:Return>
              <r:Header><Date>2026-10-05</Date></r:Header>
            </r:Returns>
            """;

    @Test
    void xmlRowsInheritWhatStandsAroundThemBeforeOrAfter() {
        List<CsvRow> rows = xml(TWO);
        assertThat(rows)
                .extracting(CsvRow::values)
                .containsExactly(
                        Map.of("Order", "#1", "Date", "2026-10-05", "SKU", "007", "Qty", "2"),
                        Map.of("Order", "#1", "Date", "2026-10-05", "SKU", "B", "Qty", "1", "Amount", "7.50"),
                        Map.of("Order", "#2", "Date", "2026-10-05", "SKU", "C", "Qty", "1"));
        assertThat(rows)
                .extracting(CsvRow::where)
                .containsExactly("entry 1 (line 4)", "entry 2 (line 5)", "entry 3 (line 7)");
    }

    @Test
    void aBrokenXmlRowSpoilsNoOther() {
        List<CsvRow> rows = xml(TWO.replace("<Item sku=\"B\"/>", "<Item sku=\"B\"/><Item sku=\"D\"/>")
                .replace("<Qty>1</Qty></r:Line></r:Return>\n  <r:Header>", "</r:Line></r:Return>\n  <r:Header>"));
        assertThat(rows).extracting(CsvRow::problem).containsExactly(null, "SKU is there twice", "Qty is missing");
    }

    @Test
    void xmlThatIsCutGivesNoRowAtAll() {
        assertThatThrownBy(() -> xml(TWO.substring(0, TWO.indexOf("<r:Header>"))))
                .isInstanceOf(UnreadableMessage.class)
                .hasMessageStartingWith("f.xml line 8: is not whole and well-formed XML");
    }

    @Test
    void xmlIsReadInTheCharsetItDeclares() {
        byte[] latin = TWO.replace("?>", " encoding=\"ISO-8859-1\"?>")
                .replace("\"C\"", "\"GRÜN\"")
                .getBytes(Charset.forName("ISO-8859-1"));
        assertThat(FileRows.read(latin, XML, "f.xml").rows().get(2).values()).containsEntry("SKU", "GRÜN");
    }

    @Test
    void jsonRowsInheritAndNumbersKeepTheirDigits() {
        List<CsvRow> rows = json("""
                {"returns": [
                  {"order": "#1", "lines": [
                    {"item": {"sku": "007"}, "qty": 2, "credit": {"value": 49.90}},
                    {"item": {"sku": 12345678901234567890}, "qty": 1, "credit": {"value": null}}]},
                  {"lines": [{"item": {"sku": "C"}, "qty": 1e0}], "order": "#2"}]}
                """);
        assertThat(rows)
                .extracting(CsvRow::values)
                .containsExactly(
                        Map.of("Order", "#1", "SKU", "007", "Qty", "2", "Amount", "49.90"),
                        Map.of("Order", "#1", "SKU", "12345678901234567890", "Qty", "1"),
                        Map.of("Order", "#2", "SKU", "C", "Qty", "1"));
        assertThat(rows).extracting(CsvRow::problem).containsOnlyNulls();
        assertThat(rows.get(2).where()).isEqualTo("entry 3 (line 5)");
    }

    @Test
    void aJsonListAtTheRootIsReadToo() {
        FileFormat list = FileFormat.of("json", Map.of("columns", Map.of("SKU", "sku", "Amount", "amount")));
        List<CsvRow> rows = FileRows.read(
                        utf8("[{\"sku\":\"A\",\"amount\":\"7,5\"},{\"sku\":\"B\",\"amount\":7.5}]"), list, "f.json")
                .rows();
        assertThat(rows.get(0).problem()).isEqualTo("Amount '7,5' is not an amount with a decimal point");
        assertThat(rows.get(1).values()).isEqualTo(Map.of("SKU", "B", "Amount", "7.5"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"returns\": [",
                "{\"returns\": []} x",
                "{\"returns\": [{\"lines\": [{\"qty\": 1, \"qty\": 2}]}]}",
                "not json",
                "<xml/>"
            })
    void jsonThatIsNotWholeGivesNoRowAtAll(String text) {
        assertThatThrownBy(() -> json(text))
                .isInstanceOf(UnreadableMessage.class)
                .hasMessageContaining("f.json line 1");
    }

    @Test
    void aNumberThatIsABombIsRefused() {
        assertThat(json("{\"returns\":[{\"order\":\"#1\",\"lines\":[{\"item\":{\"sku\":\"A\"},\"qty\":1e999999999}]}]}")
                        .get(0)
                        .problem())
                .isEqualTo("Qty is a number of more than 30 digits");
    }

    @Test
    void aWrongBlockIsRefusedByItsKey() {
        assertThatThrownBy(() -> FileFormat.of("xml", Map.of("columns", Map.of("SKU", "Sku"))))
                .hasMessageStartingWith("xml.rows is the way from the root");
        assertThatThrownBy(() -> FileFormat.of("json", Map.of("rows", "lines")))
                .hasMessageStartingWith("json.columns says where each column is found");
    }

    private static List<CsvRow> xml(String text) {
        return FileRows.read(utf8(text), XML, "f.xml").rows();
    }

    private static List<CsvRow> json(String text) {
        return FileRows.read(utf8(text), JSON, "f.json").rows();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE r [<!NTITY a 'ha'<<!ENTITY b '&a;'>]><Returns/>",
                "<!DOCTYPE r [<!ENTITY % t SYSTEM 'file:///etc/hostname'>%p;\u0001]><Returns/>",
                "<!DOCTYPE r [<!ENTI\u0002",
                "<Returns><Return\u0000/></Returns>",
                "<Returns>&ha;</Returns>"
            })
    void damagedXmlIsRefusedInWords(String damaged) {
        byte[] bytes = damaged.getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> FileRows.read(bytes, XML, "r.xml"))
                .isInstanceOf(UnreadableMessage.class)
                .hasMessageContaining("r.xml");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16", "ISO-8859-1", "windows-1252", "windows-1251", "Shift_JIS", "GB18030"})
    void xmlIsReadInTheCharacterSetItNames(String charset) {
        String xml = "<?xml version='1.0' encoding='" + charset
                + "'?><Returns><Return order='#1'><Line><Item sku='A'/><Qty>1</Qty></Line></Return></Returns>";
        assertThat(FileRows.read(xml.getBytes(Charset.forName(charset)), XML, "r.xml")
                        .rows())
                .hasSize(1);
    }
}
