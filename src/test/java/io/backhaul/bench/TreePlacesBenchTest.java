package io.backhaul.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.backhaul.core.fixture.Row;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where in XML and JSON a column stands: around several rows, at two places, one row a line. */
@Row("N1")
class TreePlacesBenchTest {

    private final Analyst analyst = new Analyst(Known.nothing(), Shown.MAPPINGS);

    private static Sample sample(String name, String text) {
        return new Sample(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private Proposal proposal(Sample sample) {
        return analyst.propose("hooli", "Hooli", "demo", List.of(sample));
    }

    private static Replay replay(Draft draft, Sample sample) {
        return Replay.of(List.of(sample), Way.of(draft, Shown.MAPPINGS));
    }

    private static DraftFiles files(Draft draft, Sample sample) {
        return DraftFiles.of(draft, List.of(sample), Set.of(), Way.of(draft, Shown.MAPPINGS), Optional.empty());
    }

    @Test
    void whatIsCountedAroundTheRowsIsNoneOfThem() {
        Sample sample = sample("a.json", """
                {"meta": {"count": 2}, "returns": [{"rma": "R-1", "order": "#2001", "total": "49.00", "lines": [
                  {"sku": "HOOLI-7", "quantity": 3, "status": "approved"},
                  {"sku": "HOOLI-9", "quantity": 4, "status": "approved"}]}]}""");
        assertThat(proposal(sample).draft().reading().columns())
                .contains(
                        entry("quantity", Field.QUANTITY),
                        entry("$.meta.count", Field.NOT_USED),
                        entry("$.returns.total", Field.NOT_USED));
    }

    @Test
    void oneCreditIsNotReadOnceForEachOfItsReferences() {
        Sample sample = sample("a.xml", """
                <Notes><Note no="CN1"><Ref type="RMA">R-1</Ref><Ref type="PO">#2001</Ref>
                <Amount>12.50</Amount><Currency>EUR</Currency></Note></Notes>""");
        assertThat(replay(proposal(sample).draft(), sample).messages()).isEmpty();
    }

    @Test
    void oneColumnMayStandAtTwoPlaces(@TempDir Path installation) throws IOException {
        Sample sample = sample("a.xml", """
                <answers><answer rma="W1" order="#3105"><item sku="HOOLI-1" qty="1"/><verdict>approved</verdict></answer>
                <answer rma="W2" order="#3106"><item><sku>HOOLI-2</sku><qty>2</qty></item><verdict>declined</verdict></answer>
                </answers>""");
        Draft draft = proposal(sample).draft();
        assertThat(replay(draft, sample).messages())
                .extracting(message -> message.at("/lines/0/sku").asText())
                .containsExactly("HOOLI-1", "HOOLI-2");
        DraftFiles files = files(draft, sample);
        assertThat(files.texts().get("config/suppliers/hooli.yaml")).contains("SKU: [\"item/@sku\", \"item/sku\"]");
        assertThat(PublishedRun.of(files, installation)).hasSize(1);
        Sample both = sample("b.xml", """
                <answers><answer rma="W1" order="#3105"><item sku="HOOLI-1" qty="1"><sku>HOOLI-2</sku></item>
                <verdict>approved</verdict></answer></answers>""");
        assertThat(replay(draft, both).notRead().get(0).reason()).isEqualTo("SKU is there twice");
    }

    @Test
    void linesOfJsonAreRecords() {
        String line =
                "{\"rma\": \"R-%1$d\", \"order\": \"#200%1$d\", \"sku\": \"HOOLI-7\", \"qty\": 1, \"status\": \"approved\"}";
        Sample lines = sample("a.jsonl", line.formatted(1) + "\n" + line.formatted(2) + "\n");
        assertThat(replay(proposal(lines).draft(), lines).headline())
                .isEqualTo("2 of 2 read; 2 returns would become AUTHORIZED");
        Sample glued = sample("b.jsonl", line.formatted(1) + line.formatted(2));
        assertThat(replay(proposal(lines).draft(), glued).notRead().get(0).reason())
                .contains("something stands behind the end");
    }
}
