package io.backhaul.core.decision;

import static io.backhaul.core.fixture.Demo.ACME;
import static io.backhaul.core.fixture.Demo.GLOBEX;
import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.core.fixture.AReturn;
import io.backhaul.core.fixture.Story;
import io.backhaul.core.message.Disposition;
import io.backhaul.core.message.OperatorAction;
import io.backhaul.core.message.Reason;
import io.backhaul.core.returns.CaseStatus;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** How far a person's no reaches: the leg he names, or the whole return; and that it holds against machines. */
class DeclineTest {

    @Test
    void decliningOneLegDeclinesNeitherTheReturnNorTheOtherLeg() {
        Story story = Story.of(AReturn.of("ACME-1", 1, "60.00").and("GLOBEX-1", 1, "20.00"));
        story.tell(story.says(ACME).no());
        story.decides(OperatorAction.DECLINE, ACME);

        assertThat(story.planned(Command.Kind.STORE_DECLINE)).isEmpty();
        assertThat(story.status()).isEqualTo(CaseStatus.OPEN);

        story.tell(story.says(GLOBEX).yes(null, null, true));
        assertThat(story.refunded()).containsExactly("20.00 USD");
    }

    @Test
    void decliningEveryLegDeclinesTheReturn() {
        Story story = Story.of(AReturn.of("ACME-1", 1, "60.00").and("GLOBEX-1", 1, "20.00"));
        story.decides(OperatorAction.DECLINE, ACME);
        story.decides(OperatorAction.DECLINE, GLOBEX);

        assertThat(story.planned(Command.Kind.STORE_DECLINE)).hasSize(1);
        assertThat(story.status()).isEqualTo(CaseStatus.CLOSED);
    }

    @Test
    void aDeclinedReturnIsNotApprovedByALateYesOfTheSupplier() {
        Story story = Story.of(AReturn.of("ACME-1", 1, "60.00"));
        story.decides(OperatorAction.DECLINE, null);
        story.tell(story.says(ACME).yes());

        assertThat(story.planned(Command.Kind.STORE_APPROVE)).isEmpty();
        assertThat(story.status()).isEqualTo(CaseStatus.CLOSED);
    }

    @Test
    void aDeclinedReturnAsksAndRemindsNobody() {
        Story story = Story.of(
                AReturn.of("ACME-1", 1, "60.00").and("SPOCK-1", 1, "20.00").because(Reason.DAMAGED));
        story.decides(OperatorAction.DECLINE, null);

        assertThat(story.deadlines()).isEmpty();
        assertThat(story.questions()).isEmpty();
        assertThat(story.status()).isEqualTo(CaseStatus.CLOSED);
    }

    @Test
    void x12_goodsOfARequestNobodyAcceptedArePaidOnlyByAPerson() {
        Story story = new Story();
        story.words().itIs(Instant.parse("2026-12-01T00:00:00Z"));
        story.customerReturns(AReturn.of("ACME-1", 1, "60.00"));
        story.tell(story.says(ACME).yes());
        assertThat(story.planned(Command.Kind.STORE_APPROVE)).isEmpty();
        story.tell(story.says(ACME).inspected(Disposition.RESELLABLE));
        assertThat(story.refunds()).isEmpty();
        assertThat(story.questions()).containsExactly("outside-window");

        story.decides(OperatorAction.APPROVE, null);
        assertThat(story.refunded()).containsExactly("60.00 USD");
    }

    @Test
    void aDeclinedReturnIsNotPaidBecauseTheGoodsCameAnyway() {
        Story story = Story.of(AReturn.of("ACME-1", 1, "60.00"));
        story.decides(OperatorAction.DECLINE, null);
        story.tell(story.says(ACME).yes());
        story.arrives("1Z1");
        story.tell(story.says(ACME).inspected(Disposition.RESELLABLE));

        assertThat(story.refunds()).isEmpty();
    }

    @Test
    void linesOfNobodySettledByHandAndAcknowledgedDoNotHoldTheCaseOpen() {
        Story story = Story.of(AReturn.of("OWN-1", 1, "60.00"));
        story.decides(OperatorAction.ACKNOWLEDGE, null);

        assertThat(story.status()).isEqualTo(CaseStatus.CLOSED);
    }
}
