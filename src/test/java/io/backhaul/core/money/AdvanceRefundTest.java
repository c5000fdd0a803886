package io.backhaul.core.money;

import static io.backhaul.core.fixture.Demo.ACME;
import static io.backhaul.core.fixture.Demo.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.core.decision.Command;
import io.backhaul.core.fixture.APolicy;
import io.backhaul.core.fixture.AReturn;
import io.backhaul.core.fixture.Demo;
import io.backhaul.core.fixture.Row;
import io.backhaul.core.fixture.Story;
import io.backhaul.core.message.Disposition;
import io.backhaul.core.message.OperatorAction;
import io.backhaul.core.policy.Agreement;
import io.backhaul.core.policy.Offers;
import io.backhaul.core.policy.RefundOn;
import io.backhaul.core.policy.Terms;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Refunds ahead of the goods, within what the supplier may owe (rows S203, S204, N9). */
class AdvanceRefundTest {

    private static Terms terms(Offers offers, RefundOn trigger, Map<String, Money> limit) {
        Agreement agreed = new Agreement(null, null, null, null, null, null, null, limit, null, null, null);
        return Demo.agreed(APolicy.usual().refundOn(trigger).offers(offers).terms(), ACME, agreed);
    }

    private static Offers upTo(String amount, int orders) {
        Map<String, Money> small = amount == null ? Map.of() : Map.of("USD", usd(amount));
        return new Offers(null, null, null, null, null, small, orders);
    }

    private static Story asked(Terms terms, AReturn asked) {
        Story story = new Story(terms);
        story.customerReturns(asked);
        story.tell(story.says(ACME).yes());
        return story;
    }

    private static AReturn sixty() {
        return AReturn.of("ACME-1", 1, "60.00").costing(usd("40.00"));
    }

    @Row({"S203", "S204", "F54"})
    @ParameterizedTest(name = "up to {0} or after {1} orders, customer of {2}: ahead {3}")
    @CsvSource({"60.00, 0, 1, true", "59.99, 0, 1, false", ", 5, 5, true", ", 5, 4, false", ", 0, 9, false"})
    void s204_smallReturnsAndLoyalCustomersAreRefundedAhead(String upTo, int after, int orders, boolean ahead) {
        Terms terms = terms(upTo(upTo, after), RefundOn.INSPECTION, Map.of("USD", usd("100.00")));
        Story story = asked(terms, sixty().byCustomerOf(orders));
        assertThat(story.refunded()).hasSize(ahead ? 1 : 0);
        if (ahead) {
            assertThat(story.decision("settlement:acme").orElseThrow().reason())
                    .startsWith("Advance refund")
                    .contains("owes 40.00 USD");
        }
        story.tell(story.says(ACME).inspected(Disposition.SCRAP));
        assertThat(story.refunded()).as("once in the end").containsExactly("60.00 USD");
    }

    @Row({"S204", "N9"})
    @ParameterizedTest(name = "limit {0}: ahead {1}")
    @CsvSource({"40.00, true", "39.99, false", ", false"})
    void s204_overHisLimitOrWithoutOneTheGoodsAreInspectedFirstAndItSaysWhy(String limit, boolean ahead) {
        Map<String, Money> limits = limit == null ? Map.of() : Map.of("USD", usd(limit));
        Story story = asked(terms(upTo("100.00", 0), RefundOn.INSPECTION, limits), sixty());
        assertThat(story.refunded()).hasSize(ahead ? 1 : 0);
        if (!ahead) {
            assertThat(story.decision("inspect-first:acme").orElseThrow().reason())
                    .contains(limit == null ? "no limit" : "over his limit of 39.99 USD");
        }
    }

    @Row({"S204", "N9"})
    @Test
    void n9_whatHeOwesOnOtherReturnsCountsAndHisCreditFreesIt() {
        Terms terms = terms(upTo("100.00", 0), RefundOn.INSPECTION, Map.of("USD", usd("70.00")));
        Story story = asked(terms, sixty());
        assertThat(story.refunded()).containsExactly("60.00 USD");
        var first = story.id();

        story.customerReturns(
                sixty().ofOrder("#2002").known("gid://shopify/Return/2").paidWith("stripe", "pi_2", "60.00"));
        story.tell(story.says(ACME).yes());
        assertThat(story.id()).isNotEqualTo(first);
        assertThat(story.refunds()).as("80.00 would be over 70.00").isEmpty();
        assertThat(story.cases().exposure(Demo.MERCHANT, ACME)).containsEntry("USD", usd("40.00"));
    }

    @Row("S31")
    @Test
    void s31_noAdvanceGoesAroundTheTrackingNumber() {
        Terms terms = terms(upTo("100.00", 0), RefundOn.TRACKING, Map.of("USD", usd("100.00")));
        assertThat(asked(terms, sixty()).refunds()).isEmpty();
    }

    @Row("S204")
    @Test
    void s204_anUnknownCostIsNoRiskToTake() {
        Terms terms = terms(upTo("100.00", 0), RefundOn.RECEIPT, Map.of("USD", usd("100.00")));
        Story story = asked(terms, AReturn.of("ACME-1", 1, "60.00").costing(null));
        assertThat(story.refunds()).isEmpty();
        assertThat(story.decision("inspect-first:acme").orElseThrow().reason()).contains("unknown");
    }

    @Row({"S203", "S227"})
    @Test
    void s203_aSupplierIsNotRemindedByMachineOfGoodsThatNeverCame() {
        Terms terms = terms(upTo("60.00", 0), RefundOn.INSPECTION, Map.of("USD", usd("100.00")));
        Story story = asked(terms, sixty());
        story.gatewayPays();
        story.misses("EXPIRY");
        story.misses("CREDIT");

        assertThat(story.planned(Command.Kind.CREDIT_REMINDER)).isEmpty();
        assertThat(story.questions()).contains("enter-credit:acme");
        story.decides(OperatorAction.CLAIM_CANCELLED, ACME);
        assertThat(story.owed()).isEmpty();
    }
}
