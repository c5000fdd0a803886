package io.backhaul.core.decision;

import static io.backhaul.core.fixture.Demo.ACME;
import static io.backhaul.core.fixture.Demo.ALI;
import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.core.fixture.AReturn;
import io.backhaul.core.fixture.Demo;
import io.backhaul.core.fixture.Row;
import io.backhaul.core.fixture.Story;
import io.backhaul.core.fixture.Words.Said;
import io.backhaul.core.message.Disposition;
import io.backhaul.core.message.Finding;
import io.backhaul.core.message.LineQuantity;
import io.backhaul.core.message.OperatorAction;
import io.backhaul.core.message.Outcome;
import io.backhaul.core.policy.Terms;
import io.backhaul.core.returns.CaseStatus;
import io.backhaul.core.returns.Goods;
import io.backhaul.core.returns.LineState;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a supplier's answer, or his silence, moves. */
class SupplierAnswerTest {

    private final Story story = Story.of(AReturn.of("ACME-1", 2, "30.00"));

    @Row("S145")
    @Test
    void s145_aSilentSupplierIsRemindedOnceAndThenAPersonTakesOver() {
        story.misses(Deadlines.ANSWER);
        assertThat(story.planned(Command.Kind.SUPPLIER_REMINDER)).hasSize(1);
        assertThat(story.status()).isEqualTo(CaseStatus.OPEN);

        story.misses(Deadlines.LAST_ANSWER);
        assertThat(story.planned(Command.Kind.SUPPLIER_REMINDER)).hasSize(1);
        assertThat(story.questions()).containsExactly("silent:acme");
        assertThat(story.refunds())
                .as("silence before authorisation pays nothing (1.15)")
                .isEmpty();
    }

    @Test
    void s145_aPartOfAnAnswerLeavesTheRestToBeRemindedOf() {
        story.tell(story.says(ACME).yes(new LineQuantity("ACME-1", 1)));
        story.misses(Deadlines.ANSWER);

        assertThat(story.planned(Command.Kind.SUPPLIER_REMINDER))
                .singleElement()
                .satisfies(c -> assertThat(c.lines()).containsExactly(new LineQuantity("ACME-1", 1)));
    }

    @Test
    void s145_anAnswerAfterTheReminderEndsTheWaiting() {
        story.misses(Deadlines.ANSWER);
        story.misses(Deadlines.LAST_ANSWER);
        story.tell(story.says(ACME).yes());

        assertThat(story.questions()).isEmpty();
        assertThat(story.deadlines()).extracting(Deadlines.Deadline::kind).containsExactly(Deadlines.EXPIRY);
    }

    @Row({"S51", "S74", "S99", "S159", "S162"})
    @Test
    void s159_theStoreApprovesAndSendsTheAddressOnlyAfterTheSuppliersYes() {
        assertThat(story.planned(Command.Kind.STORE_APPROVE))
                .as("accepted for the merchant is not approved at the store (1.15)")
                .isEmpty();

        story.tell(story.says(ACME).yes("RMA-77", "1 Dock Road, Reno NV 89501", false));

        assertThat(story.planned(Command.Kind.STORE_APPROVE)).hasSize(1);
        assertThat(story.planned(Command.Kind.STORE_INSTRUCTIONS).get(0).details())
                .containsEntry("address", "1 Dock Road, Reno NV 89501")
                .containsEntry("rma", "RMA-77");
    }

    @Row({"S94", "X7"})
    @Test
    void x7_aSuppliersNoIsNeverAnAutomaticNoToTheCustomer() {
        story.tell(story.says(ACME).no());

        assertThat(story.questions()).containsExactly("supplier-declined:acme");
        assertThat(story.planned(Command.Kind.STORE_DECLINE)).isEmpty();
        assertThat(story.leg(ACME).goods()).isEqualTo(Goods.DECLINED);
    }

    @Row({"S42", "X7"})
    @Test
    void x7_afterTheSuppliersNoAPersonMayRefundAndTheMerchantBearsIt() {
        story.tell(story.says(ACME).no());
        story.decides(OperatorAction.REFUND, ACME);
        story.gatewayPays();

        assertThat(story.refunded()).containsExactly("60.00 USD");
        assertThat(story.leg(ACME).claim().booked().isZero()).isTrue();
        assertThat(story.status()).isEqualTo(CaseStatus.CLOSED);
    }

