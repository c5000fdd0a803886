package io.backhaul.partner.edi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backhaul.mapping.UnreadableMessage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
        List<X12Set> sets = read(TWO_SETS);

        assertThat(sets).extracting(X12Set::setControl).containsExactly("0001", "0002");
        assertThat(sets.get(0).segments()).doesNotContainKey("BLI");
        assertThat(sets.get(1).input("initech"))
                .containsEntry("supplier", "initech")
                .containsEntry("isa13", "000000042");
    }

    @Test
    void lineEndsBetweenSegmentsDoNotMatter() {
        assertThat(read(TWO_SETS.replace("\n", ""))).isEqualTo(read(TWO_SETS));
        assertThat(read(TWO_SETS.replace("\n", "\r\n"))).isEqualTo(read(TWO_SETS));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GE*2*42 | GE*3*42 | (GE) element 1: control count",
                "IEA*1*000000042 | IEA*1*000000043 | (IEA) element 2: control reference mismatch",
                "SE*5*0001 | SE*5*0009 | (SE) element 2: control reference mismatch",
                "PRF*#1 | XXX*#1 | (XXX)",
                "BGN*11*IN-1*20261005 | BGN*11 | (BGN)",
                "BLI*VN*A*1 | BLI*VN*A*one | (BLI) element 3: invalid character data",
                "IEA*1*000000042~ | '' | not readable as X12",
                "ISA*00 | RMA No;Order | f.edi",
            })
    void refusesWithSegmentAndPosition(String good, String bad, String reason) {
        assertThatThrownBy(() -> read(TWO_SETS.replace(good, bad)))
                .isInstanceOf(UnreadableMessage.class)
                .hasMessageContaining(reason);
    }

    @Test
    void everyCutIsNoticed() {
        for (int length = 0; length < TWO_SETS.length() - 2; length++) {
            String cut = TWO_SETS.substring(0, length);
            assertThatThrownBy(() -> read(cut)).as("cut to %d", length).isInstanceOf(UnreadableMessage.class);
        }
    }

    private static List<X12Set> read(String text) {
        return X12Reader.read(text.getBytes(StandardCharsets.US_ASCII), "f.edi", "BACKHAUL", "INITECH");
    }
}
