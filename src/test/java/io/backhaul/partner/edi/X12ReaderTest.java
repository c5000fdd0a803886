package io.backhaul.partner.edi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backhaul.mapping.UnreadableMessage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class X12ReaderTest {

    private static final String ISA =
            "ISA*00*          *00*          *ZZ*INITECH        *ZZ*BACKHAUL       *261005*1200*U*00401*000000042*0*P*>~\n";
    private static final String TWO_SETS = ISA
            + "GS*AN*INITECH*BACKHAUL*20261005*1200*42*X*004010~\n"
            + "ST*180*0001~\nBGN*11*IN-1*20261005~\nRDR*RA~\nPRF*#1~\nSE*5*0001~\n"
            + "ST*180*0002~\nBGN*11*IN-2*20261005~\nRDR*RD~\nPRF*#2~\nBLI*VN*A*1~\nSE*6*0002~\n"
            + "GE*2*42~\nIEA*1*000000042~\n";

    @Test
    void everyTransactionSetIsReadByItself() {
        List<X12Set> sets = read(TWO_SETS).taken();

        assertThat(sets).extracting(X12Set::setControl).containsExactly("0001", "0002");
        assertThat(sets).extracting(X12Set::verdict).containsOnly("A");
        assertThat(sets.get(0).segments()).doesNotContainKey("BLI");
        assertThat(sets.get(1).segments().get("BLI"))
                .isEqualTo(List.of(Map.of("at", 5, "BLI01", "VN", "BLI02", "A", "BLI03", "1")));
        assertThat(sets.get(1).input("initech", null))
                .containsEntry("supplier", "initech")
                .containsEntry("isa13", "000000042")
                .doesNotContainKey("currency");
    }

    @Test
    void lineEndsBetweenSegmentsDoNotMatter() {
        assertThat(read(TWO_SETS.replace("\n", ""))).isEqualTo(read(TWO_SETS));
        assertThat(read(TWO_SETS.replace("\n", "\r\n"))).isEqualTo(read(TWO_SETS));
        assertThat(read("\uFEFF" + TWO_SETS + "\r\n \n")).isEqualTo(read(TWO_SETS));
        assertThat(read(TWO_SETS.replace("~\n", "\n")).taken())
                .isEqualTo(read(TWO_SETS).taken());
    }

    @ParameterizedTest
    @ValueSource(strings = {"|:'", "^<!", "~>\n", "\u001d\u001f\u001e"})
    void theDelimitersAreThoseOfTheIsa(String delimiters) {
        String other = TWO_SETS.replace("~\n", "\u0001")
                .replace('*', delimiters.charAt(0))
                .replace('>', delimiters.charAt(1))
                .replace('\u0001', delimiters.charAt(2));

        assertThat(read(other).taken()).isEqualTo(read(TWO_SETS).taken());
        assertThat(read(other).refused()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"AN", "RA", "RZ", "ME", "CM"})
    void anyFunctionalIdentifierIsRead(String group) {
        assertThat(read(TWO_SETS.replace("GS*AN", "GS*" + group)).taken()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"U*00401, 004010", "^*00501, 005010", "^*00501, 005010X", "U*00401, 004050"})
    void headersOfSeveralReleasesAreRead(String isa, String gs) {
        X12Interchange read = read(TWO_SETS.replace("U*00401", isa).replace("X*004010", "X*" + gs));

        assertThat(read.refused()).isEmpty();
        assertThat(read.groups().get(0).version()).isEqualTo(gs);
    }

    /** The first set is good, the second is not: the group says which, and the first one counts. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PRF*#2 | XXX*#2 | segment 4 (XXX)",
                "BGN*11*IN-2*20261005 | BGN*11 | segment 2 (BGN) element 2: required data element missing",
                "BLI*VN*A*1 | BLI*VN*A*one | segment 5 (BLI) element 3: invalid character data",
                "BGN*11*IN-2*20261005 | BGN*11*IN-2*20261305 | segment 2 (BGN) element 3: invalid date",
                "SE*6*0002 | SE*9*0002 | segment (SE) element 1: control count",
                "SE*6*0002 | SE*6*0009 | segment (SE) element 2: control reference mismatch",
                "ST*180*0002 | ST*850*0002 | this hub does not read such a set",
                "SE*6*0002~ | '' | segment (SE): it is missing",
                "SE*6*0002~ | SE*6*0002~FOO*1~ | segment 7 (FOO)",
            })
    void oneBadSetDoesNotSpoilItsNeighbour(String good, String bad, String reason) {
        X12Interchange read = read(TWO_SETS.replace(good, bad));

        assertThat(read.taken()).extracting(X12Set::setControl).containsExactly("0001");
        assertThat(read.refused())
                .singleElement()
                .asString()
                .startsWith("set 0002")
                .contains(reason);
        assertThat(read.groups().get(0).verdict()).isEqualTo("P");
    }

    @Test
    void twoSetsOfOneNumberAreOneTooMany() {
        X12Interchange read =
                read(TWO_SETS.replace("ST*180*0002", "ST*180*0001").replace("SE*6*0002", "SE*6*0001"));

        assertThat(read.taken()).hasSize(1);
        assertThat(read.refused()).singleElement().asString().contains("there twice in the group");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GE*2*42 | GE*3*42 | (GE) element 1: control count",
                "GE*2*42 | GE*2*43 | (GE) element 2",
                "GE*2*42~ | '' | (GE): it is missing",
                "SE*5*0001~ | '' | (GE) element 1: control count",
                "IEA*1*000000042 | IEA*1*000000043 | (IEA) element 2: control reference mismatch",
                "IEA*1*000000042 | IEA*2*000000042 | (IEA) element 1: control count",
                "*261005*1200 | *26AB05*1200 | (ISA) element 9",
            })
    void aBrokenGroupOrInterchangeIsNotTaken(String good, String bad, String reason) {
        X12Interchange read = read(TWO_SETS.replace(good, bad));

        assertThat(read.taken()).isEmpty();
        assertThat(read.refused()).singleElement().asString().contains(reason);
    }

    @Test
    void aNoteOutOfFormIsNotedAndTheSetIsTaken() {
        X12Interchange read =
                read(TWO_SETS.replace("PRF*#1~", "PRF*#1~\nDTM*>a>b~").replace("SE*5", "SE*6"));

        assertThat(read.refused()).isEmpty();
        assertThat(read.taken()).hasSize(2);
    }

    @Test
    void severalGroupsAndSeveralInterchangesInOneFile() {
        String second = TWO_SETS.replace("000000042", "000000043").replace("IN-", "OUT-");
        String groups = TWO_SETS.replace(
                        "IEA*1",
                        "GS*CD*INITECH*BACKHAUL*20261005*1200*43*X*004010~\nST*812*0001~\nBCD*20261005*CM-1*4*100*C~\n"
                                + "SE*3*0001~\nGE*1*43~\nIEA*1")
                .replace("IEA*1", "IEA*2");

        List<X12Interchange> read = X12Reader.read((groups + second).getBytes(StandardCharsets.US_ASCII), "f.edi");

        assertThat(read).extracting(X12Interchange::number).containsExactly(42L, 43L);
        assertThat(read.get(0).groups()).extracting(X12Group::code).containsExactly("AN", "CD");
        assertThat(read.get(0).taken()).hasSize(3);
        assertThat(read.get(0).fingerprint()).isNotEqualTo(read.get(1).fingerprint());
    }

    @Test
    void everyCutIsNoticed() {
        for (int length = 0; length < TWO_SETS.length() - 2; length++) {
            String cut = TWO_SETS.substring(0, length);
            assertThatThrownBy(() -> read(cut)).as("cut to %d", length).isInstanceOf(UnreadableMessage.class);
        }
    }

    @Test
    void textOfOtherCountriesIsKept() {
        String set = TWO_SETS.replace("PRF*#1~", "PRF*#1~\nN1*ST*Müller~").replace("SE*5", "SE*6");

        for (var charset : List.of(StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1)) {
            X12Interchange read = X12Reader.read(set.getBytes(charset), "f.edi").get(0);
            assertThat(read.taken().get(0).segments().get("N1").toString()).contains("Müller");
        }
    }

    private static X12Interchange read(String text) {
        List<X12Interchange> read = X12Reader.read(text.getBytes(StandardCharsets.UTF_8), "f.edi");
        assertThat(read).hasSize(1);
        return read.get(0);
    }
}
