package io.backhaul.hub.in;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backhaul.hub.in.ReceiptReader.Reading;
import io.backhaul.hub.settings.ShippedFiles;
import io.backhaul.sandbox.X12;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a supplier's system says about our interchanges, and what happens when it says nothing. */
class X12AnswersIT extends X12World {

    @Test
    void acceptedByHisSystemIsAFactAboutTheRequest() {
        made(7);
        Reading reading = read(
                "a.edi",
                X12.interchange(
                        "997",
                        "FA",
                        42,
                        NOON.atZone(ZoneOffset.UTC),
                        "AK1*AN*7",
                        "AK2*180*0001",
                        "AK5*A",
                        "AK9*A*1*1*1"));

        ObjectNode fact = reading.messages().get(0);
        assertThat(fact.get("kind").asText()).isEqualTo("COMMAND_OUTCOME");
        assertThat(fact.get("outcome").asText()).isEqualTo("DONE");
        assertThat(fact.get("commandKey").asText()).isEqualTo("rma-request/c/initech");
        assertThat(fact.get("detail").asText()).isEqualTo("accepted by the supplier's system (997, AK901 A)");
    }

    /** Some systems acknowledge twice, each time under a number of its own. */
    @Test
    void whoAcknowledgesTwiceSaysTheSameTwiceAndContradictsNothing() {
        made(7);
        String[] ack = {"AK1*AN*7", "AK2*180*0001", "AK5*A", "AK9*A*1*1*1"};
        Reading first = read("a.edi", X12.interchange("997", "FA", 42, NOON.atZone(ZoneOffset.UTC), ack));
        now = NOON.plusSeconds(60);
        Reading second = read("b.edi", X12.interchange("997", "FA", 43, now.atZone(ZoneOffset.UTC), ack));

        assertThat(second.messages()).isEqualTo(first.messages()).hasSize(1);
        assertThat(second.messages().get(0).path("key").asText()).isEqualTo("x12-answer/7");
        assertThat(second.problems()).isEmpty();
    }

    @Test
    void rejectedByHisSystemIsForAPersonAndNamesTheSegment() {
        made(7);
        Reading reading = read(
                "a.edi",
                X12.interchange(
                        "997",
                        "FA",
                        42,
                        NOON.atZone(ZoneOffset.UTC),
                        "AK1*AN*7",
                        "AK2*180*0001",
                        "AK3*BLI*5**8",
                        "AK4*2**7",
                        "AK5*R*5",
                        "AK9*R*1*1*0"));

        assertThat(reading.messages().get(0).get("outcome").asText()).isEqualTo("REJECTED");
        assertThat(reading.problems())
                .singleElement()
                .asString()
                .contains("order #1001 was rejected", "segment 5 (BLI) code 8, element 2 code 7");
    }

    @Test
    void aRefusalOfAnInterchangeOfOursIsForAPersonToo() {
        made(7);
        String ta1 = answer(42, "RDR*RA")
                .replaceAll("(?s)GS\\*.*GE\\*1\\*42", "TA1*000000007*261005*1200*R*022")
                .replace("IEA*1", "IEA*0");

        assertThat(read("a.edi", ta1).problems()).singleElement().asString().contains("#1001 was rejected", "note 022");
    }

    @Test
    void anAcknowledgementOfNothingWeSentIsNoFact() {
        Reading accepted =
                read("a.edi", X12.interchange("997", "FA", 42, NOON.atZone(ZoneOffset.UTC), "AK1*AN*7", "AK9*A*1*1*1"));
        Reading rejected =
                read("b.edi", X12.interchange("997", "FA", 43, NOON.atZone(ZoneOffset.UTC), "AK1*AN*7", "AK9*R*1*1*0"));

        assertThat(accepted.ignored()).contains("no record here");
        assertThat(rejected.problems()).singleElement().asString().contains("no record here");
        assertThat(accepted.messages()).isEmpty();
        assertThat(rejected.messages()).isEmpty();
    }

    @Test
    void filesThatGoThroughAFolderAreWaitedForToo(@TempDir Path config) throws IOException {
        for (String file : List.of("merchants/demo.yaml", "suppliers/initech.yaml")) {
            Files.createDirectories(config.resolve(file).getParent());
            String text = Files.readString(Path.of("config").resolve(file));
            Files.writeString(
                    config.resolve(file), text.replaceAll("(?s)  type: sftp\n.*?  in: in", "  type: folder\n  in: in"));
        }
        merchants = ShippedFiles.read(config, X12World::setting);
        made(7);
        sent.left("demo", "rma-request/c/initech", now);
        now = NOON.plus(Duration.ofHours(25));
        watch();
        assertThat(tasks()).singleElement().asString().contains("has not acknowledged our interchange 000000007");
    }

    @Test
    void whatHeDoesNotAcknowledgeInTimeIsATaskUntilHeDoes() {
        made(7);
        sent.left("demo", "rma-request/c/initech", now);
        now = NOON.plus(Duration.ofHours(23));
        watch();
        assertThat(tasks()).isEmpty();
        now = NOON.plus(Duration.ofHours(25));
        watch();
        assertThat(tasks())
                .singleElement()
                .asString()
                .isEqualTo("Initech has not acknowledged our interchange 000000007 (order #1001) within 24 hours:"
                        + " ask him whether it has arrived.");
        read("a.edi", X12.interchange("997", "FA", 42, NOON.atZone(ZoneOffset.UTC), "AK1*AN*7", "AK9*A*1*1*1"));
        watch();
        assertThat(tasks()).isEmpty();
    }
}
