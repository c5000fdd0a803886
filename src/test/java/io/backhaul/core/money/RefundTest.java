package io.backhaul.core.money;

import static io.backhaul.core.fixture.Demo.ACME;
import static io.backhaul.core.fixture.Demo.GLOBEX;
import static io.backhaul.core.fixture.Demo.MERCHANT;
import static io.backhaul.core.fixture.Demo.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.core.ReturnDesk.Handled;
import io.backhaul.core.decision.Command;
import io.backhaul.core.decision.Deadlines;
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
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The customer's money: who triggers it, under which key, out of which payment, and what if it fails. */
class RefundTest {

    private static Story delivered() {
        Story story = Story.of(AReturn.of("ACME-1", 1, "60.00"));
        story.tell(story.says(ACME).yes());
        story.arrives("1Z1");
        return story;
    }

    private static Story inspected() {
        Story story = delivered();
        story.tell(story.says(ACME).inspected(Disposition.RESELLABLE));
        return story;
    }

    /** Ways a refund can become due after delivery; each pair of them must pay once. */
    static List<Map.Entry<String, Consumer<Story>>> triggers() {
        return List.of(
                Map.entry("inspection", s -> s.tell(s.says(ACME).inspected(Disposition.SCRAP))),
                Map.entry(
                        "silence",
                        s -> s.missed(new Deadlines.Deadline(
                                Deadlines.INSPECTION, ACME, s.words().now(), "7 days", null))),
                Map.entry("operator", s -> s.decides(OperatorAction.REFUND, ACME)),
                Map.entry("keep the goods", s -> s.tell(s.says(ACME).yes(null, null, true))),
                Map.entry(
                        "outside", s -> s.tell(s.gateway().madeElsewhere("stripe/pi_1", "re_x", usd("60.00"), false))));
    }

    static List<List<Map.Entry<String, Consumer<Story>>>> pairsOfTriggers() {
        return triggers().stream()
                .flatMap(a -> triggers().stream().map(b -> List.of(a, b)))
                .toList();
    }

    @Row("X2")
    @ParameterizedTest
    @MethodSource("pairsOfTriggers")
    void x2_ofFiveTriggersTheFirstPaysAndTheOthersFindNothingLeft(List<Map.Entry<String, Consumer<Story>>> triggers) {
        Story story = delivered();
        triggers.forEach(t -> t.getValue().accept(story));
        boolean outsideFirst = triggers.get(0).getKey().equals("outside");

        assertThat(story.refunded()).isEqualTo(outsideFirst ? List.of() : List.of("60.00 USD"));
        assertThat(story.cases().payments().state(MERCHANT, "stripe/pi_1").hubRefunds())
                .isLessThanOrEqualTo(usd("60.00"));
    }

    @Test
    void d1_6_theKeyNamesCaseObligationPaymentAndGenerationNeverTheTrigger() {
        String expected = "refund/%s/settlement:acme/stripe/pi_1/0";
        for (Map.Entry<String, Consumer<Story>> trigger : triggers().subList(0, 4)) {
            Story story = delivered();
            trigger.getValue().accept(story);
            assertThat(story.refunds()).extracting(Command::key).containsExactly(expected.formatted(story.id()));
        }
    }

    @Test
    void d1_6_aSecondObligationOfALegHasAKeyOfItsOwn() {
        Story story = Story.of(AReturn.of("ACME-1", 2, "60.00"));
        story.tell(story.says(ACME).yes());
        story.tell(story.says(ACME).inspected(Disposition.SCRAP, new LineQuantity("ACME-1", 1)));
        story.tell(story.says(ACME).inspected(Disposition.SCRAP, new LineQuantity("ACME-1", 1)));

        assertThat(story.refunds())
                .extracting(Command::key)
                .containsExactly(
                        "refund/" + story.id() + "/settlement:acme/stripe/pi_1/0",
                        "refund/" + story.id() + "/settlement:acme:2/stripe/pi_1/0");
    }

    @Row({"S45", "S48"})
    @Test
    void aRefundIsPaidOutOfThePaymentsInTheirOrder() {
        Story story = Story.of(AReturn.of("ACME-1", 1, "60.00")
                .paidWith("giftcard", "g1", "25.00")
                .paidWith("stripe", "pi_1", "35.00"));
        story.decides(OperatorAction.REFUND, ACME);

        assertThat(story.refunds())
                .extracting(r -> r.payment() + " " + r.amount() + " " + r.destination())
                .containsExactly("giftcard/g1 25.00 USD manual", "stripe/pi_1 35.00 USD stripe:demo");
    }

    @Row("S101")
    @Test
    void d1_7_moreThanWasCapturedIsNeverPlanned() {
        Story story = Story.of(
                AReturn.of("ACME-1", 1, "60.00").and("GLOBEX-1", 1, "60.00").paidWith("stripe", "pi_1", "100.00"));
        story.decides(OperatorAction.REFUND, ACME);
        story.decides(OperatorAction.REFUND, GLOBEX);

        assertThat(story.refunded()).containsExactly("60.00 USD");
        assertThat(story.questions()).contains("nothing-left:globex");
    }

    @Test
    void d1_7_twoLegsRefundedByOneWordShareWhatIsLeftOnThePayment() {
        Story story = Story.of(
                AReturn.of("ACME-1", 1, "60.00").and("GLOBEX-1", 1, "60.00").paidWith("stripe", "pi_1", "100.00"));
        story.decides(OperatorAction.REFUND, null);

        assertThat(story.refunded()).containsExactly("60.00 USD");
        assertThat(story.questions()).contains("nothing-left:globex");
    }

