package io.backhaul.core.money;

import static io.backhaul.core.fixture.Demo.ACME;
import static io.backhaul.core.fixture.Demo.GLOBEX;
import static io.backhaul.core.fixture.Demo.MERCHANT;
import static io.backhaul.core.fixture.Demo.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.core.ReturnDesk.Handled;
import io.backhaul.core.decision.Command;
import io.backhaul.core.fixture.AReturn;
import io.backhaul.core.fixture.Row;
import io.backhaul.core.fixture.Story;
import io.backhaul.core.fixture.Words.Said;
import io.backhaul.core.message.Disposition;
import io.backhaul.core.message.LineQuantity;
import io.backhaul.core.message.OperatorAction;
import io.backhaul.core.message.Outcome;
import io.backhaul.core.message.RefundMadeElsewhere;
import io.backhaul.core.returns.CaseStatus;
import io.backhaul.core.returns.CustomerMoney;
import org.junit.jupiter.api.Test;

/** Refunds somebody else made, made by hand, or whose fate is unknown. */
class RefundDoubtsTest {

    private static final LineQuantity ONE = new LineQuantity("ACME-1", 1);

    private static Story inDoubt() {
        Story story = Story.of(AReturn.of("ACME-1", 1, "60.00").paidWith("stripe", "pi_1", "100.00"));
        story.decides(OperatorAction.REFUND, ACME);
        story.command(story.refunds().get(0).key(), Outcome.UNKNOWN);
        return story;
    }

    @Test
    void d1_7_aDoubtfulOutsideRefundIsNotCountedOnThePaymentAndFreezesNothing() {
        Story story = inDoubt();
        story.tell(story.gateway().madeElsewhere("stripe/pi_1", "re_x", usd("60.00"), false));

        assertThat(story.cases().payments().state(MERCHANT, "stripe/pi_1").outsideRefunds())
                .isEqualTo(usd("0.00"));
        assertThat(story.cases().payments().state(MERCHANT, "stripe/pi_1").frozen())
                .isFalse();
    }

    @Row("S47")
    @Test
    void d1_7_aPersonWhoAssignsTheDoubtfulRefundToTheCaseMakesItCount() {
        Story story = inDoubt();
        RefundMadeElsewhere refund = story.gateway().madeElsewhere("stripe/pi_1", "re_x", usd("60.00"), false);
        story.tell(refund);

        assertThat(story.again(refund, story.id())).isInstanceOf(Handled.Applied.class);
        assertThat(story.cases().payments().state(MERCHANT, "stripe/pi_1").outsideRefunds())
                .isEqualTo(usd("60.00"));
    }

    @Test
    void anUnauthenticatedMessageMovesNoMoney() {
        Story story = Story.of(AReturn.of("ACME-1", 1, "60.00"));
        Handled handled =
                story.tellUntrusted(story.gateway().madeElsewhere("stripe/pi_1", "re_x", usd("60.00"), false));

        assertThat(handled).isInstanceOf(Handled.Review.class);
        assertThat(story.cases().payments().state(MERCHANT, "stripe/pi_1").outsideRefunds())
                .isEqualTo(usd("0.00"));
    }

    @Test
    void anOutsideRefundOfOneLegsValueDoesNotPayTheOtherLeg() {
        Story story = Story.of(AReturn.of("ACME-1", 1, "50.00").and("GLOBEX-1", 1, "50.00"));
        story.tell(story.gateway().madeElsewhere("stripe/pi_1", "re_x", usd("50.00"), false));

        assertThat(story.leg(ACME).customerMoney()).isEqualTo(CustomerMoney.PAID);
        assertThat(story.leg(GLOBEX).customerMoney()).isEqualTo(CustomerMoney.NONE);
    }

