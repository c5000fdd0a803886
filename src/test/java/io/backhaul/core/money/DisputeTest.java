package io.backhaul.core.money;

import static io.backhaul.core.fixture.Demo.ACME;
import static io.backhaul.core.fixture.Demo.GLOBEX;
import static io.backhaul.core.fixture.Demo.MERCHANT;
import static io.backhaul.core.fixture.Demo.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.core.ReturnDesk.Handled;
import io.backhaul.core.fixture.AReturn;
import io.backhaul.core.fixture.Ledgers;
import io.backhaul.core.fixture.Row;
import io.backhaul.core.fixture.Story;
import io.backhaul.core.fixture.Words.Said;
import io.backhaul.core.message.DisputeStatus;
import io.backhaul.core.message.OperatorAction;
import io.backhaul.core.message.Outcome;
import io.backhaul.core.message.PaymentDisputed;
import io.backhaul.core.returns.CustomerMoney;
import io.backhaul.core.returns.PaymentState;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A customer who turns to his bank is never paid twice, and what the bank did not pay is not forgotten. */
class DisputeTest {

    private static final String PAYMENT = "stripe/pi_1";

    private static Story asked() {
        return Story.of(AReturn.of("ACME-1", 1, "60.00").paidWith("stripe", "pi_1", "100.00"));
    }

    private static Story disputed(String amount) {
        Story story = asked();
        says(story, amount, DisputeStatus.OPEN);
        return story;
    }

    private static Handled says(Story story, String amount, DisputeStatus status) {
        return story.tell(story.gateway().disputes(PAYMENT, usd(amount), status));
    }

    /** The supplier waives the goods: the refund falls due. */
    private static void fallsDue(Story story) {
        story.tell(story.says(ACME).yes(null, null, true));
    }

    private static PaymentState payment(Story story) {
        return story.cases().payments().state(MERCHANT, PAYMENT);
    }

    @Row({"S194", "F52"})
    @Test
    void s194_nothingIsRefundedWhileADisputeIsOpenAndAPersonIsTold() {
        Story story = disputed("60.00");
        fallsDue(story);

        assertThat(story.refunds()).isEmpty();
        assertThat(story.questions()).contains("disputed:acme");
        assertThat(story.decision("disputed:acme").orElseThrow().reason())
                .contains("60.00 USD is due", "If the dispute is won", "If it is lost");
        assertThat(payment(story).available()).isEqualTo(usd("0.00"));
    }

    @Row("S194")
    @Test
    void s194_aWonDisputeLetsTheRefundGoOnOnce() {
        Story story = disputed("60.00");
        fallsDue(story);
        says(story, "60.00", DisputeStatus.WON);
        story.gatewayPays();

        assertThat(story.refunded()).containsExactly("60.00 USD");
        assertThat(story.questions()).doesNotContain("disputed:acme");
        assertThat(story.leg(ACME).customerMoney()).isEqualTo(CustomerMoney.PAID);
    }

    @Row({"S194", "S72"})
    @Test
    void s194_aLostDisputeSettlesWhatIsDueAndNobodyIsPaidTwice() {
        Story story = disputed("60.00");
        fallsDue(story);
        says(story, "60.00", DisputeStatus.LOST);

        assertThat(story.refunds()).isEmpty();
        assertThat(story.leg(ACME).customerMoney()).isEqualTo(CustomerMoney.PAID);
        assertThat(story.owed()).doesNotContainKey("CUSTOMER_REFUNDS_PAYABLE USD");
        assertThat(payment(story).available()).isEqualTo(usd("40.00"));
    }

    @Row("S194")
    @Test
    void s194_whatTheBankDidNotPayIsRefunded() {
        Story story = disputed("45.00");
        says(story, "45.00", DisputeStatus.LOST);
        fallsDue(story);

        assertThat(story.refunded()).containsExactly("15.00 USD");
        assertThat(story.c().refunds().due(ACME)).isEqualTo(usd("60.00"));
        story.gatewayPays();
        assertThat(story.owed()).doesNotContainKey("CUSTOMER_REFUNDS_PAYABLE USD");
        assertThat(story.questions()).doesNotContain("refunded-and-charged-back");
    }

    /** 60.00 was refused by the gateway, then the bank gave the customer 45.00 of it. */
    private static Story refusedAndPartlyChargedBack() {
        Story story = asked();
        fallsDue(story);
        story.tell(story.gateway().refused(story.refunds().get(0)));
        says(story, "45.00", DisputeStatus.LOST);
        return story;
    }

    @Row({"S194", "S47"})
    @Test
    void s194_byHandOnlyWhatTheBankDidNotPayIsRefunded() {
        Story story = refusedAndPartlyChargedBack();
        story.decides(OperatorAction.REFUND_DONE_BY_HAND, ACME, Said.reference("HAND-1"));

        assertThat(story.owed()).doesNotContainKey("CUSTOMER_REFUNDS_PAYABLE USD");
        assertThat(story.c().made()).anyMatch(m -> m.decision().reason().startsWith("15.00 USD refunded by hand by"));
    }

