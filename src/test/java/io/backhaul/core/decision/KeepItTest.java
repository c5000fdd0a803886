package io.backhaul.core.decision;

import static io.backhaul.core.fixture.Demo.ACME;
import static io.backhaul.core.fixture.Demo.GLOBEX;
import static io.backhaul.core.fixture.Demo.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.core.fixture.APolicy;
import io.backhaul.core.fixture.AReturn;
import io.backhaul.core.fixture.Row;
import io.backhaul.core.fixture.Story;
import io.backhaul.core.fixture.Words.Said;
import io.backhaul.core.message.OperatorAction;
import io.backhaul.core.message.Resolution;
import io.backhaul.core.money.Money;
import io.backhaul.core.policy.ChannelRules;
import io.backhaul.core.policy.Costs;
import io.backhaul.core.policy.Offers;
import io.backhaul.core.policy.RefundOn;
import io.backhaul.core.returns.CaseStatus;
import io.backhaul.core.returns.Goods;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Goods that stay with the customer: by economics, by a person, or because he wants money only. */
class KeepItTest {

    private static APolicy policy(String label) {
        Costs costs = new Costs(
                Map.of(),
                null,
                label == null ? Map.of() : Map.of("USD", usd(label)),
                Map.of("USD", usd("19.00")),
                "US",
                false,
                Map.of());
        return APolicy.usual().costs(costs).offers(new Offers(new BigDecimal(75), null, null, null, null, null, 0));
    }

    private static AReturn twenty() {
        return AReturn.of("ACME-1", 1, "49.00").costing(usd("20.00"));
    }

    @Row({"S191", "S199"})
    @ParameterizedTest(name = "label {0} for 20.00 to recover: kept {1}")
    @CsvSource({"14.99, false", "15.00, true", "15.01, true", "20.00, true"})
    void s191_theGoodsStayWhenShippingThemBackDoesNotPay(String label, boolean kept) {
        Story story = policy(label).story(twenty());
        assertThat(story.leg(ACME).goods()).isEqualTo(kept ? Goods.KEPT : Goods.REQUESTED);
        assertThat(story.refunded()).hasSize(kept ? 1 : 0);
    }

    @Row({"S199", "S201"})
    @Test
    void s201_fromAbroadTheDearerLabelCounts() {
        assertThat(policy("5.00").story(twenty()).refunds()).isEmpty();
        Story abroad = policy("5.00").story(twenty().shippedTo("DE"));
        assertThat(abroad.refunded()).containsExactly("49.00 USD");
        assertThat(abroad.decision("keep-it:acme").orElseThrow().reason())
                .contains("from abroad")
                .contains("19.00 USD")
                .contains("20.00 USD");
    }

    @Row("S191")
    @Test
    void s191_whatIsUnknownDecidesNothing() {
        assertThat(policy("15.00").story(twenty().costing(null)).refunds())
                .as("cost unknown")
                .isEmpty();
        assertThat(policy(null).story(twenty()).refunds()).as("label unknown").isEmpty();
        assertThat(policy("15.00").story(AReturn.of("NOREFUND-1", 1, "49.00")).refunds())
                .as("nothing to recover")
                .isEmpty();
    }

    @Row("S208")
    @Test
    void s208_aChannelThatSaysWhenRefundsAreDueIsNotGoneAround() {
        Story story = policy("15.00")
                .channel("amazon", new ChannelRules(null, RefundOn.RECEIPT, null, true))
                .story(twenty().soldOn("amazon"));
        assertThat(story.refunds()).isEmpty();
    }

    @Row("S191")
    @Test
    void s191_oneSuppliersGoodsMayStayWhileTheOthersGoBack() {
        Story story = policy("15.00").story(twenty().and("GLOBEX-1", 1, "80.00"));
        assertThat(story.leg(ACME).goods()).isEqualTo(Goods.KEPT);
        assertThat(story.leg(GLOBEX).goods()).isEqualTo(Goods.REQUESTED);
        assertThat(story.planned(Command.Kind.SUPPLIER_REQUEST))
                .extracting(Command::supplier)
                .containsExactly(GLOBEX);
        assertThat(story.planned(Command.Kind.SUPPLIER_CLAIM))
                .extracting(Command::supplier)
                .containsExactly(ACME);
    }

    @Row("S98")
    @Test
    void s98_aPersonLetsTheCustomerKeepTheGoodsAndTheSupplierIsClaimed() {
        Story story = Story.of(AReturn.of("ACME-1", 1, "60.00"));
        story.decides(OperatorAction.KEEP_IT, ACME);
        assertThat(story.refunded()).containsExactly("60.00 USD");
        assertThat(story.leg(ACME).goods()).isEqualTo(Goods.KEPT);
        assertThat(story.planned(Command.Kind.SUPPLIER_CLAIM)).hasSize(1);
        story.gatewayPays();
        story.tell(story.says(ACME).credits("CM-1", usd("60.00")));
        assertThat(story.status()).isEqualTo(CaseStatus.CLOSED);
    }