    @Row("X7")
    @Test
    void x7_anInspectionThatContradictsTheReasonGoesToAPersonAndPaysNothing() {
        arrived();
        story.tell(story.says(ACME).inspected(Disposition.RESELLABLE, Finding.CONTRADICTED));

        assertThat(story.refunds()).isEmpty();
        assertThat(story.questions()).containsExactly("inspection-contradicts:acme");

        assertThat(story.decides(OperatorAction.REFUND, ACME).toString()).contains("InspectionContradicts");
        assertThat(story.refunds()).as("only knowingly").isEmpty();
        story.decides(OperatorAction.REFUND, ACME, Said.nothing().overriding("InspectionContradicts"));
        assertThat(story.refunded()).containsExactly("60.00 USD");
        assertThat(story.questions()).isEmpty();
    }

    @Test
    void x7_aPersonMayDeclineAfterAContradictingInspectionAndNothingIsEverPaid() {
        arrived();
        story.tell(story.says(ACME).inspected(Disposition.SCRAP, Finding.CONTRADICTED));
        story.decides(OperatorAction.DECLINE, ACME);

        assertThat(story.refunds()).isEmpty();
        assertThat(story.status()).isEqualTo(CaseStatus.CLOSED);
    }

    @Test
    void partOfALineIsAuthorisedTheRestDeclinedAndOnlyThatPartIsPaid() {
        story.tell(story.says(ACME).yes(new LineQuantity("ACME-1", 1)));
        story.tell(story.says(ACME).no(new LineQuantity("ACME-1", 1)));

        LineState line = story.leg(ACME).lines().get(0);
        assertThat(line.authorised()).isEqualTo(1);
        assertThat(line.declined()).isEqualTo(1);

        story.arrives("1Z1", new LineQuantity("ACME-1", 1));
        story.tell(story.says(ACME).inspected(Disposition.RESELLABLE, new LineQuantity("ACME-1", 1)));
        assertThat(story.refunded()).containsExactly("30.00 USD");
        assertThat(story.questions()).containsExactly("supplier-declined:acme");
    }

    @Test
    void aDeclinedPartDeclinedByAPersonTooLeavesTheAuthorisedPartToBePaid() {
        story.tell(story.says(ACME).yes(new LineQuantity("ACME-1", 1)));
        story.tell(story.says(ACME).no(new LineQuantity("ACME-1", 1)));
        story.decides(OperatorAction.DECLINE, ACME);
        story.arrives("1Z1", new LineQuantity("ACME-1", 1));
        story.tell(story.says(ACME).inspected(Disposition.RESELLABLE, new LineQuantity("ACME-1", 1)));

        assertThat(story.refunded()).containsExactly("30.00 USD");
        assertThat(story.planned(Command.Kind.STORE_DECLINE)).isEmpty();
    }

    @Test
    void laterWordsOfOneSourceReplaceItsEarlierOnes() {
        story.tell(story.says(ACME).no());
        story.tell(story.says(ACME).yes());

        assertThat(story.leg(ACME).goods()).isEqualTo(Goods.AUTHORIZED);
        assertThat(story.questions()).isEmpty();
    }

    @Test
    void twoSourcesThatContradictEachOtherGoToAPersonWhoseWordOutranksBoth() {
        story.tell(story.says(ACME).yes());
        story.tell(story.says(ACME, "api:warehouse").no());
        assertThat(story.questions()).containsExactly("conflicting-answers:acme");

        story.decides(OperatorAction.SUPPLIER_AUTHORIZED, ACME);
        assertThat(story.questions()).isEmpty();
        assertThat(story.leg(ACME).units(LineState::authorised)).isEqualTo(2);
    }

