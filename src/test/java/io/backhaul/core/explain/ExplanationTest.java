package io.backhaul.core.explain;

import static io.backhaul.core.fixture.Demo.ACME;
import static io.backhaul.core.fixture.Demo.MERCHANT;
import static io.backhaul.core.fixture.Demo.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.core.explain.Explanation.Step;
import io.backhaul.core.explain.Explanation.Who;
import io.backhaul.core.fixture.AReturn;
import io.backhaul.core.fixture.Row;
import io.backhaul.core.fixture.Story;
import io.backhaul.core.message.Disposition;
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
}
