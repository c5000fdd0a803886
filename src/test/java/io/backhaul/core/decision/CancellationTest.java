package io.backhaul.core.decision;

import static io.backhaul.core.fixture.Demo.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.core.fixture.AReturn;
import io.backhaul.core.fixture.Demo;
import io.backhaul.core.fixture.Row;
import io.backhaul.core.fixture.Story;
import io.backhaul.core.message.CancellationAnswered;
import io.backhaul.core.message.CancellationRequested;
import io.backhaul.core.message.OperatorAction;
import io.backhaul.core.message.Reference;
import io.backhaul.core.message.Reference.Type;
import io.backhaul.core.returns.CaseStatus;
import io.backhaul.core.returns.Goods;
import org.junit.jupiter.api.Test;

/** Rows S213 to S215: a return that is called off. */
class CancellationTest {

    private final Story story = Story.of(AReturn.of("ACME-1", 1, "60.00"));
    private final Reference back = Reference.of(Type.RETURN, "gid://shopify/Return/1");

    private void cancelled() {
        story.tell(new CancellationAnswered(story.words().envelope(Demo.STORE, "cancelled", back), true, "changed"));
    }

    @Row({"S213", "S215"})
    @Test
    void s213_beforeAnythingIsShippedACancellationEndsTheReturn() {
        cancelled();

        assertThat(story.leg(ACME).goods()).isEqualTo(Goods.CANCELLED);
        assertThat(story.status()).isEqualTo(CaseStatus.CLOSED);
        assertThat(story.deadlines()).isEmpty();
    }

    @Row("S215")
    @Test
    void s215_withGoodsOnTheirWayAPersonLooks() {
        story.tell(story.says(ACME).yes());
        story.ships("1Z1");
        cancelled();

        assertThat(story.questions()).containsExactly("cancellation");
        assertThat(story.status()).isEqualTo(CaseStatus.REVIEW);
    }

    @Row({"S35", "S214"})
    @Test
    void s214_aWishToCancelIsAQuestionUntilTheStoreHasCancelled() {
        story.tell(new CancellationRequested(story.words().envelope(Demo.STORE, "wish", back), "changed"));
        assertThat(story.questions()).containsExactly("cancellation");

        cancelled();
        assertThat(story.questions()).isEmpty();
        assertThat(story.status()).isEqualTo(CaseStatus.CLOSED);
    }

    @Test
    void aSupplierWhoNeverAnsweredDoesNotHoldACancelledReturnOpen() {
        story.misses(Deadlines.ANSWER);
        story.misses(Deadlines.LAST_ANSWER);
        cancelled();

        assertThat(story.questions()).isEmpty();
        assertThat(story.status()).isEqualTo(CaseStatus.CLOSED);
    }

    @Test
    void aSuppliersYesToACancelledReturnApprovesNothing() {
        cancelled();
        story.tell(story.says(ACME).yes());

        assertThat(story.planned(Command.Kind.STORE_APPROVE)).isEmpty();
    }

    @Test
    void anEarlierAcknowledgementDoesNotAnswerALaterQuestion() {
        story.decides(OperatorAction.ACKNOWLEDGE, null);
        story.passes(java.time.Duration.ofDays(1));
        story.tell(new CancellationRequested(story.words().envelope(Demo.STORE, "wish", back), "changed"));
        assertThat(story.questions()).containsExactly("cancellation");

        story.passes(java.time.Duration.ofDays(1));
        story.decides(OperatorAction.ACKNOWLEDGE, null);
        assertThat(story.questions()).isEmpty();
    }
}
