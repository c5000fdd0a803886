package io.backhaul.core.money;

import static io.backhaul.core.fixture.Demo.ACME;
import static io.backhaul.core.fixture.Demo.GLOBEX;
import static io.backhaul.core.fixture.Demo.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.core.fixture.AReturn;
import io.backhaul.core.fixture.Demo;
import io.backhaul.core.fixture.Row;
import io.backhaul.core.fixture.Story;
import io.backhaul.core.fixture.Words.Said;
import io.backhaul.core.message.Disposition;
import io.backhaul.core.message.OperatorAction;
import io.backhaul.core.message.Outcome;
import io.backhaul.core.message.RefundSettled;
import io.backhaul.core.returns.CaseStatus;
import io.backhaul.core.returns.CustomerMoney;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What one way of settling a debt means for the others: nobody is paid twice, no debt is lost, every case can end. */
class InterplayTest {

    /** A refund sent whose outcome no machine can tell. */
    private static Story untellable() {
        Story story = Story.of(AReturn.of("ACME-1", 1, "60.00"));
        story.tell(story.says(ACME).yes());
        story.tell(story.says(ACME).inspected(Disposition.RESELLABLE));
        story.command(story.refunds().get(0).key(), Outcome.UNKNOWN);
        story.command(story.refunds().get(0).key(), Outcome.REJECTED);
        story.passes(Duration.ofHours(1));
        return story;
    }

    @Row("S47")
    @Test
    void s47_aRefundNoMachineCanTellIsEndedByThePersonWhoLooked() {
        Story story = untellable();
        assertThat(story.leg(ACME).customerMoney()).isEqualTo(CustomerMoney.NEEDS_REVIEW);
        assertThat(story.questions()).containsExactly("refund-trouble:NEEDS_REVIEW:acme");
        story.decides(OperatorAction.REFUND, ACME);
        assertThat(story.refunds()).as("it may have been paid").hasSize(1);
        story.decides(OperatorAction.REFUND_DONE_BY_HAND, ACME, Said.reference("re_seen"));
        assertThat(story.leg(ACME).customerMoney()).isEqualTo(CustomerMoney.PAID);
        story.tell(story.says(ACME).credits("CM-1", usd("60.00")));
        assertThat(story.status()).isEqualTo(CaseStatus.CLOSED);
    }

    @Row("S47")
    @Test
    void s47_theWebhookOfTheVeryRefundAPersonEnteredIsNoSecondPayment() {
        Story story = untellable();
        RefundSettled late = story.gateway().paid(story.refunds().get(0));
        story.decides(OperatorAction.REFUND_DONE_BY_HAND, ACME, Said.reference(late.refundId()));
        story.tell(story.gateway().paid(story.refunds().get(0)));
        assertThat(story.owed()).doesNotContainKey("CUSTOMER_REFUNDS_PAYABLE USD");
        assertThat(story.questions()).doesNotContain("refunded-twice");
    }

    @Row("S47")
    @Test
    void s47_aRefundPaidAfterItWasAdjustedIsRecoveredByAPersonAndTheCaseEnds() {
        Story story = untellable();
        story.decides(OperatorAction.ADJUST, ACME, Said.note("paid in cash"));
        story.passes(Duration.ofHours(1));
        story.gatewayPays();
        assertThat(story.questions()).contains("refunded-twice");
        assertThat(story.owed()).doesNotContainKey("CUSTOMER_REFUNDS_PAYABLE USD");
        story.decides(OperatorAction.ACKNOWLEDGE, null);
        story.tell(story.says(ACME).credits("CM-1", usd("60.00")));
        assertThat(story.status()).isEqualTo(CaseStatus.CLOSED);
    }

