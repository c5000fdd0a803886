package io.backhaul.core.money;

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
import io.backhaul.core.message.Finding;
import io.backhaul.core.message.LineQuantity;
import io.backhaul.core.message.OperatorAction;
import io.backhaul.core.policy.Agreement;
import io.backhaul.core.policy.ChannelRules;
import io.backhaul.core.policy.RefundOn;
import io.backhaul.core.returns.CaseStatus;
import io.backhaul.core.returns.Goods;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What makes a refund due: the merchant's choice, and silence always (conflict X2). */
class RefundTriggerTest {

    /** The usual course of a return; the refund must be there after the step whose number the trigger has. */
    private static final List<Consumer<Story>> COURSE = List.of(
            s -> {},
            s -> s.tell(s.says(ACME).yes()),
            s -> s.ships("1Z1"),
            s -> s.tell(s.says(ACME).received()),
            s -> s.tell(s.says(ACME).inspected(Disposition.SCRAP)));

    private static Story story(RefundOn trigger) {
        return APolicy.usual().refundOn(trigger).story(AReturn.of("ACME-1", 1, "60.00"));
    }

    @Row({"X2", "S28", "S66", "S70", "S99", "S166", "S198"})
    @ParameterizedTest
    @EnumSource(RefundOn.class)
    void x2_theChosenTriggerPaysAndLaterOnesFindNothingLeft(RefundOn trigger) {
        Story story = story(trigger);
        for (int step = 0; step < COURSE.size(); step++) {
            COURSE.get(step).accept(story);
            assertThat(story.refunded())
                    .as("after step %d", step)
                    .isEqualTo(step < trigger.ordinal() ? List.of() : List.of("60.00 USD"));
        }
        assertThat(story.refunds().get(0).key()).endsWith("/settlement:acme/stripe/pi_1/0");
    }

    @Row({"X2", "S193"})
    @ParameterizedTest
    @EnumSource(RefundOn.class)
    void s193_silenceAfterDeliveryPaysWhateverTheTrigger(RefundOn trigger) {
        Story story = story(trigger);
        story.tell(story.says(ACME).yes());
        story.arrives("1Z1");
        story.misses("INSPECTION");
        assertThat(story.refunded()).containsExactly("60.00 USD");
        story.tell(story.says(ACME).inspected(Disposition.RESELLABLE));
        assertThat(story.refunded()).as("exactly one refund").containsExactly("60.00 USD");
    }

    @Row({"S31", "S28"})
    @Test
    void s31_withoutATrackingNumberNothingIsPaidNotEvenAfterInspection() {
        Story story = story(RefundOn.TRACKING);
        story.tell(story.says(ACME).yes());
        story.tell(story.says(ACME).received());
        story.tell(story.says(ACME).inspected(Disposition.SCRAP));
        assertThat(story.refunds()).isEmpty();
        assertThat(story.questions()).containsExactly("no-return-tracking:acme");
        assertThat(story.decides(OperatorAction.REFUND, ACME).toString()).contains("NoReturnTracking");
        assertThat(story.refunds()).isEmpty();

        story.ships("1Z1");
        assertThat(story.refunded()).containsExactly("60.00 USD");
        assertThat(story.questions()).isEmpty();
    }

    @Row({"S31", "F37"})
    @Test
    void s31_aPersonMayPayKnowinglyWithoutIt() {
        Story story = story(RefundOn.TRACKING);
        story.tell(story.says(ACME).yes());
        story.tell(story.says(ACME).received());
        story.decides(OperatorAction.REFUND, ACME, Said.nothing().overriding("NoReturnTracking"));
        assertThat(story.refunded()).containsExactly("60.00 USD");
    }

    @Row({"S31", "S98"})
    @Test
    void s31_goodsThatStayNeedNoTrackingNumber() {
        Story story = story(RefundOn.TRACKING);
        story.decides(OperatorAction.KEEP_IT, ACME);
        assertThat(story.refunded()).containsExactly("60.00 USD");
    }

