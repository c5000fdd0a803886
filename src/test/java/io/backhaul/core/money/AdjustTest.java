package io.backhaul.core.money;

import static io.backhaul.core.fixture.Demo.ACME;
import static io.backhaul.core.fixture.Demo.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.core.fixture.AReturn;
import io.backhaul.core.fixture.Row;
import io.backhaul.core.fixture.Story;
import io.backhaul.core.fixture.Words.Said;
import io.backhaul.core.message.Disposition;
import io.backhaul.core.message.OperatorAction;
import io.backhaul.core.returns.CaseStatus;
import io.backhaul.core.returns.CustomerMoney;
import org.junit.jupiter.api.Test;

/** A debt to the customer that was settled in a way the hub cannot see (row S47). */
class AdjustTest {

    private static Story refused() {
        Story story = Story.of(AReturn.of("ACME-1", 1, "60.00"));
        story.tell(story.says(ACME).yes());
        story.tell(story.says(ACME).inspected(Disposition.RESELLABLE));
        story.tell(story.gateway().refused(story.refunds().get(0)));
        return story;
    }

    @Row({"S47", "S169"})
    @Test
    void s47_aRefundRefusedBecauseSomebodyPaidInTheDashboardIsTakenBack() {
        Story story = refused();
        story.decides(OperatorAction.ADJUST, ACME, Said.note("refunded in the dashboard"));
        assertThat(story.leg(ACME).customerMoney()).isEqualTo(CustomerMoney.PAID);
        assertThat(story.owed()).containsOnlyKeys("SUPPLIER_RECEIVABLE:acme USD");
        story.tell(story.says(ACME).credits("CM-1", usd("60.00")));
        assertThat(story.status()).isEqualTo(CaseStatus.CLOSED);
    }

    @Row("S47")
    @Test
    void whatWasTakenBackIsNeverPaidAgain() {
        Story story = refused();
        story.decides(OperatorAction.ADJUST, ACME, Said.note("refunded in the dashboard"));
        assertThat(story.decides(OperatorAction.REFUND, ACME).toString()).contains("NothingLeft");
        assertThat(story.refunds()).hasSize(1);
        assertThat(story.decides(OperatorAction.ADJUST, ACME, Said.note("again"))
                        .toString())
                .contains("Adjust");
        assertThat(story.decides(OperatorAction.REFUND_DONE_BY_HAND, ACME, Said.reference("R"))
                        .toString())
                .contains("RefundByHand");
    }

    @Row("S47")
    @Test
    void onlyAllOfItIsTakenBackAndOnlyWithAReason() {
        Story story = refused();
        assertThat(story.decides(OperatorAction.ADJUST, ACME, Said.nothing()).toString())
                .contains("NoteNeeded");
        Said part = new Said(0, "ann", "part of it", usd("10.00"), null);
        assertThat(story.decides(OperatorAction.ADJUST, ACME, part).toString())
                .contains("AdjustAll")
                .contains("60.00 USD");
    }
}
