package io.backhaul.core.decision;

import static io.backhaul.core.fixture.Demo.ACME;
import static io.backhaul.core.fixture.Demo.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.core.fixture.APolicy;
import io.backhaul.core.fixture.AReturn;
import io.backhaul.core.fixture.Demo;
import io.backhaul.core.fixture.Row;
import io.backhaul.core.fixture.Story;
import io.backhaul.core.fixture.Words.Said;
import io.backhaul.core.message.Disposition;
import io.backhaul.core.message.LineQuantity;
import io.backhaul.core.message.OperatorAction;
import io.backhaul.core.message.Resolution;
import io.backhaul.core.policy.Agreement;
import io.backhaul.core.policy.Grant;
import io.backhaul.core.policy.RefundOn;
import io.backhaul.core.policy.Remedy;
import io.backhaul.core.returns.CaseStatus;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The same goods again: replacement and refund exclude each other (rows S28, S29, S33). */
class ReplacementTest {

    private static Story wanted() {
        Grant offers = new Grant(
                null, null, null, null, null, null, null, null, null, null, null, Set.of(Remedy.REPLACEMENT), null);
        Agreement agreed = new Agreement(null, null, null, List.of(offers), null, null, null, null, null, null, null);
        Story story = new Story(Demo.agreed(Demo.terms(), ACME, agreed));
        story.customerReturns(AReturn.of("ACME-1", 2, "30.00").wanting(Resolution.REPLACEMENT));
        story.tell(story.says(ACME).yes());
        story.arrives("1Z1");
        story.tell(story.says(ACME).inspected(Disposition.SCRAP));
        return story;
    }

    @Row({"S33", "S28", "S29"})
    @Test
    void s33_noMoneyIsPaidWhileTheReplacementIsAwaitedAndTheCaseClosesWhenItIsShipped() {
        Story story = wanted();
        assertThat(story.refunds()).isEmpty();
        assertThat(story.questions()).containsExactly("replacement-due:acme");
        story.tell(story.says(ACME).shipsAgain());
        assertThat(story.questions()).isEmpty();
        assertThat(story.refunds()).isEmpty();
        assertThat(story.status()).isEqualTo(CaseStatus.CLOSED);
    }

    @Row({"S29", "S33"})
    @Test
    void s29_whatIsReplacedIsNeverRefundedNotEvenByAPerson() {
        Story story = wanted();
        story.tell(story.says(ACME).shipsAgain(new LineQuantity("ACME-1", 1)));
        assertThat(story.decides(OperatorAction.REFUND, ACME, Said.amount(usd("30.01"), null))
                        .toString())
                .contains("30.00 USD is left");
        story.decides(OperatorAction.REFUND, ACME);
        assertThat(story.refunded()).containsExactly("30.00 USD");
    }

    @Row({"S29", "S33"})
    @Test
    void s29_aReplacementThatComesToNothingIsRefundedByAPersonAndThenExcluded() {
        Story story = wanted();
        story.decides(OperatorAction.REFUND, ACME);
        assertThat(story.refunded()).containsExactly("60.00 USD");
        assertThat(story.decides(OperatorAction.REPLACEMENT_SHIPPED, ACME).toString())
                .contains("ReplacedOrRefunded");
        story.tell(story.says(ACME).shipsAgain());
        assertThat(story.questions()).as("the supplier ships all the same").contains("replaced-and-refunded:acme");
    }

    @Row({"S98", "S33"})
    @Test
    void s98_whoMayKeepTheGoodsGetsHisMoneyInsteadOfTheReplacement() {
        Story story = Story.of(AReturn.of("ACME-1", 1, "60.00").wanting(Resolution.REPLACEMENT));
        story.decides(OperatorAction.KEEP_IT, ACME);
        assertThat(story.refunded()).containsExactly("60.00 USD");
    }

    @Row("S33")
    @Test
    void s33_aRefusedReplacementGoesToAPerson() {
        Story story = Story.of(AReturn.of("ACME-1", 1, "60.00").wanting(Resolution.REPLACEMENT));
        story.tell(story.says(ACME).no());
        assertThat(story.questions()).containsExactly("supplier-declined:acme");
        assertThat(story.refunds()).isEmpty();
    }

    private static Story usual(APolicy policy) {
        return policy.story(AReturn.of("ACME-1", 1, "60.00").wanting(Resolution.REPLACEMENT));
    }

    @Row({"S28", "S33"})
    @Test
    void s28_theReplacementIsWatchedAsSoonAsARefundWouldBeDue() {
        Story story = usual(APolicy.usual().refundOn(RefundOn.TRACKING));
        story.tell(story.says(ACME).yes());
        assertThat(story.questions()).isEmpty();
        story.ships("1Z1");
        assertThat(story.questions()).containsExactly("replacement-doubtful:acme");
        assertThat(story.refunds()).isEmpty();
    }

    @Row({"S28", "S33"})
    @Test
    void s33_aReplacementNobodyHasAgreedToIsDoubtful() {
        Story story = usual(APolicy.usual());
        story.tell(story.says(ACME).yes());
        story.arrives("1Z1");
        story.tell(story.says(ACME).inspected(Disposition.SCRAP));
        assertThat(story.cases().questions(Demo.MERCHANT, story.id()))
                .extracting(Decision::outcome, Decision::reason)
                .containsExactly(org.assertj.core.api.Assertions.tuple(
                        Decision.Outcome.REVIEW,
                        "The customer of acme's goods waits for a replacement, which acme has not agreed to offer:"
                                + " enter its tracking number when it is shipped, or refund him instead."));
    }

    @Row({"S28", "S33"})
    @Test
    void s33_anAgreedReplacementIsDoubtfulOnceHeCreditsInsteadOrKeepsSilent() {
        Story agreed = wanted();
        assertThat(agreed.cases().questions(Demo.MERCHANT, agreed.id()).get(0).reason())
                .isEqualTo("The customer of acme's goods waits for a replacement:"
                        + " enter its tracking number when it is shipped, or refund him instead.");
        agreed.tell(agreed.says(ACME).credits("CM-1", usd("60.00")));
        assertThat(agreed.questions()).contains("replacement-doubtful:acme").doesNotContain("replacement-due:acme");

        Story silent = usual(APolicy.usual());
        silent.tell(silent.says(ACME).yes());
        silent.arrives("1Z1");
        assertThat(silent.questions()).isEmpty();
        silent.misses("INSPECTION");
        assertThat(silent.questions()).containsExactly("replacement-doubtful:acme");
    }

    @Row({"S29", "S184"})
    @Test
    void s184_whoeverAgreedOnAPartOfThePriceWaitsForNoReplacement() {
        Story story = usual(APolicy.usual());
        story.tell(story.says(ACME).yes(null, null, true));
        assertThat(story.questions()).containsExactly("replacement-doubtful:acme");
        story.decides(OperatorAction.PARTIAL_REFUND, ACME, Said.amount(usd("15.00"), null));
        assertThat(story.questions()).isEmpty();
        assertThat(story.refunded()).containsExactly("15.00 USD");
    }
}