    @Test
    void oneRefundByHandDoesNotPayTheNextOne() {
        Story story = Story.of(AReturn.of("ACME-1", 2, "60.00").paidWith("paypal", "P-1", "120.00"));
        story.tell(story.says(ACME).yes());
        story.tell(story.says(ACME).inspected(Disposition.SCRAP, ONE));
        story.decides(OperatorAction.REFUND_DONE_BY_HAND, ACME, Said.reference("PP-1"));
        story.tell(story.says(ACME).inspected(Disposition.SCRAP, ONE));

        assertThat(story.questions()).hasSize(1).allMatch(q -> q.contains("settlement:acme:2"));
        assertThat(story.leg(ACME).customerMoney()).isEqualTo(CustomerMoney.PLANNED);
        assertThat(story.owed()).containsEntry("CUSTOMER_REFUNDS_PAYABLE USD", usd("-60.00"));

        story.decides(OperatorAction.REFUND_DONE_BY_HAND, ACME, Said.reference("PP-2"));
        assertThat(story.leg(ACME).customerMoney()).isEqualTo(CustomerMoney.PAID);
        assertThat(story.owed()).doesNotContainKey("CUSTOMER_REFUNDS_PAYABLE USD");
    }

    @Test
    void oneRefundByHandDoesNotPayAnotherLegsLaterOne() {
        Story story = Story.of(
                AReturn.of("ACME-1", 1, "50.00").and("GLOBEX-1", 1, "50.00").paidWith("paypal", "P-1", "100.00"));
        story.tell(story.says(ACME).yes(null, null, true));
        story.decides(OperatorAction.REFUND_DONE_BY_HAND, null, Said.reference("PP-1"));
        story.tell(story.says(GLOBEX).yes(null, null, true));

        assertThat(story.leg(ACME).customerMoney()).isEqualTo(CustomerMoney.PAID);
        assertThat(story.leg(GLOBEX).customerMoney()).isEqualTo(CustomerMoney.PLANNED);
    }

    @Test
    void d1_7_aRepeatedRefundMayNotExceedWhatIsLeftEither() {
        Story story = Story.of(AReturn.of("ACME-1", 1, "60.00").paidWith("stripe", "pi_1", "100.00"));
        story.decides(OperatorAction.REFUND, ACME);
        story.tell(story.gateway().refused(story.refunds().get(0)));
        story.tell(story.gateway().madeElsewhere("stripe/pi_1", "re_x", usd("50.00"), false));
        story.decides(OperatorAction.REFUND, ACME);

        assertThat(story.refunds()).hasSize(1);
        assertThat(story.questions()).contains("nothing-left:acme");
    }

    @Test
    void aRefundThatFailedForGoodCanBeMadeByHand() {
        Story story = Story.of(AReturn.of("ACME-1", 1, "60.00"));
        story.tell(story.says(ACME).yes(null, null, true));
        story.tell(story.gateway().refused(story.refunds().get(0)));
        story.decides(OperatorAction.REFUND_DONE_BY_HAND, ACME, Said.reference("CHEQUE-1"));
        story.tell(story.says(ACME).credits("CM-1", usd("60.00")));

        assertThat(story.leg(ACME).customerMoney()).isEqualTo(CustomerMoney.PAID);
        assertThat(story.owed()).isEmpty();
        assertThat(story.status()).isEqualTo(CaseStatus.CLOSED);
    }

    @Test
    void aStoreCallWhoseFateIsUnknownHoldsBackTheNextOne() {
        Story story = Story.of(AReturn.of("ACME-1", 1, "60.00").and("GLOBEX-1", 1, "20.00"));
        story.tell(story.says(ACME).yes(null, null, true));
        story.tell(story.says(GLOBEX).yes(null, null, true));
        story.command("store-approve/" + story.id(), Outcome.DONE);
        story.gatewayPays();
        String first = story.planned(Command.Kind.STORE_PROCESS).get(0).key();
        story.command(first, Outcome.UNKNOWN);
        assertThat(story.planned(Command.Kind.STORE_PROCESS)).hasSize(1);

        story.command(first, Outcome.DONE);
        assertThat(story.planned(Command.Kind.STORE_PROCESS)).hasSize(2);
    }
}