    @Row({"S47", "S101"})
    @Test
    void s101_whatAPersonSettledUnseenIsNotPaidAgainWhenThePaymentRecovers() {
        Story story = Story.of(
                AReturn.of("ACME-1", 1, "60.00").and("GLOBEX-1", 1, "60.00").paidWith("stripe", "pi_1", "100.00"));
        story.tell(story.gateway().madeElsewhere("stripe/pi_1", "re_a", usd("60.00"), false));
        story.tell(story.says(GLOBEX).yes());
        story.tell(story.says(GLOBEX).inspected(Disposition.RESELLABLE));
        assertThat(story.questions()).contains("nothing-left:globex");
        story.decides(OperatorAction.ADJUST, GLOBEX, Said.note("by bank transfer"));
        story.passes(Duration.ofHours(1));
        story.tell(story.gateway().madeElsewhere("stripe/pi_1", "re_a", usd("60.00"), true));
        assertThat(story.refunded()).as("nobody pays the transfer again").isEmpty();
        assertThat(story.decides(OperatorAction.ADJUST, GLOBEX, Said.note("again"))
                        .toString())
                .contains("no debt to the customer waits");
        story.decides(OperatorAction.REFUND, GLOBEX);
        assertThat(story.refunded()).as("but a person may, knowingly").containsExactly("60.00 USD");
    }

    @Row({"S43", "S88"})
    @Test
    void s88_givingUpOneSuppliersDebtGivesUpNoneThatComesLater() {
        Story story = Story.of(AReturn.of("ACME-1", 1, "60.00").and("GLOBEX-1", 1, "40.00"));
        story.tell(story.says(ACME).yes());
        story.tell(story.says(GLOBEX).yes());
        story.tell(story.says(ACME).inspected(Disposition.RESELLABLE));
        story.passes(Duration.ofHours(1));
        story.decides(OperatorAction.WRITE_OFF, null, Said.note("not worth it"));
        story.passes(Duration.ofHours(1));
        story.tell(story.says(GLOBEX).inspected(Disposition.RESELLABLE));
        assertThat(story.leg(ACME).claim().open()).isEqualTo(usd("0.00"));
        assertThat(story.leg(GLOBEX).claim().open()).isEqualTo(usd("40.00"));
    }

    @Row("S29")
    @Test
    void s29_aRefundMadeOutsideCountsAgainstAReplacementToo() {
        Story story = Story.of(AReturn.of("ACME-1", 1, "60.00"));
        story.tell(story.says(ACME).yes());
        story.tell(story.gateway().madeElsewhere("stripe/pi_1", "re_x", usd("60.00"), false));
        story.tell(story.says(ACME).shipsAgain());
        assertThat(story.questions()).contains("replaced-and-refunded:acme");
    }

    @Row({"S86", "S184"})
    @Test
    void s184_aPartOfThePriceIsClaimedNoHigherThanItWasGivenBack() {
        Story story = Story.of(AReturn.of("ACME-1", 2, "30.00").costing(usd("20.00")));
        story.decides(OperatorAction.PARTIAL_REFUND, ACME, Said.amount(usd("15.00"), null));
        assertThat(story.leg(ACME).claim().expected()).isEqualTo(usd("15.00"));
        assertThat(story.leg(ACME).claim().booked()).isEqualTo(usd("15.00"));
        story.gatewayPays();
        story.decides(OperatorAction.REFUND, ACME);
        assertThat(story.leg(ACME).claim().booked()).as("all was given back").isEqualTo(usd("40.00"));
    }

    @Row({"S86", "S184"})
    @Test
    void s184_hisOwnWordThatGoodsStayGrantsHisWholeCost() {
        Story story = Story.of(AReturn.of("ACME-1", 2, "30.00").costing(usd("20.00")));
        story.decides(OperatorAction.PARTIAL_REFUND, ACME, Said.amount(usd("15.00"), null));
        story.tell(story.says(ACME).yes(null, null, true));
        assertThat(story.leg(ACME).claim().booked()).isEqualTo(usd("40.00"));
    }

    @Row({"S86", "S184"})
    @Test
    void s184_inAnotherCurrencyTheSameShareOfHisCostIsClaimed() {
        Story story = Story.of(AReturn.of("ACME-1", 2, "30.00").costing(Demo.eur("20.00")));
        story.decides(OperatorAction.PARTIAL_REFUND, ACME, Said.amount(usd("15.00"), null));
        assertThat(story.leg(ACME).claim().expected()).isEqualTo(Demo.eur("10.00"));
    }
}
