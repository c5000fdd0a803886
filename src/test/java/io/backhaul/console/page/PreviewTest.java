package io.backhaul.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.console.Originals.Original;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PreviewTest {

    @Test
    void textStaysText() {
        assertThat(of("Größe: 42\r\n\tok")).isEqualTo(new Preview("Größe: 42\n\tok", false, false));
    }

    @Test
    void charactersThatHideOrTurnTextAreMadeVisible() {
        assertThat(of("\u202Egnp.exe\u0007\uFEFF\r").text()).isEqualTo("\\u202Egnp.exe\\u0007\\uFEFF\\u000D");
    }

    @Test
    void whatIsNotTextIsDumped() {
        Preview png = Preview.of(new Original("image/png", new byte[] {(byte) 0x89, 'P', 'N', 'G', 0}));
        assertThat(png.hex()).isTrue();
        assertThat(png.text()).startsWith("000000  89 50 4e 47 00").contains(".PNG.");
        assertThat(Preview.of(new Original("text/plain", "é".getBytes(StandardCharsets.ISO_8859_1)))
                        .hex())
                .isTrue();
    }

    @Test
    void onlyTheBeginningOfALongOneIsShown() {
        Preview preview = of("x".repeat(100_000));
        assertThat(preview.cut()).isTrue();
        assertThat(preview.text()).hasSize(64 * 1024);
    }

    private static Preview of(String text) {
        return Preview.of(new Original("text/plain", text.getBytes(StandardCharsets.UTF_8)));
    }
}
