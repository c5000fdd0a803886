package io.backhaul.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.backhaul.bench.Draft.Manner;
import io.backhaul.core.fixture.Row;
import io.backhaul.mapping.FileRows;
import io.backhaul.mapping.UnreadableMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** XML and JSON files on the bench. */
@Row("N1")
class TreeBenchTest {

    private static final String XML = """
            <?xml version="1.0"?>
            <Answers xmlns="urn:hooli" sent="2026-11-02">
              <Sender><Name>Hooli returns desk</Name></Sender>
              <Order po="#2001" buyer="Erika Mustermann">
                <Line rma="R-100"><Article>HOOLI-7</Article><Units>1</Units><Verdict>approved</Verdict></Line>
                <Line rma="R-101"><Article>HOOLI-9</Article><Units>2</Units><Verdict>rejected</Verdict>
                  <Photo>a.jpg</Photo><Photo>b.jpg</Photo></Line>
              </Order>
              <Order po="#2002" buyer="Max Muster">
                <Line rma="R-102"><Article>HOOLI-8</Article><Units>1</Units><Verdict>credited</Verdict>
                  <Credit currency="EUR"><Value>24.90</Value></Credit></Line>
                <Line rma="R-103"><Article>HOOLI-8</Article><Units>1</Units><Verdict>as the boss says</Verdict></Line>
              </Order>
            </Answers>
            """;

    private static final String JSON = """
            {"page": 1, "orders": [
              {"orderNo": "#2001", "buyer": {"name": "Erika Mustermann"}, "lines": [
                {"case": "R-100", "article": "HOOLI-7", "units": 1, "verdict": "approved",
                  "history": [{"date": "2026-11-01", "by": "jm"}, {"date": "2026-11-02", "by": "jm"}]},
                {"case": "R-101", "article": "HOOLI-9", "units": 2, "verdict": "rejected"}]},
              {"orderNo": "#2002", "buyer": {"name": "Max Muster"}, "lines": [
                {"case": "R-102", "article": "HOOLI-8", "units": 1, "verdict": "credited",
                  "credit": {"value": 24.90, "currency": "EUR"}},
                {"case": "R-103", "article": "HOOLI-8", "units": 1, "verdict": "as the boss says"}]}]}
            """;

    private static final String HEADLINE =
            "3 of 4 read; 1 return would become AUTHORIZED, 1 return would become DECLINED,"
                    + " 1 would move 24.90 EUR to supplier credit; 1 not read";

    private final Analyst analyst = new Analyst(Known.nothing(), Shown.MAPPINGS);

