package io.backhaul.core.explain;

import static io.backhaul.core.fixture.Demo.ACME;
import static io.backhaul.core.fixture.Demo.MERCHANT;
import static io.backhaul.core.fixture.Demo.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.backhaul.core.decision.Deadlines;
import io.backhaul.core.decision.Deadlines.Deadline;
import io.backhaul.core.decision.Decision;
import io.backhaul.core.explain.Explanation.Step;
import io.backhaul.core.explain.Explanation.Who;
import io.backhaul.core.fixture.AReturn;
import io.backhaul.core.fixture.Row;
import io.backhaul.core.fixture.Story;
import io.backhaul.core.message.Disposition;
import io.backhaul.core.message.LineQuantity;
import io.backhaul.core.message.ParcelStatus;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a return waits for, phase by phase: verification, authorisation, reconciliation. */
class ExplanationTest {

    private final Story story = Story.of(AReturn.of("ACME-1", 2, "30.00"));

    private Explanation told() {
        return Explanation.of(story.c(), story.cases().questions(MERCHANT, story.id()), story.deadlines());
    }

    private List<String> next() {
        return told().next().stream().map(Step::what).toList();
    }

    @Test
    @Row({"S147", "S128"})
    void s147_everyPhaseSaysWhoMustDoWhatUntilWhen() {
        assertThat(next()).containsExactly("acme says yes or no.");
        assertThat(told().next().get(0).at()).as("the reminder").isEqualTo(Instant.parse("2026-09-13T12:00:00Z"));
        assertThat(told().next().get(0).who()).isEqualTo(Who.SUPPLIER);

        story.tell(story.says(ACME).yes("R-1", "1 Road", false));
        assertThat(next()).containsExactly("The customer ships 2 units to acme.");

        story.ships("1Z1");
        assertThat(next()).containsExactly("UPS delivers parcel 1Z1 to acme.");

        story.scanned("1Z1", ParcelStatus.DELIVERED);
        assertThat(next()).containsExactly("acme inspects 2 units.");
        assertThat(told().wouldChange().get(0)).contains("up to 60.00 USD");

        story.tell(story.says(ACME).inspected(Disposition.SCRAP));
        assertThat(next()).containsExactly("acme credits 60.00 USD.", "The gateway is told to refund 60.00 USD.");

        story.gatewayPays();
        assertThat(next()).containsExactly("acme credits 60.00 USD.");

        story.tell(story.says(ACME).credits("CM-1", usd("60.00")));
        assertThat(told().next()).isEmpty();
        assertThat(told().wouldChange()).isEmpty();
    }

    @Test
    @Row("S128")
    void s128_aQuestionComesFirstAndNamesItsRule() {
        story.misses("ANSWER");
        story.misses("LAST_ANSWER");
        Step first = told().next().get(0);
        assertThat(first.who()).isEqualTo(Who.PERSON);
        assertThat(first.what()).startsWith("acme has not answered within twice");
        assertThat(first.why()).isEqualTo("rule SupplierSilent");
        assertThat(told().wouldChange().get(0)).isEqualTo("A person's answer to the open question.");
    }

    @Test
    @Row("F17")
    void f17_aDebtIsTheSumOfTheEntriesThatMovedIt() {
        story.tell(story.says(ACME).yes());
        story.arrives("1Z1");
        story.tell(story.says(ACME).inspected(Disposition.SCRAP));
        story.tell(story.says(ACME).credits("CM-1", usd("25.00")));

        Explanation.Amount owed = told().amounts().stream()
                .filter(a -> a.what().equals("Still owed by acme"))
                .findFirst()
                .orElseThrow();
        assertThat(owed.total()).isEqualTo(usd("35.00"));
        assertThat(owed.lines())
                .containsExactly(
                        new Explanation.Part("owed by acme", usd("60.00")),
                        new Explanation.Part("credited by acme, CM-1", usd("-25.00")));
    }

    private Step only() {
        assertThat(told().next()).hasSize(1);
        return told().next().get(0);
    }

    @Test
    @Row({"S147", "S128"})
    void s147_everyStepSaysWhyAndWhatComesOfItEitherWay() {
        assertThat(only().why())
                .isEqualTo("He was asked to take back 2 units; acme answers within 3 days from request,"
                        + " then he is reminded or a person calls him.");
        assertThat(told().wouldChange())
                .containsExactly("An answer of acme: yes sends the goods on their way back, worth 60.00 USD"
                        + " to the customer; no goes to a person.");

        story.tell(story.says(ACME).yes("R-1", "1 Road", false));
        assertThat(only().why())
                .isEqualTo("acme authorised the return under R-1;"
                        + " an unused authorization expires after 60 days from authorization.");
        assertThat(told().wouldChange())
                .containsExactly("A parcel to acme; without one the authorization expires and 60.00 USD of goods"
                        + " stay with the customer unrefunded.");

        story.ships("1Z1");
        assertThat(only().why()).isEqualTo("The parcel was shipped; nothing is owed for it before it arrives.");
        assertThat(told().wouldChange()).containsExactly("The delivery of parcel 1Z1, or its loss.");

        story.scanned("1Z1", ParcelStatus.DELIVERED);
        assertThat(only().why())
                .isEqualTo("The goods were delivered; his inspection makes the refund due,"
                        + " without one: refund after 7 days from delivery.");
        assertThat(told().wouldChange())
                .containsExactly("An inspection of acme: what he confirms is refunded, up to 60.00 USD;"
                        + " what contradicts the customer goes to a person.");

        story.tell(story.says(ACME).inspected(Disposition.SCRAP));
        assertThat(told().next())
                .extracting(Step::why)
                .containsExactly(
                        "He owes 60.00 USD and has credited 0.00 USD;"
                                + " acme credits within 30 days from claim, then he is chased.",
                        "It was ordered on payment stripe/pi_1 and counts as spent meanwhile.");
        assertThat(told().wouldChange())
                .containsExactly(
                        "The gateway's word on 60.00 USD: paid settles it, failed makes it owed again and asks a"
                                + " person.",
                        "A credit of acme up to 60.00 USD, or a person who writes it off.");
    }

