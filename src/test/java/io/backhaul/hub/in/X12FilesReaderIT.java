package io.backhaul.hub.in;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backhaul.hub.in.ReceiptReader.Reading;
import io.backhaul.partner.edi.X12Interchange;
import io.backhaul.partner.edi.X12Reader;
import io.backhaul.partner.edi.X12Set;
import io.backhaul.sandbox.X12;
import io.backhaul.store.EdiFiles;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is taken from X12 files and how each interchange is acknowledged, also after a crash. */
class X12FilesReaderIT extends X12World {

    @Test
    void anInterchangeIsReadAndAcknowledged() {
        Reading reading = read("a.edi", answer(42, "RDR*RA"));

        assertThat(kinds(reading)).containsExactly("RETURN_AUTHORIZED");
        assertThat(left()).containsExactly("997-INITECH-000000042.edi");
        assertThat(content("997-INITECH-000000042.edi"))
                .contains("AK1*AN*42~", "AK2*180*0001~", "AK5*A~", "AK9*A*1*1*1~", "GS*FA*BACKHAUL*INITECH*");
    }

    /** The hub died after the acknowledgement was noted and before the messages were: reading again says the same once. */
    @Test
    void theSameReceiptReadAgainAfterACrashSaysTheSameAndIsAcknowledgedOnce() {
        UUID receipt = UUID.randomUUID();
        Reading first = read(receipt, "a.edi", answer(42, "RDR*RA"));
        String acknowledgement = content("997-INITECH-000000042.edi");
        now = NOON.plusSeconds(3600);

        assertThat(read(receipt, "a.edi", answer(42, "RDR*RA"))).isEqualTo(first);
        assertThat(left()).containsExactly("997-INITECH-000000042.edi");
        assertThat(content("997-INITECH-000000042.edi")).isEqualTo(acknowledgement);
    }

    /** It died while leaving the file: nobody knows whether it lies there, so it is left again, the same byte for byte. */
    @Test
    void anAcknowledgementThatWasBeingLeftIsLeftAgainUntilItLies() {
        read("a.edi", answer(42, "RDR*RA"));
        EdiFiles.Due taken = files.due(10).get(0);
        assertThat(files.due(10)).as("another node leaves it alone for a while").isEmpty();
        db.sql("update edi_file set next_at = now()").update();

        EdiFiles.Due again = files.due(10).get(0);
        assertThat(again.name()).isEqualTo(taken.name());
        assertThat(again.content()).isEqualTo(taken.content());
        files.left(again, now);
        db.sql("update edi_file set next_at = now()").update();
        assertThat(files.due(10)).isEmpty();
    }

    @Test
    void oneRejectedSetIsToldAndItsNeighbourCounts() {
        String good = answer(42, "RDR*RA");
        String two = good.replace("GE*1*42", "ST*180*0002~\nBGN*11*IN-2*20261005~\nBLI*VN*A*one~\nSE*4*0002~\nGE*2*42");

        Reading reading = read("a.edi", two);

        assertThat(kinds(reading)).containsExactly("RETURN_AUTHORIZED");
        assertThat(reading.problems()).singleElement().asString().contains("set 0002 (180): segment 3 (BLI) element 3");
        assertThat(content("997-INITECH-000000042.edi"))
                .contains("AK2*180*0002~\nAK3*BLI*3**8~\nAK4*3**6~\nAK5*R*5~\nAK9*P*2*2*1~");
    }

    @Test
    void aBrokenInterchangeIsToldByTa1AndUsesNoNumberUp() {
        Reading broken = read("a.edi", answer(42, "RDR*RA").replace("IEA*1*000000042", "IEA*1*000000043"));

        assertThat(broken.messages()).isEmpty();
        assertThat(broken.problems()).singleElement().asString().contains("(IEA) element 2");
        assertThat(left()).singleElement().asString().startsWith("ta1-INITECH-000000042-");
        assertThat(content(left().get(0))).contains("TA1*000000042*261005*1200*R*001~");
        assertThat(kinds(read("b.edi", answer(42, "RDR*RA")))).containsExactly("RETURN_AUTHORIZED");
    }

    @Test
    void aTestIsAcknowledgedAsATestAndNotActedOn() {
        Reading test = read("a.edi", answer(42, "RDR*RA").replace("*0*P*>", "*0*T*>"));

        assertThat(test.messages()).isEmpty();
        assertThat(test.problems()).singleElement().asString().contains("test interchange");
        assertThat(content(left().get(0))).contains("*0*T*>", "AK9*A*1*1*1~");
        assertThat(kinds(read("b.edi", answer(42, "RDR*RA")))).containsExactly("RETURN_AUTHORIZED");
    }

    @Test
    void strangersAndAcknowledgementsAreNotAcknowledgedNorIsWhoWantsNone() {
        assertThat(read("a.edi", answer(42, "RDR*RA").replace("*ZZ*INITECH ", "*ZZ*EVILCORP"))
                        .problems())
                .singleElement()
                .asString()
                .contains("expected from INITECH");
        read("b.edi", X12.interchange("997", "FA", 43, NOON.atZone(ZoneOffset.UTC), "AK1*AN*7", "AK9*A*1*1*1"));
        wants997 = false;
        read("c.edi", answer(44, "RDR*RA"));

        assertThat(left()).isEmpty();
    }

    /** A person reads it; his system must not send it again, and nobody must ask where it is. */
    @Test
    void whatIsHeldForAPersonIsAcknowledgedAndNotCalledMissing() {
        String bank = answer(41, "RDR*RD***Pay to IBAN DE89370400440532013000");
        read("a.edi", answer(40, "RDR*RA"));
        assertThatThrownBy(() -> read("b.edi", bank)).isInstanceOf(HeldForPerson.class);
        assertThatThrownBy(() -> read("c.edi", bank.replace("*ZZ*INITECH ", "*ZZ*EVILCORP")))
                .isInstanceOf(HeldForPerson.class);
        read("d.edi", answer(42, "RDR*RA"));

        assertThat(left())
                .containsExactlyInAnyOrder(
                        "997-INITECH-000000040.edi", "997-INITECH-000000041.edi", "997-INITECH-000000042.edi");
        assertThat(content("997-INITECH-000000041.edi"))
                .contains("AK9*A*1*1*1~")
                .doesNotContain("DE89");
        now = NOON.plusSeconds(700);
        watch();
        assertThat(tasks()).isEmpty();
    }

    @Test
    void stockIsTakenNoteOfAndAcknowledged() {
        Reading reading = read(
                "a.edi",
                X12.interchange(
                        "846",
                        "IB",
                        42,
                        NOON.atZone(ZoneOffset.UTC),
                        "BIA*00*DD*S-1*20261005",
                        "LIN**VN*A",
                        "QTY*33*5"));

        assertThat(reading.messages()).isEmpty();
        assertThat(reading.ignored()).contains("846").contains("stock");
        assertThat(content("997-INITECH-000000042.edi")).contains("AK1*IB*42~", "AK9*A*1*1*1~");
    }

    @Test
    void whatWeAcknowledgeWithIsReadableByTheReceiver() {
        read("a.edi", answer(42, "RDR*RA"));
        X12Interchange ours = X12Reader.read(
                        content("997-INITECH-000000042.edi").getBytes(StandardCharsets.US_ASCII), "997")
                .get(0);

        assertThat(ours.refused()).isEmpty();
        assertThat(ours.taken()).extracting(X12Set::set).containsExactly("997");
    }
}
