package io.backhaul.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.backhaul.core.fixture.Row;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is taken for a decision, for whose goods and how many: rather a question too much than a decision nobody made. */
@Row("N1")
class DecisionsBenchTest {

    private final Analyst analyst = new Analyst(Known.nothing(), Shown.MAPPINGS);

    private static List<Sample> file(String... lines) {
        return List.of(Shown.csv("a.csv", List.of(lines)));
    }

    private Proposal proposal(String... lines) {
        return analyst.propose("hooli", "Hooli", "demo", file(lines));
    }

    private Replay replay(String... lines) {
        return Replay.of(file(lines), Way.of(proposal(lines).draft(), Shown.MAPPINGS));
    }

    private List<String> reasons(String... lines) {
        return replay(lines).notRead().stream().map(Outcome::reason).toList();
    }

    @ParameterizedTest
    @CsvSource({"afgekeurd", "OK?", "A", "new", "01", "un-approved", "Approved 2 of 3", "damaged", "missing"})
    void aWordThatMayMeanSomethingElseIsAsked(String word) {
        assertThat(proposal("RMA,Order,SKU,Qty,Status", "R-1,#2001,HOOLI-7,1,approved", "R-2,#2002,HOOLI-7,1," + word)
                        .unknownWords())
                .extracting(WordGuess::word)
                .containsExactly(word.toLowerCase(java.util.Locale.ROOT));
    }

