package io.backhaul.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.backhaul.core.fixture.Row;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What must be known about the lines of a file before its cells: names or none, how it ends, its charset. */
@Row("N1")
class LinesBenchTest {

    private final Analyst analyst = new Analyst(Shown.knowing("#2001", "#2002", "HOOLI-7"), Shown.MAPPINGS);

    private Draft draft(List<Sample> samples) {
        return analyst.propose("hooli", "Hooli", "demo", samples).draft();
    }

    private static Replay replay(List<Sample> samples, Draft draft) {
        return Replay.of(samples, Way.of(draft, Shown.MAPPINGS));
    }

    private static Sample in(String charset, String name, String... lines) {
        return new Sample(name, (String.join("\n", lines) + "\n").getBytes(Charset.forName(charset)));
    }

    private static Sample file(String name, String... lines) {
        return in(StandardCharsets.UTF_8.name(), name, lines);
    }

    /** The passport is one the hub takes, and the published samples say what they said here. */
    private static String published(List<Sample> samples, Draft draft, Path installation) throws IOException {
        DraftFiles files = DraftFiles.of(draft, samples, Set.of(), Way.of(draft, Shown.MAPPINGS), Optional.empty());
        String passport = files.texts().get("config/suppliers/hooli.yaml");
        assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                        .getSchema(LinesBenchTest.class.getResourceAsStream("/schema/supplier.schema.json"))
                        .validate(new YAMLMapper().readTree(passport)))
                .as(passport)
                .isEmpty();
        assertThat(PublishedRun.of(files, installation)).hasSize(samples.size());
        assertThat(files.texts().keySet()).noneMatch(name -> name.endsWith(".error.txt"));
        return passport;
    }

    @Test
    void theFirstLineOfAFileWithoutNamesIsARow(@TempDir Path installation) throws IOException {
        List<Sample> samples = List.of(
                file("a.csv", "K-1;#2001;HOOLI-7;2;approved;Max", "K-2;#2002;HOOLI-9;2;declined;Eva"),
                file("b.csv", "K-3;#2003;HOOLI-7;1;approved;Max"));
        Draft draft = draft(samples);
        assertThat(draft.reading().columns())
                .containsExactly(
                        entry("column 1", Field.NOT_USED),
                        entry("column 2", Field.ORDER),
                        entry("column 3", Field.SKU),
                        entry("column 4", Field.QUANTITY),
                        entry("column 5", Field.VERDICT),
                        entry("column 6", Field.NOT_USED));
        assertThat(replay(samples, draft).headline())
                .isEqualTo("3 of 3 read; 2 returns would become AUTHORIZED, 1 return would become DECLINED");
        Map<String, Field> said = new LinkedHashMap<>(draft.reading().columns());
        said.put("column 1", Field.RMA);
        Draft named =
                analyst.again(draft.with(draft.reading().with(said)), samples).draft();
        assertThat(replay(samples, named).messages().get(0).path("rma").asText())
                .isEqualTo("K-1");
        assertThat(published(samples, named, installation))
                .contains("header: false", "columns: [RMA No, Order, SKU, Qty, Status, column 6]");
        said.put("column 6", Field.RMA);
        assertThatThrownBy(() -> Way.of(draft.with(draft.reading().with(said)), Shown.MAPPINGS))
                .satisfies(e -> assertThat(e).hasMessageContaining("names 'RMA No' twice"));
    }

    @Test
    void columnsThatLookAlikeAreToldApartByAPerson() {
        List<Sample> samples = List.of(file("a.csv", "#9001,XYZ-5,1,A,QQ-1", "#9002,XYZ-6,2,R,QQ-2"));
        Proposal proposal = analyst.propose("hooli", "Hooli", "demo", samples);
        assertThat(proposal.draft().who().skuPrefixes()).isEmpty();
        assertThat(proposal.columns().get(1).evidence())
                .containsExactly("may be SKU, as another column may: 2 of 2 values look like SKUs");
        Map<String, Field> said = new LinkedHashMap<>(proposal.draft().reading().columns());
        said.put("column 2", Field.SKU);
        Draft named = analyst.again(
                        proposal.draft().with(proposal.draft().reading().with(said)), samples)
                .draft();
        assertThat(named.who().skuPrefixes()).containsExactly("XYZ-");
    }

    @Test
    void theNumbersOfRowsAreNoQuantities() {
        List<Sample> samples = List.of(
                file("a.csv", "1;#2001;HOOLI-7;approved", "2;#2002;HOOLI-9;declined"),
                file("b.csv", "1;#2003;HOOLI-7;approved"));
        assertThat(draft(samples).reading().columns())
                .contains(entry("column 1", Field.NOT_USED))
                .doesNotContainValue(Field.QUANTITY);
    }

    @Test
    void namesOverTwoLinesGoByPosition() {
        List<Sample> samples = List.of(file(
                "a.csv",
                "Return,Order,Item,Qty,Return",
                "Number,Number,Number,,Decision",
                "S1,#2001,HOOLI-7,1,approved"));
        Draft first = draft(samples);
        assertThat(replay(samples, first).notRead())
                .singleElement()
                .satisfies(o -> assertThat(o.reason()).contains("column 'RMA No' is there twice"));
        FileLines headless = new FileLines("", true, "", List.of());
        Draft.Format format = new Draft.Format(",", false, "", "", "", 2, "", false, headless);
        Draft said = analyst.again(new Draft(first.manner(), first.who(), format, first.reading()), samples)
                .draft();
        assertThat(replay(samples, said).headline()).isEqualTo("1 of 1 read; 1 return would become AUTHORIZED");
        assertThat(PassportText.reading(said)).contains("header: false", "headerRow: 2");
    }

    @Test
    void theRowThatCountsTheOthersIsATrailer(@TempDir Path installation) throws IOException {
        String names = "Ret;Order;Item;Qty;Result";
        List<Sample> samples = List.of(
                file("a.csv", names, "R-1;#2001;HOOLI-7;1;approved", "R-2;#2002;HOOLI-9;1;declined", "END;2"),
                file("b.csv", names, "R-3;#2003;HOOLI-7;1;approved", "END;1"));
        Draft draft = draft(samples);
        assertThat(draft.format().lines().trailer()).isEqualTo("END");
        assertThat(replay(samples, draft).headline()).startsWith("3 of 3 read;");
        Sample cut = file("cut.csv", names, "R-4;#2004;HOOLI-7;1;approved");
        assertThat(replay(List.of(cut), draft).notRead().get(0).reason())
                .contains("is not complete: its trailer 'END' is missing");
        assertThat(published(samples, draft, installation)).contains("trailer: END");
    }

    @Test
    void rowsThatSumUpInHisOwnWordsArePassedOver(@TempDir Path installation) throws IOException {
        String names = "Ret;Order;Item;Qty;Result";
        List<Sample> samples = List.of(
                file("a.csv", names, "R-1;#2001;HOOLI-7;1;approved", "R-2;#2002;HOOLI-9;3;declined", "All units;;;4;"),
                file("b.csv", names, "R-3;#2003;HOOLI-7;1;approved", "All units;;;1;"));
        Draft draft = draft(samples);
        assertThat(draft.format().lines()).isEqualTo(new FileLines("", false, "", List.of("All units")));
        assertThat(replay(samples, draft).headline()).startsWith("3 of 3 read;");
        assertThat(published(samples, draft, installation)).contains("totals: [All units]");
    }

    @Test
    void aCharsetIsTheOneInWhichHisWordsAreKnown(@TempDir Path installation) throws IOException {
        List<Sample> chinese = List.of(
                in("GB18030", "a.csv", "退货单号,订单号,货号,数量,处理结果", "T1,#2001,HOOLI-7,1,同意", "T2,#2002,HOOLI-9,1,拒绝"));
        Draft draft = draft(chinese);
        assertThat(draft.format().lines().charset()).isEqualTo("GB18030");
        assertThat(replay(chinese, draft).headline())
                .isEqualTo("2 of 2 read; 1 return would become AUTHORIZED, 1 return would become DECLINED");
        assertThat(published(chinese, draft, installation)).contains("charset: GB18030");
        List<Sample> polish = List.of(in(
                "windows-1250",
                "a.csv",
                "Nr zwrotu;Nr zamówienia;Kod towaru;Ilość;Decyzja",
                "Z1;#2001;HOOLI-7;1;przyjęta"));
        assertThat(draft(polish).format().lines().charset()).isEqualTo("windows-1250");
        assertThat(draft(List.of(Shown.csv("r.csv", Shown.GERMAN)))
                        .format()
                        .lines()
                        .charset())
                .isEmpty();
    }

    @Test
    void singleAddressesAreHisWhereADomainIsAnybodys() {
        List<Sample> mails = List.of(Shown.french(1, "acceptée", ""));
        Way own = Way.of(draft(mails), Shown.MAPPINGS);
        for (String sender : List.of("Retours@dupont.example", "dupont.example")) {
            Way his = new Way(
                    "hooli",
                    null,
                    null,
                    List.of("elsewhere.example", sender),
                    List.of(),
                    own.mapping(),
                    null,
                    own.mappings());
            assertThat(Replay.of(mails, his).notRead()).isEmpty();
        }
        Way others = new Way(
                "hooli", null, null, List.of("other@dupont.example"), List.of(), own.mapping(), null, own.mappings());
        assertThat(Replay.of(mails, others).notRead().get(0).reason())
                .isEqualTo("is from retours@dupont.example, which is none of his addresses and of none of his domains"
                        + " (other@dupont.example)");
    }
}