    @Row({"X2", "S42"})
    @Test
    void aSupplierWhoWantsNoGoodsBackIsNotWaitedFor() {
        Agreement financial =
                new Agreement(Agreement.Role.FINANCIAL, null, null, null, null, null, null, null, null, null, null);
        Story story = new Story(Demo.agreed(Demo.terms(), ACME, financial));
        story.customerReturns(AReturn.of("ACME-1", 1, "60.00"));
        assertThat(story.refunds()).isEmpty();
        story.tell(story.says(ACME).yes());
        assertThat(story.refunded()).containsExactly("60.00 USD");
        assertThat(story.leg(ACME).goods()).isEqualTo(Goods.KEPT);
    }

    @Row({"S208", "X2"})
    @Test
    void s208_theChannelsTriggerWinsOverTheMerchants() {
        Story story = APolicy.usual()
                .refundOn(RefundOn.INSPECTION)
                .channel("amazon", new ChannelRules(null, RefundOn.TRACKING, null, true))
                .story(AReturn.of("ACME-1", 1, "60.00").soldOn("amazon"));
        story.tell(story.says(ACME).yes());
        story.ships("1Z1");
        assertThat(story.refunded()).containsExactly("60.00 USD");
    }

    @Row({"S208", "S174"})
    @Test
    void s208_keepItGoesNotAroundAChannelThatSaysWhenRefundsAreDue() {
        Story story = APolicy.usual()
                .channel("amazon", new ChannelRules(null, RefundOn.RECEIPT, null, true))
                .story(AReturn.of("ACME-1", 1, "9.00").soldOn("amazon"));
        assertThat(story.refunds()).isEmpty();
        assertThat(story.planned(io.backhaul.core.decision.Command.Kind.SUPPLIER_REQUEST))
                .hasSize(1);
    }

    @Test
    void partOfTheUnitsIsPaidAsItComes() {
        Story story = APolicy.usual().refundOn(RefundOn.RECEIPT).story(AReturn.of("ACME-1", 3, "20.00"));
        story.tell(story.says(ACME).yes());
        story.tell(story.says(ACME).received(new LineQuantity("ACME-1", 2)));
        assertThat(story.refunded()).containsExactly("40.00 USD");
        story.tell(story.says(ACME).inspected(Disposition.SCRAP));
        assertThat(story.refunded()).containsExactly("40.00 USD", "20.00 USD");
    }

    @Row("X7")
    @Test
    void x7_aContradictingInspectionHoldsEveryTriggerThatHasNotPaid() {
        Story story = story(RefundOn.RECEIPT);
        story.tell(story.says(ACME).yes());
        story.tell(story.says(ACME).inspected(Disposition.RESELLABLE, Finding.CONTRADICTED));
        assertThat(story.refunds()).isEmpty();
        assertThat(story.questions()).containsExactly("inspection-contradicts:acme");
    }

    @Row({"S203", "S204"})
    @Test
    void s203_whoRefundsFirstLearnsThatTheGoodsNeverCame() {
        Story story = story(RefundOn.REQUEST);
        story.tell(story.says(ACME).yes());
        story.gatewayPays();
        story.misses("EXPIRY");
        assertThat(story.questions()).containsExactly("refunded-not-returned:acme");
        story.decides(OperatorAction.ACKNOWLEDGE, null);
        story.decides(OperatorAction.WRITE_OFF, ACME);
        assertThat(story.status()).isEqualTo(CaseStatus.CLOSED);
    }

    @Row({"S95", "S96", "S168"})
    @Test
    void s95_neitherTheRefundNorTheSuppliersDebtImpliesTheOther() {
        Story refused = story(RefundOn.REQUEST);
        refused.tell(refused.says(ACME).no());
        assertThat(refused.refunded()).as("his no takes nothing back").containsExactly("60.00 USD");
        assertThat(refused.owed()).containsEntry("CUSTOMER_REFUNDS_PAYABLE USD", usd("-60.00"));
        assertThat(refused.owed()).as("he owes nothing").hasSize(1);
        assertThat(refused.questions())
                .as("nothing is left to decide about the customer")
                .isEmpty();
    }
}