    @Row("S194")
    @Test
    void s194_anAdjustmentTakesBackOnlyWhatTheBankDidNotPay() {
        Story story = refusedAndPartlyChargedBack();
        story.decides(OperatorAction.ADJUST, ACME);

        assertThat(story.owed()).doesNotContainKey("CUSTOMER_REFUNDS_PAYABLE USD");
        assertThat(story.c().made())
                .anyMatch(m -> m.decision().reason().startsWith("15.00 USD is settled outside the hub"));
    }

    @Test
    void wonAndLostOutrankOpenInAnyOrderAndSaidAgainTheyChangeNothing() {
        for (DisputeStatus end : List.of(DisputeStatus.WON, DisputeStatus.LOST)) {
            Story story = asked();
            PaymentDisputed last = story.gateway().disputes(PAYMENT, usd("60.00"), end);
            story.tell(last);
            says(story, "60.00", DisputeStatus.OPEN);
            story.again(last, null);
            fallsDue(story);

            assertThat(payment(story).disputed()).isFalse();
            assertThat(story.refunded()).hasSize(end == DisputeStatus.WON ? 1 : 0);
            assertThat(story.leg(ACME).customerMoney())
                    .isEqualTo(end == DisputeStatus.WON ? CustomerMoney.PLANNED : CustomerMoney.PAID);
        }
    }

    @Row("S194")
    @Test
    void aBankThatOnlyAsksHoldsNothingBack() {
        Story story = asked();
        says(story, "60.00", DisputeStatus.ENQUIRY);
        assertThat(story.questions()).contains("enquiry/stripe/dp_1");
        fallsDue(story);
        assertThat(story.refunded()).containsExactly("60.00 USD");
        says(story, "60.00", DisputeStatus.ENQUIRY_CLOSED);
        assertThat(story.questions()).doesNotContain("enquiry/stripe/dp_1");
    }

    @Row("S194")
    @Test
    void s194_aDisputeKnownBeforeTheReturnHoldsItBack() {
        Story story = new Story();
        assertThat(says(story, "60.00", DisputeStatus.OPEN)).isInstanceOf(Handled.Waiting.class);
        story.customerReturns(AReturn.of("ACME-1", 1, "60.00").paidWith("stripe", "pi_1", "100.00"));
        fallsDue(story);

        assertThat(story.refunds()).isEmpty();
        assertThat(story.c().facts().has(PaymentDisputed.class)).isTrue();
        says(story, "60.00", DisputeStatus.WON);
        assertThat(story.refunded()).containsExactly("60.00 USD");
    }

    @Row("S194")
    @Test
    void aRefundPlannedBeforeTheDisputeAndNeverSentWaitsForTheBank() {
        Story won = withdrawn();
        says(won, "60.00", DisputeStatus.WON);
        assertThat(won.refunded()).containsExactly("60.00 USD", "60.00 USD");
        assertThat(won.refunds().get(1).key()).endsWith("/1");
        won.gatewayPays();
        assertThat(won.owed()).doesNotContainKey("CUSTOMER_REFUNDS_PAYABLE USD");

        Story lost = withdrawn();
        says(lost, "45.00", DisputeStatus.LOST);
        assertThat(lost.refunded()).containsExactly("60.00 USD", "15.00 USD");
        lost.gatewayPays();
        assertThat(lost.leg(ACME).customerMoney()).isEqualTo(CustomerMoney.PAID);
        assertThat(lost.owed()).doesNotContainKey("CUSTOMER_REFUNDS_PAYABLE USD");

        Story all = withdrawn();
        says(all, "60.00", DisputeStatus.LOST);
        assertThat(all.refunded()).containsExactly("60.00 USD");
        assertThat(all.leg(ACME).customerMoney()).isEqualTo(CustomerMoney.PAID);
        assertThat(all.owed()).doesNotContainKey("CUSTOMER_REFUNDS_PAYABLE USD");
    }

    private static Story withdrawn() {
        Story story = asked();
        fallsDue(story);
        says(story, "60.00", DisputeStatus.OPEN);
        story.tell(story.gateway().refusedForDispute(story.refunds().get(0)));
        assertThat(story.leg(ACME).customerMoney()).isEqualTo(CustomerMoney.DUE);
        assertThat(story.questions()).contains("disputed:acme").noneMatch(q -> q.startsWith("refund-trouble"));
        return story;
    }

    /** Refused once more after the bank has decided, it is not tried again by itself. */
    @Test
    void aGatewayThatStillRefusesAfterTheEndGoesToAPerson() {
        Story story = withdrawn();
        story.passes(java.time.Duration.ofHours(1));
        says(story, "60.00", DisputeStatus.WON);
        story.passes(java.time.Duration.ofHours(1));
        story.tell(story.gateway().refusedForDispute(story.refunds().get(1)));

        assertThat(story.refunds()).hasSize(2);
        assertThat(story.questions()).contains("refund-trouble:REJECTED:acme");
    }

