package io.backhaul.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.backhaul.bench.Draft.Manner;
import io.backhaul.core.fixture.Row;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@Row("N1")
class AnalystTest {

    private final Analyst analyst = new Analyst(Shown.knowing("#2001", "#2002", "HOOLI-7"), Shown.MAPPINGS);

    private final List<Sample> german = List.of(Shown.csv("retouren.csv", Shown.GERMAN));

    @Test
    void readsGermanColumnsByNameLookAndOurData() {
        Proposal proposal = analyst.propose("hooli", "Hooli", "demo", german);
        assertThat(proposal.draft().manner()).isEqualTo(Manner.CSV);
        assertThat(proposal.draft().format().delimiter()).isEqualTo(";");
        assertThat(proposal.draft().format().decimalComma()).isTrue();
        assertThat(proposal.draft().who().skuPrefixes()).containsExactly("HOOLI-");
        assertThat(proposal.draft().reading().currency()).isEqualTo("EUR");
        assertThat(proposal.draft().reading().columns())
                .contains(
                        entry("Retouren-Nr.", Field.RMA),
                        entry("Ihre Bestellung", Field.ORDER),
                        entry("Artikel", Field.SKU),
                        entry("Menge", Field.QUANTITY),
                        entry("Entscheidung", Field.VERDICT),
                        entry("Gutschrift EUR", Field.AMOUNT),
                        entry("Bemerkung", Field.REASON));
        assertThat(proposal.columns().get(1).evidence())
                .anySatisfy(why -> assertThat(why).contains("of ours", "#200"));
    }

    @Test
    void knowsWhatWordsMeanAndAsksForTheRest() {
        Proposal proposal = analyst.propose("hooli", "Hooli", "demo", german);
        assertThat(proposal.draft().reading().words())
                .containsAllEntriesOf(Map.of(
                        "genehmigt", Meaning.AUTHORIZED,
                        "abgelehnt", Meaning.DECLINED,
                        "ware eingegangen", Meaning.RECEIVED,
                        "gutgeschrieben", Meaning.CREDITED));
        assertThat(proposal.unknownWords()).extracting(WordGuess::word).containsExactly("kulanz geprüft");
    }

    @Test
    void replaysAllRowsInBusinessWords() {
        Draft draft = analyst.propose("hooli", "Hooli", "demo", german).draft();
        Replay replay = Replay.of(german, Way.of(draft, Shown.MAPPINGS));
        assertThat(replay.headline())
                .isEqualTo("4 of 5 read; 1 return would become AUTHORIZED, 1 return would become DECLINED,"
                        + " 1 return would become RECEIVED, 1 would move 1049.90 EUR to supplier credit;"
                        + " 1 not read");
        assertThat(replay.notRead())
                .singleElement()
                .satisfies(o -> assertThat(o.where() + ": " + o.reason())
                        .isEqualTo("retouren.csv line 6: unknown status 'Kulanz geprüft'"));
        assertThat(replay.outcomes().get(1).sources())
                .contains(
                        new Outcome.Source("kind", "RETURN_DECLINED", "Entscheidung: abgelehnt"),
                        new Outcome.Source("lines.quantity", "2", "Menge: 2"),
                        new Outcome.Source("reasonText", "außerhalb der Frist", "Bemerkung: außerhalb der Frist"));
    }

    @Test
    void whatAPersonSaysCounts() {
        Proposal first = analyst.propose("hooli", "Hooli", "demo", german);
        Draft.Reading r = first.draft().reading();
        Map<String, Meaning> words = new java.util.LinkedHashMap<>(r.words());
        words.put("kulanz geprüft", Meaning.AUTHORIZED);
        Draft said = first.draft()
                .with(new Draft.Reading(
                        r.columns(), List.of(), words, Map.of(), r.every(), r.currency(), r.orderPrefix(), true));
        Proposal second = analyst.again(said, german);
        assertThat(second.unknownWords()).isEmpty();
        assertThat(Replay.of(german, Way.of(second.draft(), Shown.MAPPINGS)).notRead())
                .isEmpty();
    }

    @Test
    void readsLabelsOfFrenchMails() {
        Proposal proposal = analyst.propose("dupont", "Dupont", "demo", Shown.french());
        assertThat(proposal.draft().manner()).isEqualTo(Manner.LABELS);
        assertThat(proposal.draft().who().address()).isEqualTo("retours@dupont.example");
        assertThat(proposal.draft().who().domains()).containsExactly("dupont.example");
        assertThat(proposal.draft().who().skuPrefixes()).containsExactly("DUPONT-");
        Replay replay = Replay.of(Shown.french(), Way.of(proposal.draft(), Shown.MAPPINGS));
        assertThat(replay.headline())
                .isEqualTo("3 of 4 read; 1 return would become AUTHORIZED, 1 return would become DECLINED,"
                        + " 1 would move 24.90 EUR to supplier credit; 1 not read");
        assertThat(replay.notRead().get(0).reason()).isEqualTo("unknown status 'à voir avec le chef'");
    }

    @Test
    void proseNeedsNoMappingOfItsOwn() {
        List<Sample> prose = List.of(Shown.mail("yes.eml", "Pied Piper <rma@piper.example>", """
                Hello,

                your return for order #2001 is approved. The RMA number is RMA-77.
                Ship to: Pied Piper, 5 Newell Road, Palo Alto CA 94303, USA"""));
        Proposal proposal = analyst.propose("piper", "Pied Piper", "demo", prose);
        assertThat(proposal.draft().manner()).isEqualTo(Manner.PROSE);
        assertThat(proposal.draft().mapping()).isEqualTo("mail/answers");
        Outcome read = Replay.of(prose, Way.of(proposal.draft(), Shown.MAPPINGS))
                .outcomes()
                .get(0);
        assertThat(read.words()).contains("RETURN_AUTHORIZED", "RMA-77");
        assertThat(read.sources())
                .contains(new Outcome.Source("rma", "RMA-77", "The RMA number is RMA-77."))
                .contains(new Outcome.Source("kind", "RETURN_AUTHORIZED", "your return for order #2001 is approved."));
    }

    @Test
    void orderNamesWithoutTheirSignAreOurs() {
        List<Sample> bare = List.of(Shown.csv(
                "a.csv", List.of("Order No,Item,Qty,Status", "2001,HOOLI-7,1,approved", "2002,HOOLI-9,1,rejected")));
        Draft draft = analyst.propose("hooli", "Hooli", "demo", bare).draft();
        assertThat(draft.reading().orderPrefix()).isEqualTo("#");
        assertThat(Replay.of(bare, Way.of(draft, Shown.MAPPINGS))
                        .messages()
                        .get(0)
                        .toString())
                .contains("\"value\":\"#2001\"");
    }
}
