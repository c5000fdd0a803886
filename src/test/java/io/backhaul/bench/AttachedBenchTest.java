package io.backhaul.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.backhaul.bench.Draft.Manner;
import io.backhaul.core.fixture.Row;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mails whose answer is a table attached to them. */
@Row("N1")
class AttachedBenchTest {

    private static final String HEADER = "Retouren-Nr.;Ihre Bestellung;Artikel;Menge;Entscheidung;Kunde\r\n";

    private final Analyst analyst = new Analyst(Known.nothing(), Shown.MAPPINGS);

    private final Sample first =
            mail("1.eml", "See attached.", "answers.csv", csv("R-1;#1;HOOLI-1;1;genehmigt;E. Muster"));
    private final Sample second = mail(
            "2.eml",
            "Anbei die Antworten.",
            "answers.csv",
            csv("R-2;#2;HOOLI-2;1;abgelehnt;M. Muster", "R-3;#3;HOOLI-2;1;Kulanz geprüft;M. Muster"));

    private static byte[] csv(String... rows) {
        return (HEADER + String.join("\r\n", rows) + "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    static Sample mail(String name, String text, String file, byte[] content) {
        String mail = """
                From: Hooli Returns <rma@hooli.example>
                To: returns@backhaul.test
                Subject: Re: Returns
                Date: Mon, 2 Nov 2026 10:00:00 +0100
                Message-ID: <%1$s@hooli.example>
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary=x

                --x
                Content-Type: text/plain; charset=utf-8
                Content-Transfer-Encoding: 8bit

                %2$s
                --x
                Content-Type: application/octet-stream; name="%3$s"
                Content-Disposition: attachment; filename="%3$s"
                Content-Transfer-Encoding: base64

                %4$s
                --x--
                """.formatted(name, text, file, Base64.getMimeEncoder().encodeToString(content));
        return new Sample(name, mail.replaceAll("\r?\n", "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    private Draft draft(Sample... samples) {
        return analyst.propose("hooli", "Hooli", "demo", List.of(samples)).draft();
    }

    private static Replay replay(Draft draft, Sample... samples) {
        return Replay.of(List.of(samples), Way.of(draft, Shown.MAPPINGS));
    }

    @Test
    void theColumnsOfTheTableAreProposed() {
        Proposal proposal = analyst.propose("hooli", "Hooli", "demo", List.of(first, second));
        Draft draft = proposal.draft();
        assertThat(draft.manner()).isEqualTo(Manner.CSV);
        assertThat(draft.format().attached()).isTrue();
        assertThat(draft.who().address()).isEqualTo("rma@hooli.example");
        assertThat(draft.who().domains()).containsExactly("hooli.example");
        assertThat(draft.who().skuPrefixes()).containsExactly("HOOLI-");
        assertThat(draft.reading().columns())
                .contains(entry("Entscheidung", Field.VERDICT), entry("Kunde", Field.NOT_USED));
        assertThat(proposal.unknownWords()).extracting(WordGuess::word).containsExactly("kulanz geprüft");
    }

    @Test
    void rowsAreReplayedAndAForeignWordIsListed() {
        Replay replay = replay(draft(first, second), first, second);
        assertThat(replay.headline())
                .isEqualTo("2 of 3 read; 1 return would become AUTHORIZED, 1 return would become DECLINED; 1 not read");
        assertThat(replay.notRead().get(0).where() + ": "
                        + replay.notRead().get(0).reason())
                .isEqualTo("2.eml answers.csv line 3: unknown status 'Kulanz geprüft'");
    }

    @Test
    void aWorkbookAttachedIsReadToo() {
        Sample mail = mail(
                "3.eml",
                "See attached.",
                "answers.xlsx",
                WorkbookBenchTest.sample("r.xlsx", WorkbookBenchTest::table).content());
        Draft draft = draft(mail);
        assertThat(draft.manner()).isEqualTo(Manner.XLSX);
        assertThat(replay(draft, mail).read()).isEqualTo(4);
    }

    @Test
    void whatTheMailSaysMustNotContradictItsTable() {
        Sample limits =
                mail("4.eml", "This is only a draft, do not use it.", "a.csv", csv("R-4;#4;HOOLI-1;1;genehmigt;"));
        Sample other = mail("5.eml", "Your request is declined.", "a.csv", csv("R-5;#5;HOOLI-1;1;genehmigt;"));
        assertThat(replay(draft(first, second), limits, other).notRead())
                .hasSize(2)
                .anySatisfy(o -> assertThat(o.reason()).contains("more than a machine can tell"))
                .anySatisfy(o -> assertThat(o.reason()).contains("the attached table says return authorized"));
    }

    @Test
    void aTableNobodyKnowsAFormatForIsToldAsInTheHub() {
        Sample prose =
                Shown.mail("p.eml", "Hooli <rma@hooli.example>", "Your return for order #1 is approved. RMA: R-1");
        Draft draft = draft(prose);
        assertThat(draft.format().attached()).isFalse();
        assertThat(replay(draft, prose, first).notRead())
                .singleElement()
                .satisfies(o -> assertThat(o.reason()).contains("table attached, no format in the passport of hooli"));
    }

    @Test
    void mailsWithoutATableAreReadByTheGeneralMapping() {
        Sample prose =
                Shown.mail("p.eml", "Hooli <rma@hooli.example>", "Your return for order #1 is approved. RMA: R-1");
        assertThat(replay(draft(first, second, prose), prose).headline())
                .isEqualTo("1 of 1 read; 1 return would become AUTHORIZED");
    }

    @Test
    void thePassportIsValidAndThePublishedSamplesRun(@TempDir Path installation) throws IOException {
        Draft draft = draft(first, second);
        DraftFiles files =
                DraftFiles.of(draft, List.of(first, second), Set.of(), Way.of(draft, Shown.MAPPINGS), Optional.empty());
        String passport = files.texts().get("config/suppliers/hooli.yaml");
        assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                        .getSchema(getClass().getResourceAsStream("/schema/supplier.schema.json"))
                        .validate(new YAMLMapper().readTree(passport)))
                .as(passport)
                .isEmpty();
        assertThat(passport).contains("type: mail", "  mapping: mail/answers\n  files:\n    format: csv\n");
        assertThat(files.texts().get("mappings/hooli/samples/sample-2.csv"))
                .contains("R-2,\"#2\"")
                .doesNotContain("Muster");
        assertThat(files.texts().get("mappings/hooli/samples/sample-2.error.txt"))
                .isEqualTo("unknown status 'Kulanz geprüft'\n");
        assertThat(PublishedRun.of(files, installation)).hasSize(2);
    }

    @Test
    void whatWasAgreedWithAMailSupplierStays() throws IOException {
        String agreed = Files.readString(Path.of("config/suppliers/acme.yaml"));
        String changed = PassportChange.of(agreed, draft(first, second));
        assertThat(changed).contains("domains:", "format: csv", "mapping: hooli/answers");
        assertThat(new YAMLMapper()
                        .readTree(changed)
                        .at("/channel/files/csv/delimiter")
                        .asText())
                .isEqualTo(";");
        assertThat(PassportChange.of(changed, draft(Shown.french().toArray(new Sample[0]))))
                .contains("files:", "format: csv");
    }
}