    /** Whichever of them comes first: paying for goods that are wanted back would lose them. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void goodsThatOneSourceWantsBackAndTheOtherLetsTheCustomerKeepAreAPersonsQuestion(boolean acceptedAtOnce) {
        Story held = acceptedAtOnce ? story : outsideTheWindow();
        held.tell(held.says(ACME).yes("RMA-1", "1 Dock Road, Reno NV 89501", false));
        held.tell(held.says(ACME, "api:warehouse").yes(null, null, true));
        if (!acceptedAtOnce) {
            held.decides(OperatorAction.APPROVE, null);
        }
        assertThat(held.questions()).containsExactly("conflicting-answers:acme");
        assertThat(held.refunds()).isEmpty();
        assertThat(held.planned(Command.Kind.STORE_INSTRUCTIONS)).hasSize(acceptedAtOnce ? 1 : 0);

        held.decides(OperatorAction.SUPPLIER_AUTHORIZED, ACME, Said.reference("RMA-1"));
        assertThat(held.questions()).isEmpty();
        assertThat(held.planned(Command.Kind.STORE_INSTRUCTIONS)).hasSize(1);
        assertThat(held.leg(ACME).units(LineState::kept)).isZero();
        assertThat(held.refunds()).isEmpty();
    }

    private static Story outsideTheWindow() {
        return Story.of(AReturn.of("ACME-1", 2, "30.00").orderedAt(Instant.parse("2026-07-01T12:00:00Z")));
    }

    @Test
    void goodsThatStayByAPersonsWordAreAskedAboutNoMore() {
        story.tell(story.says(ACME).yes());
        story.tell(story.says(ACME, "api:warehouse").yes(null, null, true));
        story.decides(OperatorAction.KEEP_IT, ACME);
        assertThat(story.questions()).isEmpty();
        assertThat(story.refunded()).containsExactly("60.00 USD");
        assertThat(story.leg(ACME).goods()).isEqualTo(Goods.KEPT);
    }

    @Test
    void onceTheGoodsAreSentOrPaidForItMakesNoDifferenceWhoseTheyWereToBe() {
        story.tell(story.says(ACME, "api:warehouse").yes(null, null, true));
        assertThat(story.refunded()).containsExactly("60.00 USD");
        story.tell(story.says(ACME).yes());
        assertThat(story.questions()).as("paid for").isEmpty();

        Story sent = Story.of(AReturn.of("ACME-1", 2, "30.00"));
        sent.tell(sent.says(ACME).yes("RMA-1", "1 Dock Road, Reno NV 89501", false));
        sent.ships("1Z1");
        sent.tell(sent.says(ACME, "link:acme").yes(null, null, true));
        assertThat(sent.questions()).as("on their way").isEmpty();

        Story came = Story.of(AReturn.of("ACME-1", 2, "30.00"));
        came.tell(came.says(ACME).yes("RMA-1", "1 Dock Road, Reno NV 89501", false));
        came.tell(came.says(ACME).received());
        came.tell(came.says(ACME, "portal:acme").yes(null, null, true));
        assertThat(came.questions()).as("with the supplier").doesNotContain("conflicting-answers:acme");

        Story over = Story.of(AReturn.of("ACME-1", 2, "30.00"));
        over.tell(over.says(ACME).yes("RMA-1", "1 Dock Road, Reno NV 89501", false));
        over.decides(OperatorAction.CANCEL_RETURN, null);
        assertThat(over.status()).isEqualTo(CaseStatus.CLOSED);
        over.tell(over.says(ACME, "portal:acme").yes(null, null, true));
        assertThat(over.status()).as("what is closed does not come back for it").isEqualTo(CaseStatus.CLOSED);
    }

    @Test
    void aSupplierWhoWantsMoreIsATaskUntilHeAnswers() {
        story.tell(story.says(ACME).wants("a picture of the label"));
        assertThat(story.questions()).containsExactly("wants-more:acme");
        assertThat(story.deadlines()).isEmpty();

        story.tell(story.says(ACME).yes());
        assertThat(story.questions()).isEmpty();
    }

    @Test
    void aSupplierWhoWantedMoreAndInspectedWithoutAnAnswerIsAskedNothingMore() {
        story.tell(story.says(ACME).wants("a picture of the label"));
        story.tell(story.says(ACME).inspected(Disposition.SCRAP));

        assertThat(story.questions()).isEmpty();
    }

    @Test
    void s41_aSupplierWithoutAPassportInTheCasesTermsIsAPersonsQuestion() {
        Terms all = Demo.terms();
        Story older = new Story(new Terms(all.policy(), Map.of(), all.gateways(), all.stores(), "older"));
        older.customerReturns(AReturn.of("ACME-1", 1, "60.00"));

        assertThat(older.questions()).containsExactly("unknown-supplier");
    }

    @Row({"S224", "S225"})
    @Test
    void whereNoMachineCanAskAPersonAsksAndEntersTheAnswer() {
        Story ali = Story.of(AReturn.of("ALI-1", 1, "30.00"));
        assertThat(ali.planned(Command.Kind.SUPPLIER_REQUEST)).isEmpty();
        assertThat(ali.questions()).containsExactly("ask-by-hand:ali");

        ali.decides(OperatorAction.SUPPLIER_AUTHORIZED, ALI);
        assertThat(ali.questions()).isEmpty();
        assertThat(ali.planned(Command.Kind.STORE_APPROVE)).hasSize(1);
    }

    @Test
    void anUnusedAuthorisationExpiresAndTheReturnEnds() {
        story.tell(story.says(ACME).yes());
        story.misses(Deadlines.EXPIRY);

        assertThat(story.leg(ACME).goods()).isEqualTo(Goods.EXPIRED);
        assertThat(story.status()).isEqualTo(CaseStatus.CLOSED);
    }

    private void arrived() {
        story.tell(story.says(ACME).yes());
        story.command("store-approve/" + story.id(), Outcome.DONE);
        story.passes(Duration.ofDays(2));
        story.arrives("1Z1");
    }
}