    private static Sample sample(String name, String text) {
        return new Sample(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private Proposal proposal(Sample... samples) {
        return analyst.propose("hooli", "Hooli", "demo", List.of(samples));
    }

    private static Replay replay(Draft draft, Sample... samples) {
        return Replay.of(List.of(samples), Way.of(draft, Shown.MAPPINGS));
    }

    private static DraftFiles files(Draft draft, Sample... samples) {
        return DraftFiles.of(draft, List.of(samples), Set.of(), Way.of(draft, Shown.MAPPINGS), Optional.empty());
    }

    @Test
    void linesOfXmlInheritTheirOrder() {
        Sample sample = sample("a.xml", XML);
        Proposal proposal = proposal(sample);
        assertThat(proposal.draft().manner()).isEqualTo(Manner.XML);
        assertThat(proposal.draft().format().rows()).isEqualTo("Answers/Order/Line");
        assertThat(proposal.draft().reading().columns())
                .contains(
                        entry("@rma", Field.RMA),
                        entry("/Answers/Order/@po", Field.ORDER),
                        entry("Article", Field.SKU),
                        entry("Units", Field.QUANTITY),
                        entry("Verdict", Field.VERDICT),
                        entry("Credit/Value", Field.AMOUNT),
                        entry("Credit/@currency", Field.CURRENCY),
                        entry("/Answers/Order/@buyer", Field.NOT_USED));
        assertThat(proposal.unknownWords()).extracting(WordGuess::word).containsExactly("as the boss says");
        Replay replay = replay(proposal.draft(), sample);
        assertThat(replay.headline()).isEqualTo(HEADLINE);
        assertThat(replay.notRead().get(0).where() + ": "
                        + replay.notRead().get(0).reason())
                .startsWith("a.xml entry 4 (line ")
                .endsWith("unknown status 'as the boss says'");
        assertThat(replay.outcomes().get(1).sources())
                .contains(new Outcome.Source("kind", "RETURN_DECLINED", "Verdict: rejected"))
                .contains(new Outcome.Source("references ORDER_NAME", "#2001", "/Answers/Order/@po: #2001"));
    }

    @Test
    void theListOfRecordsInJsonIsTheOneWhoseEntriesSayMost() {
        Sample sample = sample("a.json", JSON);
        Proposal proposal = proposal(sample);
        assertThat(proposal.draft().manner()).isEqualTo(Manner.JSON);
        assertThat(proposal.draft().format().rows()).isEqualTo("orders.lines");
        assertThat(proposal.draft().reading().columns())
                .contains(
                        entry("case", Field.RMA),
                        entry("$.orders.orderNo", Field.ORDER),
                        entry("article", Field.SKU),
                        entry("credit.value", Field.AMOUNT),
                        entry("$.orders.buyer.name", Field.NOT_USED));
        assertThat(replay(proposal.draft(), sample).headline()).isEqualTo(HEADLINE);
        assertThat(proposal.notes())
                .anySatisfy(note -> assertThat(note).contains("Each 'orders.lines' is read as one record"));
    }

    @Test
    void aListAloneAndASingleRecordAreReadToo() {
        Sample list = sample("list.json", """
                [{"order": "#1", "sku": "HOOLI-1", "qty": 1, "status": "approved"},
                 {"order": "#2", "sku": "HOOLI-2", "qty": 1, "status": "rejected"}]""");
        Draft draft = proposal(list).draft();
        assertThat(draft.format().rows()).isEmpty();
        assertThat(replay(draft, list).headline())
                .isEqualTo("2 of 2 read; 1 return would become AUTHORIZED, 1 return would become DECLINED");
        assertThat(PassportText.reading(draft)).doesNotContain("rows:");
        Sample one = sample("one.xml", "<Return><Order>#1</Order><Sku>HOOLI-1</Sku><Status>approved</Status></Return>");
        assertThat(replay(proposal(one).draft(), one).headline())
                .isEqualTo("1 of 1 read; 1 return would become AUTHORIZED");
    }

    @Test
    void aPersonMaySayWhatIsOneRecord() {
        Sample sample = sample("a.json", JSON);
        Draft first = proposal(sample).draft();
        Draft said = new Draft(
                first.manner(),
                first.who(),
                new Draft.Format(";", false, "", "", "", 0, "orders", false),
                first.reading());
        Draft second = analyst.again(said, List.of(sample)).draft();
        assertThat(second.reading().columns()).containsKeys("orderNo", "lines.article");
        assertThat(replay(second, sample).notRead())
                .hasSize(2)
                .allSatisfy(o -> assertThat(o.reason()).contains("is there twice"));
    }

    @Test
    void thePassportsAreValidAndThePublishedSamplesRun(@TempDir Path installations) throws IOException {
        for (Sample sample : List.of(sample("a.xml", XML), sample("a.json", JSON))) {
            DraftFiles files = files(proposal(sample).draft(), sample);
            String passport = files.texts().get("config/suppliers/hooli.yaml");
            assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                            .getSchema(getClass().getResourceAsStream("/schema/supplier.schema.json"))
                            .validate(new YAMLMapper().readTree(passport)))
                    .as(passport)
                    .isEmpty();
            assertThat(files.texts().get("mappings/hooli/samples/sample-1.csv"))
                    .contains("R-102", "24.90")
                    .doesNotContain("Muster");
            assertThat(files.texts().get("mappings/hooli/samples/sample-1.error.txt"))
                    .isEqualTo("unknown status 'as the boss says'\n");
            assertThat(PublishedRun.of(files, installations.resolve(sample.name())))
                    .hasSize(1);
        }
    }

    @Test
    void whatIsNotWholeIsSaid() {
        Sample cut = sample("cut.json", JSON.substring(0, 200));
        assertThat(replay(proposal(cut).draft(), cut).notRead())
                .singleElement()
                .satisfies(o -> assertThat(o.reason()).contains("is not whole JSON"));
        Sample entities = sample("e.xml", "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a><c>&b;</c></a>");
        assertThat(replay(proposal(entities).draft(), entities).notRead())
                .singleElement()
                .satisfies(o -> assertThat(o.reason()).contains("a document type (DTD) is not read"));
    }

    @Test
    void treesThatAreMadeToCostAreBounded() {
        Sample deep = sample("deep.xml", "<a>".repeat(100) + "</a>".repeat(100));
        assertThat(replay(proposal(deep).draft(), deep).notRead().get(0).reason())
                .contains("is nested deeper than 64");
        String name = "n".repeat(900);
        Sample wide = sample(
                "wide.xml", ("<" + name + ">").repeat(10) + "<v>1</v>".repeat(10) + ("</" + name + ">").repeat(10));
        assertThatThrownBy(() -> FileRows.ways(wide.content(), "xml", "wide.xml"))
                .isInstanceOf(UnreadableMessage.class)
                .hasMessageContaining("names of more than 4000 characters");
        StringBuilder keys = new StringBuilder("[{\"order\": \"#1\"");
        for (int i = 0; i < 5000; i++) {
            keys.append(", \"k").append(i).append("\": 1");
        }
        Sample many = sample("many.json", keys.append("}]").toString());
        assertThat(proposal(many).columns()).hasSizeLessThanOrEqualTo(500);
    }
}
