package io.backhaul.core;

import static io.backhaul.core.fixture.Demo.ACME;
import static io.backhaul.core.fixture.Demo.MERCHANT;
import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.core.ReturnDesk.Handled;
import io.backhaul.core.decision.Command;
import io.backhaul.core.fixture.AReturn;
import io.backhaul.core.fixture.Demo;
import io.backhaul.core.fixture.Row;
import io.backhaul.core.fixture.Story;
import io.backhaul.core.fixture.Words.Said;
import io.backhaul.core.message.Disposition;
import io.backhaul.core.message.Evidence;
import io.backhaul.core.message.Finding;
import io.backhaul.core.message.InspectionReported;
import io.backhaul.core.message.OperatorAction;
import io.backhaul.core.message.OrderPlaced;
import io.backhaul.core.message.Reason;
import io.backhaul.core.message.Reference;
import io.backhaul.core.message.Reference.Type;
import io.backhaul.core.message.ReturnAuthorized;
import io.backhaul.core.message.ReturnRequested;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What becomes of a message at the desk, before and beside the rules. */
class ReturnDeskTest {

    private final Story story = new Story();

    @Row("S39")
    @Test
    void aMessageThatComesBeforeItsReturnWaitsAndIsAppliedWhenTheReturnComes() {
        AReturn asked = AReturn.of("ACME-1", 1, "60.00");
        Reference po = Reference.qualified(Type.PO, ACME, "#2001");
        var early =
                new ReturnAuthorized(story.words().envelope("mail:acme", "y", po), ACME, List.of(), "R-1", null, false);
        assertThat(story.tell(early)).isInstanceOf(Handled.Waiting.class);

        story.customerReturns(asked);

        assertThat(story.cases().waiting().size()).isZero();
        assertThat(story.leg(ACME).rma()).isEqualTo("R-1");
    }

    @Test
    void twoReadingsOfOneReturnAreOneCaseAndTwoReturnsOfOneOrderAreTwo() {
        story.customerReturns(AReturn.of("ACME-1", 1, "60.00"));
        story.tell(story.words().requested(AReturn.of("ACME-1", 1, "60.00"), "read again"));
        story.customerReturns(AReturn.of("ACME-2", 1, "20.00").known("gid://shopify/Return/2"));

        assertThat(story.cases().ids(MERCHANT)).hasSize(2);
    }

    @Test
    void aRequestThatNamesNoReturnOpensNothingButGoesToAPerson() {
        ReturnRequested nameless = story.words().requested(AReturn.of("ACME-1", 1, "60.00"));
        Handled handled = story.tell(new ReturnRequested(
                story.words().envelope("api:warehouse", "k", Reference.of(Type.ORDER_NAME, "#2001")),
                nameless.order(),
                nameless.lines(),
                nameless.reason(),
                null,
                List.of(),
                "REQUESTED"));

        assertThat(handled).isInstanceOf(Handled.Review.class);
        assertThat(story.cases().ids(MERCHANT)).isEmpty();
    }

    @Test
    void laterReadingsAddTheirPhotosAndNeverChangeWhatWasAskedFirst() {
        AReturn asked = AReturn.of("SPOCK-1", 1, "60.00").because(Reason.DAMAGED);
        story.customerReturns(asked);
        assertThat(story.questions()).containsExactly("evidence:spock");
        for (int reading = 0; reading < 5; reading++) {
            AReturn later =
                    AReturn.of("SPOCK-1", 1, "40.00").because(Reason.DAMAGED).withPhoto();
            story.tell(story.words().requested(later, "reading " + reading));
            assertThat(story.c().requestedValue()).isEqualTo(Demo.usd("60.00"));
        }

        assertThat(story.c().facts().evidence()).extracting(Evidence::kind).containsExactly(Evidence.Kind.PHOTO);
        assertThat(story.planned(Command.Kind.SUPPLIER_REQUEST)).hasSize(1);
    }

    @Row("S157")
    @Test
    void theRmaAPersonEntersIsAKeyOfTheCase() {
        story.customerReturns(AReturn.of("ALI-1", 1, "60.00"));
        story.decides(OperatorAction.SUPPLIER_AUTHORIZED, Demo.ALI, Said.reference("RMA-5"));
        Reference rma = Reference.qualified(Type.RMA, Demo.ALI, "RMA-5");
        var inspected = new InspectionReported(
                story.words().envelope("sftp:ali", "row", rma),
                Demo.ALI,
                List.of(),
                Disposition.SCRAP,
                Finding.CONFIRMED);

        assertThat(story.tell(inspected)).isInstanceOf(Handled.Applied.class);
    }

