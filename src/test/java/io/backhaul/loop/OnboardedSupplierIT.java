package io.backhaul.loop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.core.fixture.Row;
import io.backhaul.hub.tool.BenchTool;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A supplier whose passport and mapping the bench made from one old file: shadow, on, off, and a changed mapping. */
@Row("N1")
class OnboardedSupplierIT {

    private final World world = new World();

    @Test
    void hisAnswersWaitUntilHeIsTurnedOnAndActOnce() throws IOException {
        CustomerReturn right = world.returned("#H1", Map.of(), World.item("HOOLI-1", 1, "14.25"));
        CustomerReturn wrong = world.returned("#H2", Map.of(), World.item("HOOLI-2", 1, "14.25"));
        assertThat(world.hooli.fileAbout(right).get("text").asText()).contains("HOOLI-1");
        world.hooli.fileAbout(wrong);
        world.hooli.drops(
                "h1.csv",
                FileSupplier.lines(
                        OldAnswers.HEADER,
                        "H-1;#H1;HOOLI-1;1;genehmigt;;",
                        "H-2;#H2;HOOLI-2;1;abgelehnt;;",
                        "Summe;;;2;;;"));
        List<JsonNode> waiting = World.until(
                "two messages wait in shadow", () -> world.api.items("/api/shadow/hooli"), all -> all.size() == 2);
        assertThat(right.leg("hooli").get("goods").asText()).isEqualTo("REQUESTED");
        assertThat(world.api.items("/api/shadow").toString()).contains("\"by\":\"passport\"");

        hisSilenceIsNone(right, wrong);
        world.api.send(
                "POST",
                "/api/shadow/messages/" + waiting.get(1).get("id").asText(),
                "application/json",
                "{\"fits\": false}".getBytes(StandardCharsets.UTF_8));
        bothWait();
        noneHasPassed(right, wrong);
        JsonNode turned = world.api.post("/api/shadow/hooli/on", Map.of());
        assertThat(turned.get("applied").asInt()).isEqualTo(1);
        assertThat(turned.get("toReview").asInt()).isEqualTo(1);
        right.reaches("hooli", "goods", "AUTHORIZED");
        assertThat(right.facts("RETURN_AUTHORIZED")).isEqualTo(1);
        assertThat(right.questions()).as("he answered in time").noneMatch(q -> q.contains("has not answered"));
        assertThat(wrong.leg("hooli").get("goods").asText()).isEqualTo("REQUESTED");
        assertThat(world.reviewOf("h1.csv")).contains("was called wrong in shadow by demo");

        aChangedMappingIsReadOverHisHistory();
        turnedOffHeWaitsAgain(wrong);
    }

    /** The deadlines for his answer pass while it waits: he is not taken for silent, and a person is asked to look. */
    private void hisSilenceIsNone(CustomerReturn... answered) {
        world.passes("P4DT1H");
        bothWait();
        World.until(
                "the task",
                () -> assertThat(world.api.items("/api/review").toString())
                        .contains("2 deadlines of his silence wait for it"));
        noneHasPassed(answered);
    }

    private void bothWait() {
        World.until(
                "a deadline of each waits for his words",
                () -> assertThat(world.api.items("/api/shadow"))
                        .filteredOn(s -> s.get("supplier").asText().equals("hooli"))
                        .singleElement()
                        .satisfies(s -> assertThat(s.get("deadlines").asInt()).isEqualTo(2)));
    }

    private static void noneHasPassed(CustomerReturn... answered) {
        for (CustomerReturn one : answered) {
            assertThat(one.facts("DEADLINE_PASSED")).isZero();
            assertThat(one.commands("SUPPLIER_REMINDER")).isZero();
            assertThat(one.questions()).noneMatch(q -> q.contains("has not answered"));
        }
    }

    private void aChangedMappingIsReadOverHisHistory() throws IOException {
        String mapping = new String(world.api.bytes("/api/bench/history/hooli"), StandardCharsets.UTF_8);
        JsonNode compared = Api.read(world.api.send(
                "POST",
                "/api/bench/history/hooli",
                "text/plain",
                mapping.replace("\"abgelehnt\": \"DECLINED\"", "\"abgelehnt\": \"AUTHORIZED\"")
                        .getBytes(StandardCharsets.UTF_8)));
        assertThat(compared.get("headline").asText()).isEqualTo("1 of 2 are read as before; 1 says something else");
        assertThat(compared.at("/changes/0/where").asText()).isEqualTo("h1.csv line 3");
        assertThat(compared.get("after").asText()).contains("2 returns would become AUTHORIZED");
        assertThat(byCommand(mapping)).contains("2 of 2 are read as before", "now:  2 of 2 read");
    }

    private String byCommand(String mapping) throws IOException {
        Path file = Files.writeString(Files.createTempFile("hooli", ".jsonata"), mapping);
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        String[] arguments = {
            BenchTool.NAME,
            "--supplier=hooli",
            "--mapping=" + file,
            "--url=" + world.api.base(),
            "--backhaul.console.user=demo",
            "--backhaul.console.password=demo"
        };
        assertThat(BenchTool.run(arguments, out, out)).isZero();
        Files.delete(file);
        return said.toString(StandardCharsets.UTF_8);
    }

    private void turnedOffHeWaitsAgain(CustomerReturn r) {
        world.api.send("POST", "/api/shadow/hooli/off", "application/json", new byte[0]);
        world.hooli.drops("h3.csv", FileSupplier.lines(OldAnswers.HEADER, "H-2;#H2;HOOLI-2;1;genehmigt;;"));
        World.until("it waits", () -> world.api.items("/api/shadow/hooli"), all -> all.size() == 1);
        assertThat(r.leg("hooli").get("goods").asText()).isEqualTo("REQUESTED");
        world.api.post("/api/shadow/hooli/on", Map.of());
        r.reaches("hooli", "goods", "AUTHORIZED");
    }
}
