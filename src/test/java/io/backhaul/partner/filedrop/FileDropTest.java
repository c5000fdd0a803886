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
    @ValueSource(strings = {"rma-3fa2b1.csv", "180_x.EDI", "a"})
    void plainNamesAreTouched(String name) {
        assertThat(FileNames.require(name)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", ".hidden", "../x.csv", "a/b", "a\\b", "a b", "ü.csv", "a\n", "a;rm"})
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

        assertThat(new String(RmaRequestCsv.write(rows, ';'), StandardCharsets.UTF_8))
                .isEqualTo("Request;Order;PO;SKU;Qty;Reason;Evidence\r\n"
                        + "RR-1;\"#2001\";\"#2001\";GLOBEX-1;2;\"defective; broken \"\"lid\"\"\";a.jpg b.jpg\r\n"
                        + "RR-1;\"#2001\";\"#2001\";-X;1;'=cmd|' /C calc'!A0 x;\r\n");
    }
}