    @Test
    void anOrderWithoutAReturnIsNotedAndOpensNothing() {
        ReturnRequested asked = story.words().requested(AReturn.of("ACME-1", 1, "60.00"));
        Handled handled = story.tell(new OrderPlaced(story.words().envelope(Demo.STORE, "o"), asked.order()));

        assertThat(handled).isInstanceOf(Handled.Ignored.class);
        assertThat(story.cases().payments().state(MERCHANT, "stripe/pi_1").captured())
                .isEqualTo(Demo.usd("60.00"));
    }

    @Test
    void anUnauthenticatedMessageDecidesNothing() {
        story.customerReturns(AReturn.of("ACME-1", 1, "60.00"));
        Handled handled = story.tellUntrusted(story.says(ACME).yes());

        assertThat(handled)
                .isInstanceOfSatisfying(
                        Handled.Review.class, r -> assertThat(r.candidates()).hasSize(1));
        assertThat(story.planned(Command.Kind.STORE_APPROVE)).isEmpty();
    }

    @Test
    void aPersonsAssignmentOutranksTheKeys() {
        story.customerReturns(AReturn.of("ACME-1", 1, "60.00"));
        Reference stranger = Reference.qualified(Type.RMA, ACME, "UNKNOWN");
        var yes = new ReturnAuthorized(
                story.words().envelope("mail:acme", "y", stranger), ACME, List.of(), "R-1", null, false);

        assertThat(story.again(yes, story.id())).isEqualTo(new Handled.Applied(story.id()));
        assertThat(story.again(yes, new UUID(1, 1))).isInstanceOf(Handled.Rejected.class);
    }

    @Test
    void aMessageHandledTwiceChangesNothingTheSecondTime() {
        story.customerReturns(AReturn.of("ACME-1", 1, "60.00"));
        var yes = story.says(ACME).yes(null, null, true);
        story.tell(yes);
        var ledger = story.cases().ledger(MERCHANT, story.id());
        var refunds = story.refunded();
        story.again(yes, null);

        assertThat(story.cases().ledger(MERCHANT, story.id())).isEqualTo(ledger);
        assertThat(story.refunded()).isEqualTo(refunds);
    }

    @Test
    void aRefundWithoutOurMarkIsDoubtfulOnlyWhereOneOfOursOfThatAmountIsInDoubt() {
        story.customerReturns(AReturn.of("ACME-1", 1, "60.00"));
        story.tell(story.says(ACME).yes(null, null, true));
        Command refund = story.refunds().get(0);

        assertThat(story.tell(outside("re_1", "60.00")))
                .as("ours is not sent yet")
                .isInstanceOf(Handled.Applied.class);
        story.command(refund.key(), io.backhaul.core.message.Outcome.UNKNOWN);
        assertThat(story.tell(outside("re_2", "59.99"))).as("another amount").isInstanceOf(Handled.Applied.class);
        assertThat(story.tell(outside("re_3", "60.00")))
                .isInstanceOfSatisfying(
                        Handled.Review.class, r -> assertThat(r.reasonClass()).isEqualTo("DOUBTFUL_REFUND"));
    }

    private io.backhaul.core.message.RefundMadeElsewhere outside(String id, String amount) {
        return story.gateway().madeElsewhere("stripe/pi_1", id, Demo.usd(amount), false);
    }

    @Test
    void aRefundMadeOutsideCountsOnItsPaymentBeforeItsReturnIsKnown() {
        ReturnRequested asked = story.words().requested(AReturn.of("ACME-1", 1, "60.00"));
        story.tell(new OrderPlaced(story.words().envelope(Demo.STORE, "o"), asked.order()));
        assertThat(story.tell(outside("re_1", "20.00"))).isInstanceOf(Handled.Waiting.class);
        assertThat(story.cases().payments().state(MERCHANT, "stripe/pi_1").outsideRefunds())
                .isEqualTo(Demo.usd("20.00"));
    }
}