    @ParameterizedTest
    @CsvSource({"Closed", "Refund customer", "Accepted On", "Rejected"})
    void yesAndNoSayNothingWhereNobodyAskedForADecision(String column) {
        assertThat(replay("RMA,Order,SKU,Qty," + column, "R-1,#2001,HOOLI-7,1,Yes", "R-2,#2002,HOOLI-7,1,No")
                        .messages())
                .noneSatisfy(
                        message -> assertThat(message.path("kind").asText()).isEqualTo("RETURN_AUTHORIZED"));
        assertThat(replay("RMA,Order,SKU,Qty," + column, "R-1,#2001,HOOLI-7,1,No")
                        .messages())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"Approved", "Approved (Y/N)", "Return accepted?", "Decision"})
    void yesAndNoDecideWhereTheNameAsks(String column) {
        assertThat(replay("RMA,Order,SKU,Qty," + column, "R-1,#2001,HOOLI-7,1,Y", "R-2,#2002,HOOLI-7,1,N")
                        .headline())
                .isEqualTo("2 of 2 read; 1 return would become AUTHORIZED, 1 return would become DECLINED");
    }

    @Test
    void aColumnForYesAndAColumnForNoAreReadTogether() {
        String[] file = {
            "RMA;Bestellung;Artikel;Menge;Genehmigt;Abgelehnt",
            "R-1;#2001;HOOLI-7;1;ja;nein",
            "R-2;#2002;HOOLI-7;1;nein;ja",
            "R-3;#2003;HOOLI-7;1;nein;nein",
            "R-4;#2004;HOOLI-7;1;ja;ja"
        };
        assertThat(proposal(file).draft().reading().columns())
                .contains(entry("Genehmigt", Field.ACCEPTED), entry("Abgelehnt", Field.DECLINED));
        assertThat(replay(file).headline())
                .isEqualTo("2 of 4 read; 1 return would become AUTHORIZED, 1 return would become DECLINED; 2 not read");
        assertThat(reasons(file)).containsExactly("the row marks no decision", "the row says yes and no at once");
        assertThat(replay("RMA,Order,SKU,Qty,Accepted,Rejected", "R-1,#2001,HOOLI-7,1,x,", "R-2,#2002,HOOLI-7,1,,x")
                        .headline())
                .isEqualTo("2 of 2 read; 1 return would become AUTHORIZED, 1 return would become DECLINED");
    }

    @Test
    void oneRowIsOnePieceWhereItsNumberStands() {
        Replay replay = replay(
                "RMA,Order,SKU,Serial No,Decision",
                "R-1,#2001,HOOLI-7,S1,Accepted",
                "R-1,#2001,HOOLI-7,S2,Accepted",
                "R-1,#2001,HOOLI-7,S3,Declined");
        assertThat(replay.messages())
                .hasSize(3)
                .allSatisfy(m -> assertThat(m.at("/lines/0/quantity").asInt()).isEqualTo(1));
        assertThat(replay.messages().stream().map(m -> m.path("key").asText())).doesNotHaveDuplicates();
    }

    @Test
    void noMessageIsAboutMoreThanItsRow() {
        assertThat(reasons(
                        "RMA,Order,SKU,Qty,Status",
                        "R-1,#2001,HOOLI-7,1,approved",
                        "R-2,#2002,,1,approved",
                        "R-3,#2003,HOOLI-7,,approved",
                        "R-4,#2004,HOOLI-7,0,declined"))
                .containsExactly(
                        "column 'SKU' is empty",
                        "column 'Qty' is empty",
                        "quantity 0 says of no unit what becomes of it");
    }

    @Test
    void whatSpeaksOfMoreThanItsRowIsSaidBefore() {
        assertThat(proposal("RMA,Order,Status", "R-1,#2001,approved").notes())
                .anySatisfy(note -> assertThat(note).startsWith("No column names the goods"));
        assertThat(replay("RMA,Order,Status", "R-1,#2001,approved")
                        .outcomes()
                        .get(0)
                        .words())
                .contains("all goods of the return");
        assertThat(proposal("Order,SKU,Status", "#2001,HOOLI-7,approved", "#2001,HOOLI-7,approved")
                        .notes())
                .anySatisfy(note -> assertThat(note)
                        .startsWith("No column says how many")
                        .contains("1 row says the same as another"));
        assertThat(proposal("RMA,Order,SKU,Qty,Disposition", "R-1,#2001,HOOLI-7,1,Scrap")
                        .notes())
                .contains(
                        "'Disposition' says how he found the goods: if each record is his finding, say that every record means"
                                + " 'has inspected them, the condition says what he found'.");
    }

    @Test
    void aColumnIsNotTakenForOneOfSeveralThatLookLikeIt() {
        Proposal amounts = proposal(
                "Gutschriftnr;RMA;Auftrag;Brutto;Abzug;Auszahlung",
                "G1;R-1;#2001;100,00;20,00;80,00",
                "G2;R-2;#2002;50,00;0,00;50,00");
        assertThat(amounts.draft().reading().columns()).doesNotContainValue(Field.AMOUNT);
        assertThat(amounts.columns().get(3).evidence())
                .containsExactly("may be amount he credits, as another column may: 2 of 2 values look like amounts");
        assertThat(proposal("RMA;Order;SKU;Qty;Claim Type;Claim Status", "R-1;#2001;HOOLI-7;1;Defective;Accepted")
                        .draft()
                        .reading()
                        .columns())
                .contains(entry("Claim Type", Field.NOT_USED), entry("Claim Status", Field.VERDICT));
        assertThat(proposal("RMA;Order;SKU;Units back;Status", "R-1;#2001;HOOLI-7;2;approved")
                        .notes())
                .noneSatisfy(note -> assertThat(note).contains("No column says how many"));
        assertThat(proposal("RMA;Order;SKU;Wieviel;Status", "R-1;#2001;HOOLI-7;2;approved")
                        .notes())
                .anySatisfy(note ->
                        assertThat(note).contains("Small whole numbers stand in 'Wieviel': is it the quantity?"));
    }

    @Test
    void quantitiesWithDecimalsAreNoAmounts() {
        String[] file = {"RMA;Commande;Article;Qté retour;Statut", "R-1;#2001;HOOLI-7;2,00;validé"};
        assertThat(proposal(file).draft().reading().columns()).contains(entry("Qté retour", Field.QUANTITY));
        assertThat(replay(file).messages().get(0).at("/lines/0/quantity").asInt())
                .isEqualTo(2);
    }

    @Test
    void amountsWithBlanksAndSignsOfCurrenciesAreRead() {
        Replay replay = replay(
                "RMA;Order;SKU;Qty;Status;Amount",
                "R-1;#2001;HOOLI-7;1;credited;1 234,50 €",
                "R-2;#2002;HOOLI-7;1;credited;129,00 zloty",
                "R-3;#2003;HOOLI-7;1;credited;24,90 EUR");
        assertThat(replay.headline()).contains("2 would move 1259.40 EUR to supplier credit", "1 not read");
    }

    @Test
    void whatNobodyDecidedSaysWhatToDo() {
        assertThat(reasons("Order,SKU,Qty", "#2001,HOOLI-7,1"))
                .containsExactly(
                        "no column says what he decided: choose the one that does, or say what every record means");
    }

    @Test
    void labelsAreReadWhereProseWouldSpeakOfTheWholeReturn() {
        List<Sample> mails = new ArrayList<>();
        for (int i = 1; i < 4; i++) {
            mails.add(Shown.french(i, i == 2 ? "refusé" : "accepté", ""));
        }
        Proposal proposal = analyst.propose("dupont", "Dupont", "demo", mails);
        assertThat(proposal.draft().manner()).isEqualTo(Draft.Manner.LABELS);
        assertThat(Replay.of(mails, Way.of(proposal.draft(), Shown.MAPPINGS)).messages())
                .allSatisfy(m -> assertThat(m.at("/lines/0/sku").asText()).startsWith("DUPONT-"));
    }
}
