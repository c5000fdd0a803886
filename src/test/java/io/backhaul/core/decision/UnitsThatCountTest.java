package io.backhaul.core.decision;

import static io.backhaul.core.fixture.Demo.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.core.fixture.APolicy;
import io.backhaul.core.fixture.AReturn;
import io.backhaul.core.fixture.Row;
import io.backhaul.core.fixture.Story;
import io.backhaul.core.message.Disposition;
import io.backhaul.core.message.LineQuantity;
import io.backhaul.core.message.OperatorAction;
import io.backhaul.core.message.Reason;
import io.backhaul.core.policy.Costs;
import io.backhaul.core.policy.RefundOn;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which of three units at 30.00 the customer is paid for: each once, whatever else was said of the others. */
class UnitsThatCountTest {

    private static LineQuantity units(int n) {
        return new LineQuantity("ACME-1", n);
    }

    private static Story three(RefundOn trigger) {
        return APolicy.usual().refundOn(trigger).story(AReturn.of("ACME-1", 3, "30.00"));
    }

    @Row("S193")
    @Test
    void s193_silencePaysWhatArrivedAndWasNotInspectedAndNothingThatNeverCame() {
        Story story = three(RefundOn.INSPECTION);
        story.tell(story.says(ACME).yes());
        story.arrives("1Z1", units(2));
        story.tell(story.says(ACME).inspected(Disposition.SCRAP, units(1)));
        assertThat(story.refunded()).containsExactly("30.00 USD");
        story.misses("INSPECTION");
        assertThat(story.refunded()).containsExactly("30.00 USD", "30.00 USD");
    }

    @Row({"S193", "S32"})
    @Test
    void s193_silencePaysNoUnitTheSupplierDeclined() {
        Story story = three(RefundOn.INSPECTION);
        story.tell(story.says(ACME).no(units(1)));
        story.tell(story.says(ACME).yes(units(2)));
        story.arrives("1Z1");
        story.misses("INSPECTION");
        assertThat(story.refunded()).containsExactly("60.00 USD");
    }

    @Row({"X2", "S32"})
    @Test
    void x2_aTriggerBeforeTheInspectionPaysNoUnitTheSupplierDeclined() {
        Story story = three(RefundOn.RECEIPT);
        story.tell(story.says(ACME).no(units(1)));
        story.tell(story.says(ACME).yes(units(2)));
        story.arrives("1Z1");
        assertThat(story.refunded()).containsExactly("60.00 USD");
    }

    @Row("X2")
    @Test
    void x2_aTriggerBeforeTheInspectionPaysNoUnitHeMisses() {
        Story story = three(RefundOn.RECEIPT);
        story.tell(story.says(ACME).yes());
        story.tell(story.says(ACME).inspected(Disposition.SCRAP, units(2)));
        assertThat(story.refunded()).containsExactly("60.00 USD");
        story.tell(story.says(ACME).inspected(Disposition.MISSING, units(1)));
        assertThat(story.refunded()).containsExactly("60.00 USD");
    }

    @Row({"S29", "S33"})
    @Test
    void s29_aUnitShippedAgainIsNotPaidWhenAllAreFound() {
        Story story = three(RefundOn.INSPECTION);
        story.tell(story.says(ACME).yes());
        story.arrives("1Z1");
        story.tell(story.says(ACME).shipsAgain(units(1)));
        story.tell(story.says(ACME).inspected(Disposition.SCRAP));
        assertThat(story.refunded()).containsExactly("60.00 USD");
    }

    @Row({"S76", "S160"})
    @Test
    void s160_aPersonsRefundPaysTheFeeOfUnitsOnTheirWayAndOfNoneThatStays() {
        Costs costs = new Costs(
                Map.of(), null, Map.of(), Map.of(), "US", false, Map.of(Reason.UNWANTED, BigDecimal.valueOf(10)));
        Story story = APolicy.usual().costs(costs).story(AReturn.of("ACME-1", 3, "30.00"));
        story.tell(story.says(ACME).yes(null, null, true, units(1)));
        story.tell(story.says(ACME).yes(units(2)));
        story.ships("1Z1");
        story.gatewayPays();
        story.decides(OperatorAction.REFUND, ACME);
        assertThat(story.refunded())
                .as("30.00 kept; then 60.00 less 10 %% of two units")
                .isEqualTo(List.of("30.00 USD", "54.00 USD"));
    }
}