    @Row({"S47", "S101"})
    @Test
    void d1_7_aRefundMadeOutsideReducesWhatIsLeft() {
        Story story = delivered();
        story.tell(story.gateway().madeElsewhere("stripe/pi_1", "re_x", usd("20.00"), false));
        story.tell(story.says(ACME).inspected(Disposition.RESELLABLE));

        assertThat(story.refunded()).containsExactly("40.00 USD");
    }

    @Test
    void d1_7_anOutsideRefundAboveTheRestIsRecordedFreezesThePaymentAndAsksAPerson() {
        Story story = inspected();
        story.tell(story.gateway().madeElsewhere("stripe/pi_1", "re_x", usd("50.00"), false));

        assertThat(story.cases().payments().state(MERCHANT, "stripe/pi_1").frozen())
                .isTrue();
        assertThat(story.questions()).containsExactly("refunded-twice");
    }

    @Test
    void d1_7_anOutsideRefundThatFailedCountsNoMore() {
        Story story = delivered();
        story.tell(story.gateway().madeElsewhere("stripe/pi_1", "re_x", usd("60.00"), false));
        story.tell(story.gateway().madeElsewhere("stripe/pi_1", "re_x", usd("60.00"), true));
        story.tell(story.says(ACME).inspected(Disposition.RESELLABLE));

        assertThat(story.refunded()).containsExactly("60.00 USD");
        assertThat(story.owed()).containsOnlyKeys("CUSTOMER_REFUNDS_PAYABLE USD", "SUPPLIER_RECEIVABLE:acme USD");
    }

    @Test
    void d1_7_anUnmarkedRefundOfTheAmountOfOneInDoubtGoesToAPersonAndIsNotCountedTwice() {
        Story story = inspected();
        story.command(story.refunds().get(0).key(), Outcome.UNKNOWN);
        RefundMadeElsewhere unmarked = story.gateway().madeElsewhere("stripe/pi_1", "re_x", usd("60.00"), false);
        Handled handled = story.tell(unmarked);

        assertThat(handled)
                .isInstanceOfSatisfying(
                        Handled.Review.class, r -> assertThat(r.reasonClass()).isEqualTo("DOUBTFUL_REFUND"));
        assertThat(story.c().facts().has(RefundMadeElsewhere.class)).isFalse();
    }

    @Row("S72")
    @Test
    void aRefundThatFailsAfterItSucceededReopensTheCaseAndTheDebt() {
        Story story = inspected();
        story.gatewayPays();
        story.tell(story.says(ACME).credits("CM-1", usd("60.00")));
        assertThat(story.status()).isEqualTo(CaseStatus.CLOSED);

        story.tell(story.gateway().failedLater(story.refunds().get(0)));

        assertThat(story.status()).isEqualTo(CaseStatus.REVIEW);
        assertThat(story.owed()).containsEntry("CUSTOMER_REFUNDS_PAYABLE USD", usd("-60.00"));
        assertThat(story.refunds()).as("nobody pays again by himself").hasSize(1);
    }

    @Test
    void aFailedRefundIsRepeatedOnlyByAPersonUnderTheNextGenerationAndCloses() {
        Story story = inspected();
        story.tell(story.gateway().refused(story.refunds().get(0)));
        assertThat(story.leg(ACME).customerMoney()).isEqualTo(CustomerMoney.REJECTED);

        story.decides(OperatorAction.REFUND, ACME);
        assertThat(story.refunds().get(1).key()).endsWith("/settlement:acme/stripe/pi_1/1");

        story.gatewayPays();
        story.tell(story.says(ACME).credits("CM-1", usd("60.00")));
        assertThat(story.status()).isEqualTo(CaseStatus.CLOSED);
    }

    @Test
    void anOrderGivenBeforeTheFailureIsNoOrderToRepeat() {
        Story story = inspected();
        story.gatewayPays();
        story.decides(OperatorAction.REFUND, ACME);
        story.passes(java.time.Duration.ofDays(1));
        story.tell(story.gateway().failedLater(story.refunds().get(0)));

        assertThat(story.refunds()).hasSize(1);
        assertThat(story.questions()).containsExactly("refund-trouble:FAILED:acme");
    }

    @Row("S47")
    @Test
    void aRefundAtAGatewayWithoutMachineIsATaskAndEndsWithItsReference() {
        Story story = Story.of(AReturn.of("ACME-1", 1, "60.00").paidWith("paypal", "P-1", "60.00"));
        story.tell(story.says(ACME).yes(null, null, true));
        assertThat(story.questions()).hasSize(1).allMatch(q -> q.startsWith("refund-by-hand/"));

        story.decides(OperatorAction.REFUND_DONE_BY_HAND, ACME, Said.reference("PP-REF-1"));
        assertThat(story.leg(ACME).customerMoney()).isEqualTo(CustomerMoney.PAID);
        assertThat(story.questions()).isEmpty();
        assertThat(story.owed()).containsOnlyKeys("SUPPLIER_RECEIVABLE:acme USD");
    }

    @Test
    void pendingAndUnknownAreNeitherPaidNorPaidAgain() {
        Story story = inspected();
        story.command(story.refunds().get(0).key(), Outcome.UNKNOWN);
        assertThat(story.leg(ACME).customerMoney()).isEqualTo(CustomerMoney.UNKNOWN);
        story.decides(OperatorAction.REFUND, ACME);
        assertThat(story.refunds()).hasSize(1);

        story.tell(story.gateway().pending(story.refunds().get(0)));
        assertThat(story.leg(ACME).customerMoney()).isEqualTo(CustomerMoney.PENDING);
        assertThat(story.status()).isEqualTo(CaseStatus.OPEN);
    }
}