    @Row({"S98", "S67", "F37"})
    @Test
    void s98_outsideTheWindowOnlyKnowinglyAndThatAcceptsIt() {
        Story story = Story.of(AReturn.of("ACME-1", 1, "60.00").orderedAt(Instant.parse("2026-07-01T00:00:00Z")));
        assertThat(story.decides(OperatorAction.KEEP_IT, ACME).toString()).contains("RequestOutsideWindow");
        story.decides(OperatorAction.KEEP_IT, ACME, Said.nothing().overriding("RequestOutsideWindow"));
        assertThat(story.refunded()).containsExactly("60.00 USD");
        assertThat(story.questions()).isEmpty();
    }

    @Row({"S65", "S70", "S33"})
    @Test
    void s65_moneyOnlySendsNothingBackAndClaimsTheSupplierAllTheSame() {
        Story story = Story.of(AReturn.of("ACME-1", 2, "30.00").wanting(Resolution.REFUND_ONLY));
        assertThat(story.refunded()).containsExactly("60.00 USD");
        assertThat(story.leg(ACME).goods()).isEqualTo(Goods.KEPT);
        assertThat(story.planned(Command.Kind.SUPPLIER_REQUEST)).isEmpty();
        assertThat(story.planned(Command.Kind.SUPPLIER_CLAIM)).hasSize(1);
    }

    @Row({"S65", "S67", "S150"})
    @Test
    void s65_outsideTheWindowMoneyOnlyWaitsForAPersonAsWell() {
        Story story = Story.of(AReturn.of("ACME-1", 1, "60.00")
                .wanting(Resolution.REFUND_ONLY)
                .orderedAt(Instant.parse("2026-07-01T00:00:00Z")));
        assertThat(story.refunds()).isEmpty();
        story.decides(OperatorAction.APPROVE, null);
        assertThat(story.refunded()).containsExactly("60.00 USD");
    }

    @Row({"S100", "S184", "S185"})
    @ParameterizedTest(name = "{0} of 100.00: {1}")
    @CsvSource({
        "19.00, PartialRefundBand",
        "19.99, PartialRefundBand",
        "20.00,",
        "50.00,",
        "50.01, PartialRefundBand",
        "51.00, PartialRefundBand",
        "100.01, AmountAvailable",
        "0.00, AmountNeeded"
    })
    void s185_aPartialRefundIsWithinItsBandOrKnowinglyOutside(String amount, String refusedBy) {
        Story story = Story.of(AReturn.of("ACME-1", 1, "100.00"));
        Said part = Said.amount(usd(amount), null);
        String answer = story.decides(OperatorAction.PARTIAL_REFUND, ACME, part).toString();
        if (refusedBy == null) {
            assertThat(story.refunded()).containsExactly(amount + " USD");
        } else {
            assertThat(answer).contains(refusedBy);
            story.decides(OperatorAction.PARTIAL_REFUND, ACME, part.overriding(refusedBy));
            boolean advice = refusedBy.equals("PartialRefundBand");
            assertThat(story.refunded()).hasSize(advice ? 1 : 0);
        }
    }

    @Row({"S184", "S100"})
    @Test
    void s184_theGoodsStayAndNothingElseIsRefundedWhateverTheSupplierSays() {
        Story story = Story.of(AReturn.of("ACME-1", 1, "100.00"));
        story.decides(OperatorAction.PARTIAL_REFUND, ACME, Said.amount(usd("30.00"), null));
        story.tell(story.says(ACME).yes(null, null, true));
        assertThat(story.refunded()).containsExactly("30.00 USD");
        assertThat(story.leg(ACME).goods()).isEqualTo(Goods.KEPT);
        story.gatewayPays();
        story.decides(OperatorAction.REFUND, ACME);
        assertThat(story.refunded()).as("a person may give the rest").containsExactly("30.00 USD", "70.00 USD");
    }

    @Row({"S71", "S101"})
    @Test
    void s101_availableIsPaidLessRefundedLessPending() {
        Story story = Story.of(AReturn.of("ACME-1", 1, "60.00").paidWith("stripe", "pi_1", "50.00"));
        story.tell(story.gateway().madeElsewhere("stripe/pi_1", "re_x", Money.of("15.00", "USD"), false));
        assertThat(story.decides(OperatorAction.REFUND, ACME, Said.amount(usd("35.01"), null))
                        .toString())
                .contains("35.00 USD is left");
        story.decides(OperatorAction.REFUND, ACME, Said.amount(usd("35.00"), null));
        assertThat(story.refunded()).containsExactly("20.00 USD");
    }
}