    @Row("S194")
    @Test
    void aRefundUnderWayWhenTheDisputeOpensIsNotUndoneButAPersonIsAskedAtOnce() {
        Story story = asked();
        fallsDue(story);
        story.command(story.refunds().get(0).key(), Outcome.UNKNOWN);
        says(story, "60.00", DisputeStatus.OPEN);

        assertThat(story.questions()).contains("refunded-and-disputed/stripe/dp_1");
        assertThat(story.decision("refunded-and-disputed/stripe/dp_1")
                        .orElseThrow()
                        .reason())
                .contains("60.00 USD of unknown outcome");
    }

    @Row("S194")
    @Test
    void s194_refundedAndLostIsAnIncidentWithItsFigures() {
        Story story = asked();
        fallsDue(story);
        story.gatewayPays();
        says(story, "100.00", DisputeStatus.LOST);

        assertThat(story.questions()).contains("refunded-and-charged-back");
        assertThat(story.decision("refunded-and-charged-back").orElseThrow().reason())
                .contains("60.00 USD was refunded", "his bank gave him 100.00 USD");
        story.decides(OperatorAction.ACKNOWLEDGE, null);
        assertThat(story.questions()).doesNotContain("refunded-and-charged-back");
    }

    @Test
    void twoReturnsOfOnePaymentShareWhatTheBankGaveAndTheBooksShowItOnce() {
        Story story = asked();
        java.util.UUID first = story.id();
        story.customerReturns(AReturn.of("GLOBEX-1", 1, "40.00")
                .known("gid://shopify/Return/2")
                .paidWith("stripe", "pi_1", "100.00"));
        assertThat(says(story, "70.00", DisputeStatus.LOST)).isInstanceOf(Handled.Split.class);
        story.decides(OperatorAction.KEEP_IT, GLOBEX);
        assertThat(story.refunds()).isEmpty();
        assertThat(payment(story).chargedBack()).isEqualTo(usd("40.00"));

        fallsDue(story);
        var refunds = story.cases().commands().refundsOn(MERCHANT, PAYMENT);
        assertThat(refunds).extracting(p -> p.command().amount()).containsExactly(usd("30.00"));
        assertThat(story.cases().ids(MERCHANT).stream()
                        .flatMap(id -> story.cases().ledger(MERCHANT, id).stream())
                        .filter(e -> e.event() == Entry.Event.DISPUTE_LOST))
                .hasSize(1);
        assertThat(first).isNotEqualTo(story.id());
    }

    @Test
    void aBankThatTakesItBackAfterwardsOwesTheCustomerAgain() {
        Story story = disputed("60.00");
        fallsDue(story);
        says(story, "60.00", DisputeStatus.LOST);
        says(story, "60.00", DisputeStatus.WON);

        assertThat(story.questions()).contains("chargeback-reversed");
        assertThat(Ledgers.trialBalance(story.cases().ledger(MERCHANT, story.id())))
                .isEmpty();
    }

    @Row("S194")
    @Test
    void nobodyOrdersARefundWhileItIsOpen() {
        Story story = disputed("60.00");
        assertThat(story.decides(OperatorAction.REFUND, ACME).toString()).contains("the payment is disputed");
    }

    @Row("S194")
    @Test
    void theSuppliersCreditGoesOnWhileTheCustomerDisputes() {
        Story story = disputed("60.00");
        fallsDue(story);
        story.tell(story.says(ACME).credits("CM-1", usd("60.00")));
        assertThat(story.owed()).doesNotContainKey("SUPPLIER_RECEIVABLE:acme USD");
    }

    @Row("S196")
    @Test
    void s196_aPersonIsToldWhatAChargebackCosts() {
        Story story = asked();
        story.tell(story.gateway()
                .disputes(PAYMENT, usd("60.00"), DisputeStatus.OPEN, new PaymentDisputed.Fee("txn_1", usd("15.00"))));

        assertThat(story.decision("dispute/stripe/dp_1").orElseThrow().reason())
                .contains("75.00 USD beside the sale", "60.00 USD for the goods", "15.00 USD as the gateway's fee");
        assertThat(story.cases().ledger(MERCHANT, story.id()))
                .filteredOn(e -> e.event() == Entry.Event.DISPUTE_FEE)
                .singleElement()
                .satisfies(e -> assertThat(e.lines().get(0).debit()).isEqualTo(usd("15.00")));
    }

    @Test
    void anotherCurrencyThanWasPaidFreezesThePayment() {
        Story story = asked();
        story.tell(story.gateway().disputes(PAYMENT, io.backhaul.core.fixture.Demo.eur("60.00"), DisputeStatus.LOST));
        fallsDue(story);
        assertThat(story.refunds()).isEmpty();
        assertThat(story.questions()).contains("nothing-left:acme");
    }
}
