package io.backhaul.finance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FreeTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"=1+2", "+1", "-1", "@SUM(A1)", "\t=1+2", "\r\n=1", " \uFEFF=1", "\uFF1D1", "\uFF0B1", "\u200B@x"
            })
    void aCellThatBeginsLikeAFormulaGetsAnApostrophe(String text) {
        assertThat(FreeText.safe(text)).startsWith("'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"#2001", "acme", "RMA-77", "1=1", "Müller & Söhne"})
    void otherWordsStayAsTheyAre(String text) {
        assertThat(FreeText.safe(text)).isEqualTo(text);
    }

    @Test
    void quotesAndSeparatorsCannotOpenANewCell() {
        String text = CsvText.write(List.of("description"), List.of(List.of(FreeText.safe("=1+2\";=1,\"\n=2"))));
        assertThat(text).isEqualTo("description\r\n\"'=1+2\"\";=1,\"\" =2\"\r\n");
    }

    @Test
    void nothingIsEmpty() {
        assertThat(FreeText.safe(null)).isEmpty();
        assertThat(FreeText.safe("\u0000\t ")).isEmpty();
    }
}
