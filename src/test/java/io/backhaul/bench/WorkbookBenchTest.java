package io.backhaul.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.backhaul.bench.Draft.Manner;
import io.backhaul.core.fixture.Row;
import io.backhaul.mapping.Workbooks;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Excel workbooks on the bench. */
@Row("N1")
class WorkbookBenchTest {

    private static final Object[] HEADER = {
        "RMA Nr.", "Ihre Bestellung", "Artikel", "Menge", "Entscheidung", "Gutschrift EUR", "Kunde"
    };

    private final Analyst analyst = new Analyst(Known.nothing(), Shown.MAPPINGS);

    /** A title, a blank row, the header, rows with numbers and texts, a row of totals, a word nobody knows. */
    static void table(Worksheet sheet) {
        Workbooks.fill(sheet, new Object[][] {
            {"Retouren der Woche 44"},
            {},
            HEADER,
            {"R-100", "#2001", "HOOLI-7", 1, "genehmigt", null, "Erika Mustermann"},
            {"R-101", "#2002", "HOOLI-9", 2, "abgelehnt", null, "Max Muster"},
            {"R-100", "#2001", "HOOLI-7", 1, "gutgeschrieben", new BigDecimal("1049.9"), "Erika Mustermann"},
            {"R-102", "#2003", "HOOLI-7", 1, "gutgeschrieben", "24,90", "Max Muster"},
            {"R-103", "#2004", "HOOLI-8", 1, "Kulanz geprüft", null, "Max Muster"},
            {"Summe", null, null, 6, null, new BigDecimal("1074.8"), null}
        });
    }

    static Sample sample(String name, Consumer<Worksheet> content) {
        return new Sample(name, Workbooks.of(content));
    }

    private Draft draft(Sample... samples) {
        return analyst.propose("hooli", "Hooli", "demo", List.of(samples)).draft();
    }

    private static DraftFiles files(Draft draft, Sample... samples) {
        return DraftFiles.of(draft, List.of(samples), Set.of(), Way.of(draft, Shown.MAPPINGS), Optional.empty());
    }

    @Test
    void columnsBelowATitleAreFoundByNameAndLook() {
        Proposal proposal =
                analyst.propose("hooli", "Hooli", "demo", List.of(sample("r.xlsx", WorkbookBenchTest::table)));
        assertThat(proposal.draft().manner()).isEqualTo(Manner.XLSX);
        assertThat(proposal.draft().format().decimalComma()).isTrue();
        assertThat(proposal.draft().format().sheet()).isEmpty();
        assertThat(proposal.draft().reading().columns())
                .contains(
                        entry("RMA Nr.", Field.RMA),
                        entry("Ihre Bestellung", Field.ORDER),
                        entry("Artikel", Field.SKU),
                        entry("Menge", Field.QUANTITY),
                        entry("Entscheidung", Field.VERDICT),
                        entry("Gutschrift EUR", Field.AMOUNT),
                        entry("Kunde", Field.NOT_USED));
        assertThat(proposal.unknownWords()).extracting(WordGuess::word).containsExactly("kulanz geprüft");
        assertThat(proposal.notes()).anySatisfy(note -> assertThat(note).contains("line 3"));
    }

    @Test
    void allRowsAreReplayedThroughTheReaderOfTheHub() {
        Sample sample = sample("r.xlsx", WorkbookBenchTest::table);
        Replay replay = Replay.of(List.of(sample), Way.of(draft(sample), Shown.MAPPINGS));
        assertThat(replay.headline())
                .isEqualTo("4 of 5 read; 1 return would become AUTHORIZED, 1 return would become DECLINED,"
                        + " 2 would move 1074.80 EUR to supplier credit; 1 not read");
        assertThat(replay.notRead())
                .singleElement()
                .satisfies(o -> assertThat(o.where() + ": " + o.reason())
                        .isEqualTo("r.xlsx row 8: unknown status 'Kulanz geprüft'"));
        assertThat(replay.outcomes().get(1).sources())
                .contains(new Outcome.Source("kind", "RETURN_DECLINED", "Entscheidung: abgelehnt"));
    }

    @Test
    void formulasAndHiddenRowsAreRefusedWithTheirPlace() {
        Sample sample = sample("r.xlsx", sheet -> {
            table(sheet);
            sheet.formula(3, 1, "A1");
            sheet.hideRow(4);
        });
        assertThat(Replay.of(List.of(sample), Way.of(draft(sample), Shown.MAPPINGS))
                        .notRead())
                .extracting(o -> o.where() + ": " + o.reason())
                .anySatisfy(said -> assertThat(said).startsWith("r.xlsx row 4:").contains("holds a formula (cell B4)"))
                .anySatisfy(said -> assertThat(said).isEqualTo("r.xlsx row 5: is hidden: he may not mean to send it"));
    }

