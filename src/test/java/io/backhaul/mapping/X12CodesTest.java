package io.backhaul.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every code of the X12 lists 1292, 1293 and 1294 and what becomes of it. */
class X12CodesTest {

    private static final Mappings MAPPINGS = new Mappings(Path.of("mappings"));

    @ParameterizedTest
    @CsvSource({
        "RA, RETURN_AUTHORIZED, false", "RN, RETURN_AUTHORIZED, false", "KA, RETURN_AUTHORIZED, true",
        "DI, RETURN_AUTHORIZED, true", "RT, RETURN_AUTHORIZED, false", "SC, RETURN_AUTHORIZED, false",
        "SD, RETURN_AUTHORIZED, false"
    })
    void dispositionsThatAuthorise(String code, String kind, boolean keep) {
        ObjectNode message = one(Map.of("RDR01", code));

        assertThat(message.get("kind").asText()).isEqualTo(kind);
        assertThat(message.get("keepGoods").asBoolean()).isEqualTo(keep);
        assertThat(message.has("rma")).isEqualTo(!code.equals("RN"));
        assertThat(message.get("lines").get(0).get("quantity").asInt()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CR | asks for a return",
                "KR | have it repaired",
                "MW | manufacturer's warranty",
                "RF | factory for repair",
                "PA | does not say clearly how many",
                "RP | has not decided yet",
                "XX | disposition code 'XX' (1292) is not known",
                "ra | disposition code 'ra' (1292) is not known",
            })
    void dispositionsForAPerson(String code, String reason) {
        assertThatThrownBy(() -> said(Map.of("RDR01", code)))
                .isInstanceOf(UnreadableMessage.class)
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "EW, excessive wear and tear", "FR, freight or retailer damage", "IN, item not defective",
                "IO, item as ordered",
        "NR, no record of original sale", "OS, out of season", "PC, pricing or cost difference",
                "QD, quantity difference",
        "RR, repair or refurbish", "RT, return time limit exceeded", "UI, unidentifiable item"
    })
    void responseReasonsOfADenial(String code, String words) {
        ObjectNode message = one(Map.of("RDR01", "RD", "RDR03", code));

        assertThat(message.get("kind").asText()).isEqualTo("RETURN_DECLINED");
        assertThat(message.get("reasonText").asText()).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"MI, more information", "PR, pictures", "SR, a sample"})
    void responseReasonsThatAskForMore(String code, String wanted) {
        for (String disposition : List.of("RP", "RD")) {
            ObjectNode message = one(Map.of("RDR01", disposition, "RDR03", code));
            assertThat(message.get("kind").asText()).isEqualTo("MORE_INFORMATION_REQUESTED");
            assertThat(message.get("wanted").asText()).isEqualTo(wanted);
        }
        assertThat(one(Map.of("RDR03", code)).get("kind").asText()).isEqualTo("MORE_INFORMATION_REQUESTED");
        assertThatThrownBy(() -> said(Map.of("RDR01", "RA", "RDR03", code))).hasMessageContaining("element 3");
    }

    /** The reason we gave comes back: it is known, and never becomes the supplier's reason. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "BC", "CO", "CV", "DA", "DI", "DM", "DP", "DR", "DT", "EI", "EO", "EW", "LP", "MD", "NA", "OP", "PE",
                "PF", "PR", "PS", "PW", "RE", "SD", "SM", "SP", "SR", "ST", "TE", "WG"
            })
    void requestReasonsAreKnown(String code) {
        assertThat(one(Map.of("RDR01", "RA", "RDR02", code)).get("kind").asText())
                .isEqualTo("RETURN_AUTHORIZED");
        assertThat(one(Map.of("RDR01", "RD", "RDR02", code)).has("reasonText")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"RDR02, 1293", "RDR03, 1294"})
    void unknownReasonsAreForAPerson(String element, String list) {
        assertThatThrownBy(() -> said(Map.of("RDR01", "RD", element, "QQ")))
                .isInstanceOf(UnreadableMessage.class)
                .hasMessageContainingAll("segment 5 (RDR)", "'QQ' (" + list + ")", "for SKU-1");
    }

    private static ObjectNode one(Map<String, Object> rdr) {
        List<ObjectNode> said = said(rdr);
        assertThat(said).hasSize(1);
        return said.get(0);
    }

    private static List<ObjectNode> said(Map<String, Object> rdr) {
        Map<String, Object> reason = new HashMap<>(rdr);
        reason.put("at", 5);
        Map<String, Object> line =
                Map.of("at", 4, "BLI01", "VN", "BLI02", "SKU-1", "BLI03", "3", "BLI04", "EA", "RDR", List.of(reason));
        Map<String, Object> party =
                Map.of("at", 3, "N101", "RT", "N102", "DOCK", "N3", List.of(Map.of("N301", "1 Way")));
        Map<String, Object> segments = Map.of(
                "BGN", List.of(Map.of("at", 2, "BGN01", "11", "BGN02", "R-1", "BGN03", "20261005")),
                "PRF", List.of(Map.of("PRF01", "#1")),
                "N9", List.of(Map.of("N901", "RZ", "N902", "RZ-1")),
                "N1", List.of(party),
                "BLI", List.of(line));
        return MAPPINGS.apply("x12/answers", Map.of("supplier", "initech", "set", "180", "segments", segments));
    }
}
