package io.backhaul.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.backhaul.bench.Draft.Manner;
import io.backhaul.core.fixture.Row;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mails whose answer is a table with a head row in the mail itself. */
@Row("N1")
class MailRowsBenchTest {

    private static final String FROM = "Hooli <rma@hooli.example>";

    private final Analyst analyst = new Analyst(Known.nothing(), Shown.MAPPINGS);

    private final Sample yes = plain("1.eml", "R-1 | HOOLI-1 | 1 | genehmigt | | Erika Muster");
    private final Sample two = plain(
            "2.eml",
            "R-2 | HOOLI-2 | 2 | abgelehnt | | Max Muster",
            "R-2 | HOOLI-3 | 1 | gutgeschrieben | 24,90 EUR | Max Muster");
    private final Sample unknown = plain("3.eml", "R-3 | HOOLI-1 | 1 | Kulanz geprüft | | Max Muster");

    private static Sample plain(String name, String... rows) {
        return Shown.mail(
                name,
                FROM,
                "Guten Tag,\n\n| RMA Nr. | Artikel | Menge | Entscheidung | Gutschrift | Kunde |\n|---|---|---|---|---|---|\n| "
                        + String.join(" |\n| ", rows) + " |\n\nMit freundlichen Grüßen\nRetourenabteilung");
    }

    private static Sample html(String name) {
        String mail = """
                From: %s
                To: returns@backhaul.test
                Subject: Re: Return #3001
                Date: Mon, 2 Nov 2026 10:00:00 +0100
                Message-ID: <%s@hooli.example>
                MIME-Version: 1.0
                Content-Type: text/html; charset=utf-8
                Content-Transfer-Encoding: 8bit

                <html><body><p>Guten Tag,</p><table>
                <tr><th>RMA Nr.</th><th>Artikel</th><th>Menge</th><th>Entscheidung</th><th>Gutschrift</th><th>Kunde</th></tr>
                <tr><td>R-4</td><td>HOOLI-1</td><td>1</td><td>genehmigt</td><td></td><td>Erika Muster</td></tr>
                <tr><td>R-5</td><td>HOOLI-2</td><td>3</td><td>Kulanz geprüft</td><td></td><td>Max Muster</td></tr>
                </table></body></html>
                """.formatted(FROM, name);
        return new Sample(name, mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    private Proposal proposal(Sample... samples) {
        return analyst.propose("hooli", "Hooli", "demo", List.of(samples));
    }

    private static Replay replay(Draft draft, Sample... samples) {
        return Replay.of(List.of(samples), Way.of(draft, Shown.MAPPINGS));
    }

    @Test
    void theColumnsOfTheTableAndItsUnknownWordsAreShown() {
        Proposal proposal = proposal(yes, two, unknown);
        assertThat(proposal.draft().manner()).isEqualTo(Manner.ROWS);
        assertThat(proposal.draft().reading().columns())
                .contains(
                        entry("RMA Nr.", Field.RMA),
                        entry("Artikel", Field.SKU),
                        entry("Menge", Field.QUANTITY),
                        entry("Entscheidung", Field.VERDICT),
                        entry("Gutschrift", Field.AMOUNT),
                        entry("Kunde", Field.NOT_USED));
        assertThat(proposal.unknownWords()).extracting(WordGuess::word).containsExactly("kulanz geprüft");
    }

    @Test
    void eachRowIsAMessageAndAForeignWordWaitsForAPerson() {
        Replay replay = replay(proposal(yes, two, unknown).draft(), yes, two, unknown);
        assertThat(replay.headline())
                .isEqualTo("2 of 3 read; 1 return would become AUTHORIZED, 1 return would become DECLINED,"
                        + " 1 would move 24.90 EUR to supplier credit; 1 not read");
        assertThat(replay.notRead().get(0).reason()).isEqualTo("unknown status 'Kulanz geprüft'");
    }

    @Test
    void aTableOfHtmlIsReadOnceItsWordIsSaid() {
        Sample html = html("4.eml");
        Draft draft = proposal(html).draft();
        assertThat(draft.manner()).isEqualTo(Manner.ROWS);
        java.util.Map<String, Meaning> words =
                new java.util.LinkedHashMap<>(draft.reading().words());
        words.put("kulanz geprüft", Meaning.DECLINED);
        Draft.Reading r = draft.reading();
        Draft said = draft.with(new Draft.Reading(
                r.columns(), r.required(), words, r.conditions(), r.every(), r.currency(), r.orderPrefix(), true));
        assertThat(replay(analyst.again(said, List.of(html)).draft(), html).headline())
                .isEqualTo("1 of 1 read; 1 return would become AUTHORIZED, 1 return would become DECLINED");
    }

    @Test
    void wordsBesideTheTableThatTakeItBackHoldTheMail() {
        Draft draft = proposal(yes, two, unknown).draft();
        Sample condition = Shown.mail(
                "5.eml",
                FROM,
                "We approve only if the goods are unused.\n\n| RMA Nr. | Artikel | Menge | Entscheidung |\n| R-6 | HOOLI-1 | 1 | genehmigt |");
        assertThat(replay(draft, condition).notRead())
                .singleElement()
                .satisfies(o -> assertThat(o.reason()).startsWith("beside its table the mail says"));
        Sample none = Shown.mail("6.eml", FROM, "Please see our portal.");
        assertThat(replay(draft, none).notRead().get(0).reason()).isEqualTo("the mail has no table with a head row");
    }

    @Test
    void whatTheGeneralMappingReadsNeedsNoOther() {
        assertThat(proposal(yes).draft().manner()).isEqualTo(Manner.PROSE);
    }

    @Test
    void thePublishedSamplesRunAndNameNobody(@TempDir Path installation) throws IOException {
        List<Sample> samples = List.of(yes, two, unknown, html("4.eml"));
        Draft draft = analyst.propose("hooli", "Hooli", "demo", samples).draft();
        DraftFiles files = DraftFiles.of(draft, samples, Set.of(), Way.of(draft, Shown.MAPPINGS), Optional.empty());
        assertThat(files.texts().get("config/suppliers/hooli.yaml")).contains("type: mail", "mapping: hooli/answers");
        assertThat(files.texts().get("mappings/hooli/samples/sample-4.eml"))
                .contains("| R-4 | HOOLI-1 | 1 | genehmigt |")
                .doesNotContain("Muster");
        assertThat(PublishedRun.of(files, installation)).hasSize(4);
    }
}