    @Test
    @Row("S147")
    void s147_onlyWhatIsNotOnItsWayYetAndDoesNotStayIsToBeShipped() {
        Story parts = Story.of(AReturn.of("ACME-1", 2, "30.00").and("ACME-2", 1, "20.00"));
        parts.tell(parts.says(ACME).yes());
        parts.ships("1Z1", new LineQuantity("ACME-1", 2));
        assertThat(Explanation.of(parts.c(), List.of(), List.of()).next())
                .extracting(Step::what, Step::why)
                .containsExactly(
                        tuple("The customer ships 1 unit to acme.", "acme authorised the return."),
                        tuple(
                                "UPS delivers parcel 1Z1 to acme.",
                                "The parcel was shipped; nothing is owed for it before it arrives."));

        Story kept = Story.of(AReturn.of("ACME-1", 2, "30.00").and("ACME-2", 1, "20.00"));
        kept.tell(kept.says(ACME).yes(null, null, true, new LineQuantity("ACME-1", 2)));
        kept.tell(kept.says(ACME).yes(new LineQuantity("ACME-2", 1)));
        assertThat(Explanation.of(kept.c(), List.of(), List.of()).next())
                .extracting(Step::what)
                .contains("The customer ships 1 unit to acme.");
    }

    @Test
    @Row("S147")
    void s147_onlyTheGoodsNobodyHasInspectedYetWaitForIt() {
        story.tell(story.says(ACME).yes());
        story.arrives("1Z1");
        story.tell(story.says(ACME).inspected(Disposition.SCRAP, new LineQuantity("ACME-1", 1)));
        assertThat(next()).contains("acme inspects 1 unit.");
        assertThat(told().wouldChange())
                .as("30.00 of 60.00 are decided")
                .anyMatch(words ->
                        words.startsWith("An inspection of acme: what he confirms is refunded, up to 30.00 USD"));
    }

    @Test
    @Row({"S147", "S128"})
    void s147_aDeadlineOfItsOwnSaysWhatPassesAndTheEarliestOfAStepsDeadlinesCounts() {
        Instant soon = Instant.parse("2026-09-11T12:00:00Z");
        Instant later = soon.plusSeconds(86_400);
        List<Deadline> running = List.of(
                deadline(Deadlines.ACKNOWLEDGE, null, soon),
                deadline(Deadlines.CLAIM_WARNING, ACME, soon.plusSeconds(1)),
                deadline(Deadlines.CLAIM_WINDOW, ACME, soon.plusSeconds(2)),
                deadline(Deadlines.LATE_RETURN, null, soon.plusSeconds(3)),
                deadline("OTHER", ACME, soon.plusSeconds(4)),
                deadline("OTHER", null, soon.plusSeconds(5)),
                deadline(Deadlines.LAST_ANSWER, ACME, later.plusSeconds(1)),
                deadline(Deadlines.ANSWER, ACME, later));

        Explanation told = Explanation.of(story.c(), List.of(), running);

        assertThat(told.next())
                .extracting(Step::what)
                .containsExactly(
                        "A person is asked to acknowledge the request, unless somebody has.",
                        "A person is warned that the claim on acme is about to die, unless he was told.",
                        "The claim on acme dies, unless he was told.",
                        "A person is told that the customer has waited too long.",
                        "The deadline OTHER of acme passes.",
                        "The deadline OTHER passes.",
                        "acme says yes or no.");
        assertThat(told.next().get(6).at()).isEqualTo(later);
        assertThat(told.next().get(0)).isEqualTo(new Step(told.next().get(0).what(), "by rule.", Who.HUB, null, soon));
        assertThat(told.wouldChange()).contains("Whatever makes this deadline needless: by rule.");
    }

    private static Deadline deadline(String kind, String supplier, Instant at) {
        return new Deadline(kind, supplier, at, "by rule", null);
    }

    @Test
    @Row("S128")
    void s128_severalQuestionsAreCounted() {
        Decision question = story.c().made().get(0).decision();
        assertThat(Explanation.of(story.c(), List.of(question, question), List.of())
                        .wouldChange())
                .contains("A person's answer to any of the 2 open questions.");
    }
}
