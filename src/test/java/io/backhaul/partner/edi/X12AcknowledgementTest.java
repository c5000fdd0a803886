package io.backhaul.partner.edi;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a 997 says, word for word. */
class X12AcknowledgementTest {

    private static final String ISA =
            "ISA*00*          *00*          *ZZ*INITECH        *ZZ*BACKHAUL       *261005*1200*U*00401*000000042*0*P*>~\n";
    private static final String FILE = ISA
            + "GS*AN*INITECH*BACKHAUL*20261005*1200*42*X*004010~\n"
            + "ST*180*0001~\nBGN*11*IN-1*20261005~\nRDR*RA~\nPRF*#1~\nDTM*011~\nSE*6*0001~\n"
            + "ST*180*0002~\nBGN*11*IN-2*20261005~\nRDR*RD~\nPRF*#2~\nBLI*VN*A*1~\nSE*6*0002~\n"
            + "GE*2*42~\nIEA*1*000000042~\n";

    @Test
    void accepted() {
        assertThat(acknowledgement(FILE)).isEqualTo("""
                ISA*00*          *00*          *ZZ*BACKHAUL       *ZZ*INITECH        *261006*0810*U*00401*000000007*0*P*>~
                GS*FA*BACKHAUL*INITECH*20261006*0810*7*X*004010~
                ST*997*0001~
                AK1*AN*42~
                AK2*180*0001~
                AK5*A~
                AK2*180*0002~
                AK5*A~
                AK9*A*2*2*2~
                SE*8*0001~
                GE*1*7~
                IEA*1*000000007~
                """);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "BLI*VN*A*1 | BLI*VN*A*one | AK3*BLI*5**8 AK4*3**6 AK5*R*5 AK9*P*2*2*1",
                "BLI*VN*A*1 | BLI*VNNN**one | AK3*BLI*5**8 AK4*1*235*5 AK4*2**1 AK4*3**6 AK5*R*5 AK9*P*2*2*1",
                "BGN*11*IN-2*20261005 | BGN*11*IN-2*20261305 | AK3*BGN*2**8 AK4*3**8 AK5*R*5 AK9*P*2*2*1",
                "PRF*#2 | XYZ*#2 | AK3*XYZ*4**6 AK5*R*5 AK9*P*2*2*1",
                "RDR*RD~ | RDR*RD~RDR*RA~ | AK3*RDR*4**5 AK5*R*4*5 AK9*P*2*2*1",
                "BGN*11*IN-2*20261005~ | '' | AK3*BGN*2**3 AK5*R*4*5 AK9*P*2*2*1",
                "RDR*RD~PRF*#2~ | PRF*#2~RDR*RD~ | AK3*RDR*4**7 AK5*R*5 AK9*P*2*2*1",
                "SE*6*0002 | SE*7*0002 | AK5*R*4 AK9*P*2*2*1",
                "SE*6*0002 | SE*6*0003 | AK5*R*3 AK9*P*2*2*1",
                "SE*6*0002~ | '' | AK5*R*2 AK9*P*2*2*1",
                "ST*180*0002 | ST*850*0002 | AK2*850*0002 AK5*R*1 AK9*P*2*2*1",
                "ST*180*0002 | ST*180*0001 | AK5*R*3*23 AK9*P*2*2*1",
                "DTM*011~ | DTM*011*2*3*4*5*6*7*8*9~ | AK3*DTM*5**8 AK4*8**3 AK4*9**3 AK5*E*5 AK2*180*0002 AK5*A AK9*E*2*2*2",
                "GE*2*42 | GE*3*42 | AK9*R*3*2*0*5",
                "GE*2*42 | GE*2*43 | AK9*R*2*2*0*4",
                "GE*2*42~ | '' | AK9*R*2*2*0*3",
            })
    void whatIsWrongIsNamed(String good, String bad, String said) {
        String file = FILE.replace("~\n", "~").replace(good, bad);

        assertThat(body(file)).contains(said);
    }

    /** No part of the partner's data comes back in it. */
    @Test
    void nothingPersonalIsRepeated() {
        assertThat(acknowledgement(FILE.replace("BLI*VN*A*1", "BLI*VN*A*Jane Doe")))
                .doesNotContain("Jane");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "IEA*1*000000042 | IEA*1*000000041 | TA1*000000042*261005*1200*R*001",
                "IEA*1*000000042 | IEA*2*000000042 | TA1*000000042*261005*1200*R*021",
                "*261005*1200*U | *261305*1200*U | TA1*000000042*261305*1200*R*014",
                "GE*2*42~ | GE*2*42~FOO*1~ | TA1*000000042*261005*1200*R*024",
            })
    void aBrokenInterchangeIsRefusedByTa1(String good, String bad, String said) {
        assertThat(body(FILE.replace("~\n", "~").replace(good, bad)))
                .contains(said)
                .doesNotContain("AK1");
    }

    @Test
    void severalGroupsAreSeveralSetsOfOneAnswer() {
        String two = FILE.replace(
                "IEA*1",
                "GS*IB*INITECH*BACKHAUL*20261005*1200*43*X*004010~\nST*846*0001~\n"
                        + "BIA*00*DD*1*20261005~\nSE*3*0001~\nGE*1*43~\nIEA*2");

        assertThat(body(two)).contains("ST*997*0001 AK1*AN*42", "ST*997*0002 AK1*IB*43", "GE*2*7");
    }

    private static String body(String file) {
        return Arrays.stream(acknowledgement(file).split("~\n")).collect(Collectors.joining(" "));
    }

    private static String acknowledgement(String file) {
        X12Interchange received = X12Reader.read(file.getBytes(StandardCharsets.US_ASCII), "f.edi")
                .get(0);
        X12Partner partner = X12Partner.of("BACKHAUL", "INITECH");
        byte[] written = X12Acknowledgement.write(received, partner, 7, Instant.parse("2026-10-06T08:10:00Z"))
                .orElseThrow();
        return new String(written, StandardCharsets.US_ASCII);
    }
}
