package io.backhaul.partner.filedrop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileDropTest {

    @ParameterizedTest
    @ValueSource(strings = {"rma-3fa2b1.csv", "180_x.EDI", "a", "RMA Antworten März (2).xlsx", "退货.csv", "a b"})
    void plainNamesAreTouched(String name) {
        assertThat(FileNames.require(name)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "..",
                ".hidden",
                "../x.csv",
                "a/b",
                "a\\b",
                " a",
                "a ",
                "a\n",
                "a;rm",
                "a\u202Egpj.csv",
                "${x}",
                "a\u0000"
            })
    void pathsAndSurprisesAreNot(String name) {
        assertThatThrownBy(() -> FileNames.require(name)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aNameHasALimit() {
        assertThat(FileNames.isSafe("a".repeat(120))).isTrue();
        assertThat(FileNames.isSafe("a".repeat(121))).isFalse();
    }

    @Test
    void requestsAreRowsThatNoSpreadsheetRuns() {
        List<RmaRequestCsv.Row> rows = List.of(
                new RmaRequestCsv.Row(
                        "RR-1",
                        "#2001",
                        "#2001",
                        "GLOBEX-1",
                        2,
                        "defective; broken \"lid\"",
                        List.of("a.jpg", "b.jpg")),
                new RmaRequestCsv.Row("RR-1", "#2001", "#2001", "-X", 1, "=cmd|' /C calc'!A0\nx", null));

        assertThat(new String(RmaRequestCsv.write(rows, new RowsCsv(';', null)), StandardCharsets.UTF_8))
                .isEqualTo("Request;Order;PO;SKU;Qty;Reason;Evidence\r\n"
                        + "RR-1;\"#2001\";\"#2001\";GLOBEX-1;2;\"defective; broken \"\"lid\"\"\";a.jpg b.jpg\r\n"
                        + "RR-1;\"#2001\";\"#2001\";-X;1;'=cmd|' /C calc'!A0 x;\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.csv.tmp", "a.PART", ".a.csv", "a.csv.filepart", "a.csv~", "a.csv.done"})
    void whatIsBeingWrittenIsKnownByItsName(String name) {
        assertThat(FileNames.isUnfinished(name)).isTrue();
        assertThat(FileNames.isUnfinished("party.csv")).isFalse();
    }

    @Test
    void aNameIsShownWithoutItsTricks() {
        assertThat(FileNames.shown("a\u202E\n\u0007b")).isEqualTo("a???b");
        assertThat(FileNames.shown("x".repeat(300))).hasSize(123);
    }

    @Test
    void hisCharsetIsKeptOrRefused() {
        RmaRequestCsv.Row row = new RmaRequestCsv.Row("RR-1", "#1", "#1", "GRÜN", 1, "late", null);
        byte[] wide = RmaRequestCsv.write(List.of(row), new RowsCsv('\t', StandardCharsets.UTF_16LE));
        assertThat(new String(wide, StandardCharsets.UTF_16LE))
                .startsWith("\uFEFFRequest\tOrder")
                .contains("GRÜN");
        assertThatThrownBy(() -> RmaRequestCsv.write(List.of(row), new RowsCsv(',', StandardCharsets.US_ASCII)))
                .hasMessageContaining("his charset US-ASCII cannot say all of it");
    }
}
