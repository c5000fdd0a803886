package io.backhaul.hub.in;

import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.hub.in.ReceiptReader.Reading;
import io.backhaul.store.EdiControls;
import io.backhaul.store.EdiFiles;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Control numbers: repeats, contradictions, gaps, and our own ones with several nodes. */
class X12NumbersIT extends X12World {

    @Test
    void aRepeatIsAcknowledgedAgainAndNotApplied() {
        read("a.edi", answer(42, "RDR*RA"));
        files.left(files.due(10).get(0), now);

        Reading again = read("b.edi", answer(42, "RDR*RA").replace("~\n", "~\r\n"));

        assertThat(again.messages()).isEmpty();
        assertThat(again.problems()).isEmpty();
        assertThat(again.ignored()).contains("interchange 000000042 came before with the same content");
        assertThat(files.due(10)).extracting(EdiFiles.Due::name).containsExactly("997-INITECH-000000042.edi");
    }

    @Test
    void otherContentUnderTheSameNumberIsForAPerson() {
        read("a.edi", answer(42, "RDR*RA"));

        Reading other = read("b.edi", answer(42, "RDR*RD"));

        assertThat(other.messages()).isEmpty();
        assertThat(other.problems()).singleElement().asString().contains("b.edi", "000000042", "other content");
        assertThat(left()).hasSize(1);
    }

    @Test
    void aNumberThatWasPassedOverIsAskedForUntilItComes() {
        read("a.edi", answer(40, "RDR*RA"));
        read("b.edi", answer(43, "RDR*RA"));
        watch();
        assertThat(tasks())
                .as("files are read side by side: a moment's gap is none")
                .isEmpty();
        now = NOON.plusSeconds(700);
        watch();
        assertThat(tasks()).singleElement().asString().contains("000000041 to 000000042 of Initech never came");
        read("c.edi", answer(42, "RDR*RA"));
        watch();
        assertThat(tasks()).singleElement().asString().contains("Interchange 000000041 of Initech");
        read("d.edi", answer(41, "RDR*RA"));
        watch();
        assertThat(tasks()).isEmpty();
    }

    @Test
    void afterTheLastNumberTheyBeginAnew() {
        read("a.edi", answer(999_999_999, "RDR*RA"));
        assertThat(kinds(read("b.edi", answer(1, "RDR*RA")))).containsExactly("RETURN_AUTHORIZED");
        assertThat(read("c.edi", answer(999_999_999, "RDR*RD")).problems()).isNotEmpty();
        read("d.edi", answer(2, "RDR*RA"));
        now = NOON.plusSeconds(700);
        watch();
        assertThat(tasks()).isEmpty();
    }

    @Test
    void whatComesUnderANumberOfTheRoundBeforeIsAcknowledgedToo() {
        read("a.edi", answer(7, "RDR*RA"));
        read("b.edi", answer(999_999_999, "RDR*RA"));
        now = NOON.plusSeconds(60);
        UUID receipt = UUID.randomUUID();
        assertThat(kinds(read(receipt, "c.edi", answer(7, "RDR*RD")))).containsExactly("RETURN_DECLINED");
        read(receipt, "c.edi", answer(7, "RDR*RD"));

        assertThat(left())
                .containsExactly(
                        "997-INITECH-000000007.edi", "997-INITECH-999999999.edi", "997-INITECH-000000007-r2.edi");
        assertThat(content("997-INITECH-000000007-r2.edi"))
                .contains("AK1*AN*7~", "AK9*A*1*1*1~")
                .isNotEqualTo(content("997-INITECH-000000007.edi"));
        files.due(10).forEach(file -> files.left(file, now));
        assertThat(read("d.edi", answer(7, "RDR*RD")).messages()).isEmpty();
        assertThat(files.due(10)).extracting(EdiFiles.Due::name).containsExactly("997-INITECH-000000007-r2.edi");
        assertThat(read("e.edi", answer(999_999_999, "RDR*RA")).messages()).isEmpty();
        assertThat(files.due(10))
                .as("one of the round before keeps the name it had")
                .extracting(EdiFiles.Due::name)
                .containsExactly("997-INITECH-999999999.edi");
    }

    @Test
    void whatWasAcknowledgedUnderItsFirstNameKeepsIt() {
        read("a.edi", answer(999_999_999, "RDR*RA"));
        UUID receipt = UUID.randomUUID();
        read(receipt, "b.edi", answer(1, "RDR*RA"));
        db.sql("update edi_file set name = '997-INITECH-000000001.edi' where name like '%-r2.edi'")
                .update();

        assertThat(kinds(read(receipt, "b.edi", answer(1, "RDR*RA")))).containsExactly("RETURN_AUTHORIZED");
        assertThat(left()).containsExactly("997-INITECH-000000001.edi", "997-INITECH-999999999.edi");
    }

    @Test
    void twoNodesNeverUseOneControlNumberTwice() throws Exception {
        EdiControls controls = new EdiControls(db);
        Callable<Long> next = () -> transactions.execute(tx -> controls.next("demo", "initech"));
        var nodes = Executors.newFixedThreadPool(4);
        try {
            Set<Long> numbers = new HashSet<>();
            for (var number : nodes.invokeAll(java.util.Collections.nCopies(100, next))) {
                numbers.add(number.get());
            }
            assertThat(numbers).hasSize(100).contains(1L, 100L);
        } finally {
            nodes.shutdown();
        }
    }
}
