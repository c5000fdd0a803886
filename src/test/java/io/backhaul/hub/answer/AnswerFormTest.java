package io.backhaul.hub.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A form counts when a person has filled it in and confirmed it. */
class AnswerFormTest {

    @ParameterizedTest
    @EnumSource(Verdict.class)
    void aFormSentAsItWasFoundAnswersNothing(Verdict verdict) {
        assertThat(read(verdict, Map.of()).isGood()).isFalse();
        assertThat(read(verdict, Map.of("confirm", "on")).isGood()).isFalse();
    }

    @Test
    void acceptingWantsAChoiceAndTheNumberHisPassportDemands() {
        assertThat(read(Verdict.ACCEPT, with("goods", "send")).field()).isEqualTo("page.rma");
        assertThat(read(Verdict.ACCEPT, with("goods", "keep")).isGood()).isTrue();
        AnswerForm form =
                read(Verdict.ACCEPT, with("goods", "send", "rma", " RMA-7 ", "returnAddress", "Dock 4\r\nReno"));
        assertThat(form.isGood()).isTrue();
        assertThat(form.fields()).containsEntry("rma", "RMA-7").containsEntry("returnAddress", "Dock 4 Reno");
    }

    @Test
    void anInspectionWantsBothChoices() {
        assertThat(read(Verdict.INSPECTED, with("disposition", "SCRAP")).field())
                .isEqualTo("page.finding");
        assertThat(read(Verdict.INSPECTED, with("disposition", "EATEN", "finding", "CONFIRMED"))
                        .isGood())
                .isFalse();
        assertThat(read(Verdict.INSPECTED, with("disposition", "SCRAP", "finding", "CONFIRMED"))
                        .isGood())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "49.90, USD, 49.90",
        "'49,90', eur, 49.90",
        "1500, JPY, 1500",
        "'1.234,50', EUR, ",
        "49.905, USD, ",
        "1.5, JPY, ",
        "0, USD, ",
        "-5, USD, ",
        "49.90, XXQ, ",
        "49.90, US, ",
        "1e3, USD, "
    })
    void anAmountIsReadOrRefusedNeverGuessed(String amount, String currency, String read) {
        AnswerForm form = read(Verdict.CREDITED, with("creditNumber", "CM-1", "amount", amount, "currency", currency));

        assertThat(form.isGood()).isEqualTo(read != null);
        if (read != null) {
            assertThat(form.fields()).containsEntry("amount", read);
        }
    }

    private static Map<String, String> with(String... fields) {
        Map<String, String> typed = new HashMap<>(Map.of("confirm", "yes"));
        for (int i = 0; i < fields.length; i += 2) {
            typed.put(fields[i], fields[i + 1]);
        }
        return typed;
    }

    private static AnswerForm read(Verdict verdict, Map<String, String> typed) {
        return AnswerForm.read(verdict, typed::get, List.of(), true);
    }
}