    @Test
    void theSheetWithTheTableIsNamedWhereItIsNotTheFirst() {
        Sample sample = new Sample("r.xlsx", Workbooks.book(book -> {
            Workbooks.fill(book.newWorksheet("Info"), new Object[][] {{"Hooli returns desk"}, {"since", 2019}});
            table(book.newWorksheet("RMA (all)"));
        }));
        Draft draft = draft(sample);
        assertThat(draft.format().sheet()).isEqualTo("RMA (all)");
        assertThat(Replay.of(List.of(sample), Way.of(draft, Shown.MAPPINGS)).read())
                .isEqualTo(4);
        assertThat(files(draft, sample).texts().get("config/suppliers/hooli.yaml"))
                .contains("sheet: \"RMA (all)\"");
    }

    @Test
    void aPersonMaySayWhereTheColumnsAreNamed() {
        Sample sample = sample(
                "r.xlsx",
                sheet -> Workbooks.fill(
                        sheet,
                        new Object[][] {{"aa", "bb", "cc"}, {}, {"xx", "yy", "zz"}, {"#2001", "HOOLI-7", "approved"}}));
        Draft first = draft(sample);
        assertThat(first.reading().columns()).containsKey("aa").doesNotContainKey("xx");
        Draft said = new Draft(
                first.manner(), first.who(), new Draft.Format(";", false, "", "", "", 3, "", false), first.reading());
        Draft second = analyst.again(said, List.of(sample)).draft();
        assertThat(second.reading().columns()).containsOnlyKeys("xx", "yy", "zz");
        assertThat(PassportText.reading(second)).contains("headerRow: 3");
        assertThat(Replay.of(List.of(sample), Way.of(second, Shown.MAPPINGS)).headline())
                .isEqualTo("1 of 1 read; 1 return would become AUTHORIZED");
    }

    @Test
    void thePassportIsValidAndThePublishedSamplesRun(@TempDir Path installation) throws IOException {
        Sample sample = sample("r.xlsx", WorkbookBenchTest::table);
        DraftFiles files = files(draft(sample), sample);
        String passport = files.texts().get("config/suppliers/hooli.yaml");
        assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                        .getSchema(getClass().getResourceAsStream("/schema/supplier.schema.json"))
                        .validate(new YAMLMapper().readTree(passport)))
                .as(passport)
                .isEmpty();
        assertThat(passport).contains("format: xlsx", "shadow: true");
        assertThat(files.texts().get("mappings/hooli/samples/sample-1.csv"))
                .contains("R-102", "24.90", "1049.9")
                .doesNotContain("Mustermann", "Muster", "24,90");
        assertThat(files.texts().get("mappings/hooli/samples/sample-1.error.txt"))
                .isEqualTo("unknown status 'Kulanz geprüft'\n");
        assertThat(PublishedRun.of(files, installation)).hasSize(1);
    }

    @Test
    void amountsThatCanBeReadInTwoWaysWaitForAPerson() {
        Sample sample = sample(
                "r.xlsx",
                sheet -> Workbooks.fill(sheet, new Object[][] {
                    {"RMA", "Order", "SKU", "Status", "Amount"},
                    {"R-1", "#2001", "HOOLI-7", "credited", "24,90 EUR"},
                    {"R-2", "#2002", "HOOLI-7", "credited", "1.024,90 EUR"},
                    {"R-3", "#2003", "HOOLI-7", "credited", new BigDecimal("1.905")}
                }));
        Replay replay = Replay.of(List.of(sample), Way.of(draft(sample), Shown.MAPPINGS));
        assertThat(replay.messages()).hasSize(2);
        assertThat(replay.notRead().get(0).reason()).isEqualTo("the amount '1.905' can be read in two ways");
    }

    @Test
    void whatIsNoWorkbookIsSaidAndNotPublished() {
        Sample good = sample("r.xlsx", WorkbookBenchTest::table);
        Sample broken = new Sample("b.xlsx", new byte[] {'P', 'K', 3, 4, 0, 0});
        Draft draft = draft(good, broken);
        assertThat(Replay.of(List.of(good, broken), Way.of(draft, Shown.MAPPINGS))
                        .notRead())
                .anySatisfy(o -> assertThat(o.reason()).contains("is a broken workbook"));
        assertThat(files(draft, good, broken).texts()).doesNotContainKey("mappings/hooli/samples/sample-2.csv");
        Draft nothing = draft(broken);
        assertThat(Replay.of(List.of(broken), Way.of(nothing, Shown.MAPPINGS)).headline())
                .isEqualTo("0 of 1 read; 1 not read");
    }
}
