package io.backhaul.core.hindsight;

import static io.backhaul.core.fixture.Demo.ACME;
import static io.backhaul.core.fixture.Demo.MERCHANT;
import static io.backhaul.core.fixture.Demo.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.core.ReturnDesk;
import io.backhaul.core.correlation.Candidate;
import io.backhaul.core.decision.Command;
import io.backhaul.core.decision.Decisions;
import io.backhaul.core.decision.Rules;
import io.backhaul.core.fixture.AReturn;
import io.backhaul.core.fixture.Row;
import io.backhaul.core.fixture.Story;
import io.backhaul.core.fixture.Words.Said;
import io.backhaul.core.message.Disposition;
import io.backhaul.core.message.OperatorAction;
import io.backhaul.core.message.Reference;
import io.backhaul.core.message.ReturnMessage;
import io.backhaul.core.port.Cases.Stored;
import io.backhaul.core.returns.PaymentState;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The sheet of paper over the stored cases: written on by one message, read by the next. */
@Row("N7")
class PaperCasesTest {

    private static final String PAYMENT = "stripe/pi_1";
    private static final String RETURN = "gid://shopify/Return/1";
    private static final String NEW = "gid://shopify/Return/9";

    private final Story story = Story.of(AReturn.of("ACME-1", 1, "60.00"));
    private final PaperCases paper = new PaperCases(new StoryBelow(story));
    private final ReturnDesk desk = new ReturnDesk(paper, new Decisions(Rules.all()));

    private void told(ReturnMessage message) {
        desk.handle(message, true, null);
    }

    private PaymentState payment() {
        return paid(story.id());
    }

    private PaymentState paid(UUID caseId) {
        return paper.load(MERCHANT, caseId).map(Stored::payments).orElseThrow().get(PAYMENT);
    }

    private List<Candidate> candidates(String... returns) {
        return paper.candidates(
                MERCHANT,
                List.of(returns).stream()
                        .map(r -> Reference.of(Reference.Type.RETURN, r))
                        .toList());
    }

    /** A refund of 60.00 is ordered on the paper. */
    private Command refunded() {
        story.tell(story.says(ACME).yes());
        story.arrives("1Z1");
        told(story.says(ACME).inspected(Disposition.SCRAP));
        return paper.takeSaved().orElseThrow().change().fresh().stream()
                .flatMap(d -> d.commands().stream())
                .filter(k -> k.kind() == Command.Kind.REFUND)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void n7_aRefundOrderedOnPaperIsSpentOnItsPaymentUntilItFails() {
        Command refund = refunded();
        assertThat(payment()).isEqualTo(new PaymentState(usd("60.00"), usd("60.00"), usd("0.00"), false));

        told(story.gateway().pending(refund));
        assertThat(payment().hubRefunds()).as("counted once").isEqualTo(usd("60.00"));

        told(story.gateway().failedLater(refund));
        assertThat(payment().hubRefunds()).isEqualTo(usd("0.00"));
        assertThat(story.cases()
                        .load(MERCHANT, story.id())
                        .orElseThrow()
                        .payments()
                        .get(PAYMENT)
                        .hubRefunds())
                .as("below")
                .isEqualTo(usd("0.00"));
    }

    @Test
    void n7_aReturnOpenedOnPaperSpendsItsPaymentForTheNextOne() {
        told(story.words().requested(AReturn.of("ACME-1", 1, "9.00").known(NEW).paidWith("stripe", "pi_1", "60.00")));
        UUID opened = candidates(NEW).get(0).caseId();
        assertThat(paid(opened).hubRefunds()).as("kept by the customer").isEqualTo(usd("9.00"));
        assertThat(payment().hubRefunds()).isEqualTo(usd("9.00"));
    }

    @Test
    void n7_refundsMadeOutsideFreezeAPaymentOnlyBeyondWhatWasCaptured() {
        told(story.gateway().madeElsewhere(PAYMENT, "re_1", usd("59.99"), false));
        told(story.gateway().madeElsewhere(PAYMENT, "re_2", usd("0.01"), false));
        assertThat(payment()).isEqualTo(new PaymentState(usd("60.00"), usd("0.00"), usd("60.00"), false));

        told(story.gateway().madeElsewhere(PAYMENT, "re_2", usd("0.01"), false));
        assertThat(payment().outsideRefunds()).as("the same again").isEqualTo(usd("60.00"));

        told(story.gateway().madeElsewhere(PAYMENT, "re_3", usd("0.01"), false));
        assertThat(payment()).isEqualTo(new PaymentState(usd("60.00"), usd("0.00"), usd("60.01"), true));

        told(story.gateway().madeElsewhere(PAYMENT, "re_4", usd("5.00"), true));
        assertThat(payment())
                .as("a failed one")
                .isEqualTo(new PaymentState(usd("60.00"), usd("0.00"), usd("60.01"), true));
    }

    @Test
    void n7_ourOwnRefundsCountTowardsTheFreezeToo() {
        refunded();
        told(story.gateway().madeElsewhere(PAYMENT, "re_1", usd("0.01"), false));
        assertThat(payment()).isEqualTo(new PaymentState(usd("60.00"), usd("60.00"), usd("0.01"), true));
    }

    @Test
    void n7_aReturnClosedOnPaperIsFoundClosedAndOneOpenedThereIsFoundOpen() {
        assertThat(candidates(RETURN)).extracting(Candidate::open).containsExactly(true);
        told(story.words().operator(story.id(), OperatorAction.DECLINE, null, Said.note("no")));
        told(story.words()
                .requested(AReturn.of("ACME-1", 1, "60.00").ofOrder("#9").known(NEW)));

        assertThat(candidates(RETURN, NEW))
                .extracting(Candidate::orderName, Candidate::open, Candidate::suppliers)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple("#2001", false, java.util.Set.of(ACME)),
                        org.assertj.core.api.Assertions.tuple("#9", true, java.util.Set.of(ACME)));
        assertThat(candidates("gid://shopify/Return/8")).isEmpty();
    }

    @Test
    void n7_theVersionAndTheFactsGrowOnPaperOnly() {
        long below = story.version();
        told(story.says(ACME).yes());
        Stored stored = paper.load(MERCHANT, story.id()).orElseThrow();
        assertThat(stored.version()).isEqualTo(below + 1);
        assertThat(stored.facts()).hasSize(2);
        assertThat(story.version()).isEqualTo(below);
        assertThat(paper.takeSaved()).isPresent();
        assertThat(paper.takeSaved()).as("asked again").isEmpty();
    }

    @Test
    void n7_whatASupplierOwesIsReadBelow() {
        story.tell(story.says(ACME).yes(null, null, true));
        assertThat(paper.exposure(MERCHANT, ACME)).isEqualTo(Map.of("USD", usd("60.00")));
    }
}
