package io.backhaul.core.money;

import static io.backhaul.core.fixture.Demo.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.core.decision.Command;
import io.backhaul.core.decision.Decision;
import io.backhaul.core.fixture.AReturn;
import io.backhaul.core.fixture.Demo;
import io.backhaul.core.fixture.Row;
import io.backhaul.core.fixture.Story;
import io.backhaul.core.fixture.Words.Said;
import io.backhaul.core.message.OperatorAction;
import io.backhaul.core.returns.CustomerMoney;
import org.junit.jupiter.api.Test;

/** What the gateways' contract means where a person is the gateway: told exactly once what to pay, and paid when he says so. */
class ManualRefundTest {

    /** A gift card: only a person can refund it in the store's admin. */
    private static Story accepted() {
        Story story = Story.of(
                AReturn.of("ACME-1", 1, "60.00").paidWith("shopify", "gid://shopify/OrderTransaction/1", "60.00"));
        story.tell(story.says(ACME).yes(null, null, true));
        return story;
    }

    @Row("S47")
    @Test
    void s47_theTaskNamesTheAmountAndThePaymentAndAsksForTheReference() {
        Story story = accepted();
        assertThat(story.refunds()).singleElement().satisfies(refund -> {
            assertThat(refund.destination()).isEqualTo(Command.MANUAL);
            assertThat(refund.amount()).isEqualTo(Money.of("60.00", "USD"));
        });
        assertThat(story.questions()).hasSize(1).allMatch(q -> q.startsWith("refund-by-hand/"));
        assertThat(story.cases().questions(Demo.MERCHANT, story.id()))
                .singleElement()
                .satisfies(task -> {
                    assertThat(task.outcome()).isEqualTo(Decision.Outcome.TASK);
                    assertThat(task.reason())
                            .contains("60.00 USD", "shopify/gid://shopify/OrderTransaction/1", "reference");
                });
    }

    @Row("S47")
    @Test
    void s47_nothingButHisWordPaysAndHisWordPaysOnce() {
        Story story = accepted();
        story.decides(OperatorAction.REFUND, ACME);
        assertThat(story.refunds()).as("ordered again while the first waits").hasSize(1);
        assertThat(story.leg(ACME).customerMoney()).isNotEqualTo(CustomerMoney.PAID);

        story.decides(OperatorAction.REFUND_DONE_BY_HAND, ACME, Said.reference("GC-1"));
        story.decides(OperatorAction.REFUND_DONE_BY_HAND, ACME, Said.reference("GC-1"));
        assertThat(story.leg(ACME).customerMoney()).isEqualTo(CustomerMoney.PAID);
        assertThat(story.refunds()).hasSize(1);
        assertThat(story.owed()).containsOnlyKeys("SUPPLIER_RECEIVABLE:acme USD");
    }
}
