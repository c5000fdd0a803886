package io.backhaul.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.core.fixture.Row;
import io.backhaul.mapping.Workbooks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The same answers in Excel, XML and JSON, over SFTP and in a folder; and what the supplier is told about each row. */
@Row("F4")
class FileFormatsIT {

    private static final Object[] HEADER = {"RMA No.", "PO Ref", "Article", "QTY", "Verdict", "Grade", "Credit", "Cur"};

    private final World world = new World();

    @Test
    void aWorkbookAuthorisesInspectsAndCreditsAndEachRowIsAnswered() {
        CustomerReturn r = world.returned("#W1", Map.of(), World.item("TYRELL-F1", 2, "14.25"));
        assertThat(world.tyrell.fileAbout(r).get("text").asText()).contains("#W1\",TYRELL-F1,2,");
        world.tyrell.drops(
                "answers f1.xlsx",
                Workbooks.rows(
                        new Object[] {"Answers of this week"},
                        HEADER,
                        new Object[] {"T-1", "#W1", "TYRELL-F1", 2, "OK"},
                        new Object[] {"T-9", "#W9999", "TYRELL-F9", 1, "OK"},
                        new Object[] {"=T", "#W1", "TYRELL-F1", 1, "PERHAPS"},
                        new Object[] {"Total", null, null, 4}));
        r.reaches("tyrell", "goods", "AUTHORIZED");
        assertThat(world.tyrell.answerTo("answers f1.xlsx"))
                .isEqualTo("Line,Key,Result,Reason\r\n" + "3,T-1,accepted,\r\n"
                        + "4,T-9,waiting,we know no such return yet\r\n"
                        + "5,\"#W1\",refused,Case ('RMA No.') holds a formula\r\n");
        assertThat(world.reviewOf("answers f1.xlsx"))
                .isEqualTo("answers f1.xlsx row 5: Case ('RMA No.') holds a formula");
        r.shipAndDeliver("tyrell");
        world.tyrell.drops(
                "f1-paid.xlsx",
                Workbooks.rows(HEADER, new Object[] {"T-1", "#W1", "TYRELL-F1", 2, "GRADED", "A"}, new Object[] {
                    "T-1", "#W1", "TYRELL-F1", 2, "PAID", null, 28.5, "USD"
                }));
        r.endsWith("tyrell", 2850);
    }

    @Test
    void xmlSaysTheOrderOnceForAllItsLines() {
        CustomerReturn r = world.returned("#W2", Map.of(), World.item("WAYNE-F2", 1, "14.25"));
        world.wayne.fileAbout(r);
        world.wayne.drops(
                "f2-ok.xml",
                xml(
                        "#W2",
                        "<Line rma=\"W-1\"><Article>WAYNE-F2</Article><Units>1</Units>"
                                + "<Verdict>OK</Verdict></Line>"));
        r.reaches("wayne", "goods", "AUTHORIZED");
        r.shipAndDeliver("wayne");
        world.wayne.drops(
                "f2-paid.xml",
                xml(
                        "#W2",
                        "<Line rma=\"W-1\"><Article>WAYNE-F2</Article><Units>1</Units><Verdict>GRADED</Verdict>"
                                + "<Grade>A</Grade></Line><Line rma=\"W-1\"><Article>WAYNE-F2</Article><Units>1</Units>"
                                + "<Verdict>PAID</Verdict><Credit currency=\"USD\"><Value>14.25</Value></Credit></Line>"));
        r.endsWith("wayne", 1425);
    }

    @Test
    void aCutXmlFileMovesNothingAndComesAgainWhole() {
        CustomerReturn r = world.returned("#W3", Map.of(), World.item("WAYNE-F3", 1, "14.25"));
        world.wayne.fileAbout(r);
        String whole =
                xml("#W3", "<Line rma=\"W-3\"><Article>WAYNE-F3</Article><Units>1</Units><Verdict>OK</Verdict></Line>");
        world.wayne.drops("f3.xml", whole.substring(0, whole.indexOf("</Order>")));
        assertThat(world.reviewOf("f3.xml")).contains("f3.xml line 1: is not whole and well-formed XML");
        assertThat(r.leg("wayne").get("goods").asText()).isEqualTo("REQUESTED");
        world.wayne.drops("f3.xml", whole);
        r.reaches("wayne", "goods", "AUTHORIZED");
    }

    @Test
    void aFolderOfThisMachineIsReadAndAnsweredLikeAServer() throws IOException {
        Path folder = RunningHub.get().folder("stark");
        CustomerReturn r = world.returned("#W4", Map.of(), World.item("STARK-F4", 1, "14.25"));
        String request = World.until("a request", () -> left(folder, "supplier_request-"), text -> !text.isEmpty());
        assertThat(request).contains("#W4\",STARK-F4,1,");
        drop(folder, "f4-ok.json", line("\"verdict\": \"OK\""));
        r.reaches("stark", "goods", "AUTHORIZED");
        assertThat(World.until("an answer", () -> left(folder, "f4-ok.json.result.csv"), text -> !text.isEmpty()))
                .isEqualTo("Line,Key,Result,Reason\r\n1,S-1,accepted,\r\n");
        r.shipAndDeliver("stark");
        drop(folder, "f4-again.json", line("\"verdict\": \"OK\""));
        assertThat(World.until("an answer", () -> left(folder, "f4-again.json.result.csv"), text -> !text.isEmpty()))
                .contains("duplicate", "the same as f4-ok.json");
        drop(folder, "f4-graded.json", line("\"verdict\": \"GRADED\", \"grade\": \"A\""));
        drop(
                folder,
                "f4-paid.json",
                line("\"verdict\": \"PAID\", \"credit\": {\"value\": 14.25, \"currency\": \"USD\"}"));
        r.endsWith("stark", 1425);
    }

    private static String xml(String order, String lines) {
        return "<?xml version=\"1.0\"?><Answers><Order po=\"" + order + "\">" + lines + "</Order></Answers>";
    }

    private static String line(String verdict) {
        return "{\"orders\": [{\"po\": \"#W4\", \"lines\": [{\"case\": \"S-1\", \"article\": \"STARK-F4\", \"units\": 1, "
                + verdict + "}]}]}";
    }

    private static void drop(Path folder, String name, String content) throws IOException {
        Path temporary = folder.resolve(name + ".tmp");
        Files.writeString(temporary, content);
        Files.move(temporary, folder.resolve("in").resolve(name));
    }

    /** The file with this beginning that lies there for him, or nothing. */
    private static String left(Path folder, String name) throws IOException {
        try (var files = Files.list(folder.resolve("out"))) {
            Path found = files.filter(file -> file.getFileName().toString().startsWith(name))
                    .findFirst()
                    .orElse(null);
            return found == null ? "" : Files.readString(found);
        }
    }
}
