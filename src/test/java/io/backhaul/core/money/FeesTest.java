package io.backhaul.core.money;

import static io.backhaul.core.fixture.Demo.ACME;
import static io.backhaul.core.fixture.Demo.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.core.decision.Decision;
import io.backhaul.core.fixture.APolicy;
import io.backhaul.core.fixture.AReturn;
import io.backhaul.core.fixture.Demo;
import io.backhaul.core.fixture.Ledgers;
import io.backhaul.core.fixture.Row;
import io.backhaul.core.fixture.Story;
import io.backhaul.core.fixture.Words.Said;
import io.backhaul.core.message.Disposition;
import io.backhaul.core.message.LineQuantity;
import io.backhaul.core.message.OperatorAction;
import io.backhaul.core.message.Reason;
import io.backhaul.core.policy.Bearer;
import io.backhaul.core.policy.ChannelRules;
import io.backhaul.core.policy.Costs;
import io.backhaul.core.returns.CaseStatus;
import io.backhaul.core.returns.CustomerMoney;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is deducted from a refund, once, and never more than the refund (rows S76, S77, S81). */
class FeesTest {

    private static Costs costs(String label, int restocking) {
        return new Costs(
                Map.of(),
                null,
                Map.of("USD", usd(label)),
                Map.of("USD", usd("25.00")),
                "US",
                true,
                Map.of(Reason.UNWANTED, BigDecimal.valueOf(restocking)));
    }

    private static Story returned(Costs costs, AReturn asked) {
        Story story = APolicy.usual().costs(costs).story(asked);
        story.tell(story.says(ACME).yes());
        story.arrives("1Z1");
        return story;
    }

    private static Story inspected(Costs costs, AReturn asked) {
        Story story = returned(costs, asked);
        story.tell(story.says(ACME).inspected(Disposition.RESELLABLE));
        return story;
    }

    private static AReturn unwanted() {
        return AReturn.of("ACME-1", 1, "60.00");
    }

    @Row({"S76", "S77", "S160", "S57", "X8"})
    @Test
    void s160_labelAndRestockingAreDeductedAndPostedAsIncome() {
        Story story = inspected(costs("8.00", 15), unwanted());
        assertThat(story.refunded()).containsExactly("43.00 USD");
        Decision due = story.decision("settlement:acme").orElseThrow();
        assertThat(due.reason()).contains("60.00 USD for the goods - 9.00 USD restocking fee - 8.00 USD return label");
        assertThat(due.sum().items()).hasSize(3);
        assertThat(due.sum().total()).isEqualTo(due.amount());

        story.gatewayPays();
        assertThat(Ledgers.balances(story.cases().ledger(Demo.MERCHANT, story.id())))
                .containsEntry("SALES_RETURNS USD", usd("60.00"))
                .containsEntry("FEE_INCOME USD", usd("-17.00"))
                .containsEntry("PROCESSOR_CLEARING:stripe USD", usd("-43.00"))
                .doesNotContainKey("CUSTOMER_REFUNDS_PAYABLE USD");
    }

    @Row({"S81", "S76"})
    @ParameterizedTest(name = "label {0}: refund {1}, fee {2}")
    @CsvSource({"59.99, 0.01, 59.99", "60.00, 0.00, 60.00", "60.01, 0.00, 60.00"})
    void s81_feesNeverExceedTheRefund(String label, String refund, String fee) {
        Story story = inspected(costs(label, 0), unwanted());
        assertThat(story.decision("settlement:acme").orElseThrow().amount()).isEqualTo(usd(refund));
        assertThat(story.decision("fee:settlement:acme").orElseThrow().amount()).isEqualTo(usd(fee));
    }

    @Row("S81")
    @Test
    void s81_aRefundOfNothingPlansNothingAndSettlesTheLeg() {
        Story story = inspected(costs("60.00", 0), unwanted());
        assertThat(story.refunds()).isEmpty();
        assertThat(story.leg(ACME).customerMoney()).isEqualTo(CustomerMoney.PAID);
        story.tell(story.says(ACME).credits("CM-1", usd("60.00")));
        assertThat(story.status()).isEqualTo(CaseStatus.CLOSED);
    }

