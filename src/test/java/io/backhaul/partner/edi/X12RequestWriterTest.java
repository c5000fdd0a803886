package io.backhaul.partner.edi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backhaul.core.message.Reason;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class X12RequestWriterTest {

    @Test
    void theSuppliersReaderUnderstandsIt() {
        byte[] bytes = X12RequestWriter.write(request("#3fa2b1-x12", 42));

        List<X12Set> sets = X12Reader.read(bytes, "out.edi", "INITECH", "BACKHAUL");

        assertThat(sets).hasSize(1);
        X12Set set = sets.get(0);
        assertThat(set.set()).isEqualTo("180");
        assertThat(set.group()).isEqualTo("AN");
        assertThat(set.control()).isEqualTo("000000042");
        assertThat(set.segments())
                .containsEntry(
                        "BGN", List.of(Map.of("BGN01", "13", "BGN02", "RR-7", "BGN03", "20261005", "BGN04", "0912")))
                .containsEntry("PRF", List.of(Map.of("PRF01", "#3fa2b1-x12")));
        assertThat(set.segments().get("BLI"))
                .isEqualTo(List.of(
                        line("INITECH-1", "2", Map.of("RDR01", "CR", "RDR02", "DM")),
                        line("INITECH-2", "1", Map.of("RDR01", "CR"))));
    }

    @Test
    void theSameRequestIsTheSameBytes() {
        assertThat(X12RequestWriter.write(request("#1", 7))).isEqualTo(X12RequestWriter.write(request("#1", 7)));
        assertThat(new String(X12RequestWriter.write(request("#1", 7)), StandardCharsets.US_ASCII))
                .contains("GS*AN*BACKHAUL*INITECH*20261005*0912*7*X*004010~");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a*b", "a~b", "a>b", "a\nb", "ü", "12345678901234567890123"})
    void refusesWhatX12CannotCarry(String poNumber) {
        assertThatThrownBy(() -> X12RequestWriter.write(request(poNumber, 1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, 1_000_000_000})
    void refusesControlNumbersThatDoNotFit(long control) {
        assertThatThrownBy(() -> request("#1", control)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Map<String, Object> line(String sku, String quantity, Map<String, String> rdr) {
        return Map.of(
                "BLI01",
                "VN",
                "BLI02",
                sku,
                "BLI03",
                quantity,
                "BLI04",
                "EA",
                "RDR",
                List.of(rdr),
                "QTY",
                List.of(Map.of("QTY01", "38", "QTY02", quantity)));
    }

    private static X12Request request(String poNumber, long control) {
        return new X12Request(
                "BACKHAUL",
                "INITECH",
                control,
                "RR-7",
                poNumber,
                List.of(
                        new X12Request.Item("INITECH-1", 2, Reason.DEFECTIVE),
                        new X12Request.Item("INITECH-2", 1, Reason.OTHER)),
                Instant.parse("2026-10-05T09:12:00Z"));
    }
}