    @Row({"S76", "S77"})
    @Test
    void s76_splitInspectionsTakeTheLabelOnceAndTheRestockingByUnit() {
        Story story = returned(costs("8.00", 10), AReturn.of("ACME-1", 3, "20.00"));
        story.tell(story.says(ACME).inspected(Disposition.RESELLABLE, new LineQuantity("ACME-1", 1)));
        story.tell(story.says(ACME).inspected(Disposition.SCRAP, new LineQuantity("ACME-1", 2)));
        assertThat(story.refunded()).containsExactly("10.00 USD", "36.00 USD");
        assertThat(story.c().refunds().fees(ACME, "USD")).isEqualTo(usd("14.00"));
    }

    @Row({"X8", "S57"})
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"UNWANTED, 52.00 USD", "DEFECTIVE, 60.00 USD", "WRONG_ITEM, 60.00 USD", "WRONG_SIZE, 52.00 USD"})
    void x8_whoBearsTheLabelHangsOnTheReason(Reason reason, String refunded) {
        Story story = inspected(costs("8.00", 0), unwanted().because(reason));
        assertThat(story.refunded()).containsExactly(refunded);
    }

    @Row({"S13", "X8"})
    @Test
    void s13_theMerchantsPolicyMayBearWhatTheReasonWouldPutOnTheCustomer() {
        Costs costs = new Costs(
                Map.of(Reason.ADDRESS_ERROR, Bearer.MERCHANT),
                null,
                Map.of("USD", usd("8.00")),
                Map.of(),
                null,
                true,
                Map.of());
        assertThat(costs.bearer(Reason.ADDRESS_ERROR)).isEqualTo(Bearer.MERCHANT);
        assertThat(inspected(costs, unwanted().because(Reason.ADDRESS_ERROR)).refunded())
                .containsExactly("60.00 USD");
    }

    @Row("S161")
    @Test
    void s161_aLabelTheCustomerBuysHimselfIsNotDeducted() {
        Costs own = new Costs(Map.of(), null, Map.of("USD", usd("8.00")), Map.of(), null, false, Map.of());
        assertThat(inspected(own, unwanted()).refunded()).containsExactly("60.00 USD");
    }

    @Row("S201")
    @Test
    void s201_fromAbroadTheLabelCostsWhatItCostsFromThere() {
        assertThat(inspected(costs("8.00", 0), unwanted().shippedTo("DE")).refunded())
                .containsExactly("35.00 USD");
    }

    @Row("S160")
    @Test
    void s160_goodsThatStayBearNoFees() {
        Story story = APolicy.usual().costs(costs("8.00", 15)).story(unwanted());
        story.tell(story.says(ACME).yes(null, null, true));
        assertThat(story.refunded()).containsExactly("60.00 USD");
    }

    @Row("S208")
    @Test
    void s208_aChannelMayForbidFees() {
        Story story = APolicy.usual()
                .costs(costs("8.00", 15))
                .channel("amazon", new ChannelRules(null, null, null, false))
                .story(unwanted().soldOn("amazon"));
        story.tell(story.says(ACME).yes());
        story.arrives("1Z1");
        story.tell(story.says(ACME).inspected(Disposition.SCRAP));
        assertThat(story.refunded()).containsExactly("60.00 USD");
    }

    @Row({"S76", "F37"})
    @Test
    void aPersonWaivesFeesOnlyKnowingly() {
        Story story = returned(costs("8.00", 15), unwanted());
        Said all = Said.amount(usd("60.00"), null);
        assertThat(story.decides(OperatorAction.REFUND, ACME, all).toString()).contains("Fees");
        story.decides(OperatorAction.REFUND, ACME, all.overriding("Fees"));
        assertThat(story.refunded()).containsExactly("60.00 USD");
        assertThat(story.c().refunds().fees(ACME, "USD")).isEqualTo(usd("0.00"));
    }

    @Row("S76")
    @Test
    void aPersonWhoNamesNoAmountPaysLessTheFees() {
        Story story = returned(costs("8.00", 15), unwanted());
        story.decides(OperatorAction.REFUND, ACME);
        assertThat(story.refunded()).containsExactly("43.00 USD");
    }
}
