package io.backhaul.core.money;

import static io.backhaul.core.fixture.Demo.ACME;
import static io.backhaul.core.fixture.Demo.GLOBEX;
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
import io.backhaul.core.message.Resolution;
import io.backhaul.core.policy.Offers;
import io.backhaul.core.returns.CaseStatus;
import io.backhaul.core.returns.CustomerMoney;
import io.backhaul.core.returns.StoreCredits;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Credit at the store instead of money, with a bonus outside the refund's ceiling (rows S182, S183, conflict X10). */
class StoreCreditTest {

    private static APolicy tenPercent(String cap) {
        return APolicy.usual()
                .offers(new Offers(
                        null,
                        null,
                        null,
                        BigDecimal.TEN,
                        cap == null ? Map.of() : Map.of("USD", usd(cap)),
                        Map.of(),
                        0));
    }

    private static Story kept(APolicy policy, AReturn asked) {
        Story story = policy.story(asked.wanting(Resolution.STORE_CREDIT));
        story.tell(story.says(ACME).yes(null, null, true));
        return story;
    }

    @Row({"S183", "X10"})
    @ParameterizedTest(name = "{0} with a cap of {1}: {2} on top")
    @CsvSource({"100.00,, 10.00", "100.00, 10.00, 10.00", "100.00, 9.99, 9.99", "10.99,, 1.09", "10.99, 1.10, 1.09"})
    void s183_theBonusIsRoundedDownAndCapped(String price, String cap, String bonus) {
        Story story = kept(tenPercent(cap), AReturn.of("ACME-1", 1, price));
        assertThat(story.decision("goodwill:settlement:acme").orElseThrow().amount())
                .isEqualTo(usd(bonus));
        assertThat(story.decision("settlement:acme").orElseThrow().amount()).isEqualTo(usd(price));
    }

    @Row({"S182", "S183", "X10", "S72"})
    @Test
    void s182_aPersonIssuesItAndTheDebtBecomesCreditAtTheStore() {
        Story story = kept(tenPercent(null), AReturn.of("ACME-1", 1, "100.00"));
        assertThat(story.refunds()).as("no gateway pays the same debt").isEmpty();
        assertThat(story.leg(ACME).customerMoney()).isEqualTo(CustomerMoney.DUE);
        assertThat(story.questions()).containsExactly("issue-store-credit/settlement:acme:acme");
        assertThat(story.decision("issue-store-credit/settlement:acme:acme")
                        .orElseThrow()
                        .reason())
                .contains("110.00 USD (100.00 USD due and 10.00 USD bonus)");
        assertThat(story.owed()).containsEntry("CUSTOMER_REFUNDS_PAYABLE USD", usd("-100.00"));

        story.decides(OperatorAction.STORE_CREDIT_ISSUED, ACME, Said.reference("SC-1"));
        assertThat(story.leg(ACME).customerMoney()).isEqualTo(CustomerMoney.PAID);
        assertThat(Ledgers.balances(story.cases().ledger(Demo.MERCHANT, story.id())))
                .containsEntry("STORE_CREDIT_LIABILITY USD", usd("-110.00"))
                .containsEntry("GOODWILL USD", usd("10.00"))
                .containsEntry("SALES_RETURNS USD", usd("100.00"))
                .doesNotContainKey("CUSTOMER_REFUNDS_PAYABLE USD");
        assertThat(story.decides(OperatorAction.STORE_CREDIT_ISSUED, ACME, Said.reference("SC-2"))
                        .toString())
                .as("once")
                .contains("IssueStoreCredit");
        story.tell(story.says(ACME).credits("CM-1", usd("100.00")));
        assertThat(story.status()).isEqualTo(CaseStatus.CLOSED);
    }

    @Row({"X10", "S183"})
    @Test
    void x10_theCapHoldsForAllPartsTogether() {
        Story story = tenPercent("7.00").story(AReturn.of("ACME-1", 2, "50.00").wanting(Resolution.STORE_CREDIT));
        story.tell(story.says(ACME).yes());
        story.tell(story.says(ACME).inspected(Disposition.SCRAP, new LineQuantity("ACME-1", 1)));
        story.tell(story.says(ACME).inspected(Disposition.SCRAP, new LineQuantity("ACME-1", 1)));
        assertThat(story.c().refunds().storeCredits().total("USD")).isEqualTo(usd("100.00"));
        assertThat(story.c().refunds().storeCredits().bonuses("USD")).isEqualTo(usd("7.00"));
    }

    @Row("X10")
    @Test
    void x10_whatIsDueStaysBelowWhatWasPaidAndOnlyTheBonusGoesBeyond() {
        AReturn asked = AReturn.of("ACME-1", 1, "60.00")
                .and("GLOBEX-1", 1, "60.00")
                .paidWith("stripe", "pi_1", "100.00")
                .wanting(Resolution.STORE_CREDIT);
        Story story = tenPercent(null).story(asked);
        story.decides(OperatorAction.REFUND, null);
        assertThat(story.c().refunds().storeCredits().total("USD")).isEqualTo(usd("60.00"));
        assertThat(story.questions()).contains("nothing-left:globex");
        story.decides(OperatorAction.ADJUST, GLOBEX, Said.note("paid from the till"));
        assertThat(story.questions()).doesNotContain("nothing-left:globex");
    }

    @Row({"S182", "X2"})
    @Test
    void s182_aPersonMayChooseItUntilSomethingIsDecidedAndNeverAfterARefund() {
        Story credit = Story.of(AReturn.of("ACME-1", 1, "60.00"));
        credit.decides(OperatorAction.STORE_CREDIT, ACME);
        credit.tell(credit.says(ACME).yes(null, null, true));
        assertThat(credit.refunds()).isEmpty();
        assertThat(credit.c().refunds().storeCredits().of(ACME)).hasSize(1);
        assertThat(credit.decides(OperatorAction.REFUND, ACME).toString()).contains("NothingLeft");

        Story money = Story.of(AReturn.of("ACME-1", 1, "60.00"));
        money.tell(money.says(ACME).yes(null, null, true));
        assertThat(money.decides(OperatorAction.STORE_CREDIT, ACME).toString()).contains("StoreCreditFirst");
        assertThat(money.refunded()).containsExactly("60.00 USD");
    }

    private static Story twoSuppliers() {
        Story story = tenPercent(null)
                .story(AReturn.of("ACME-1", 2, "50.00")
                        .and("GLOBEX-1", 1, "20.00")
                        .wanting(Resolution.STORE_CREDIT));
        story.tell(story.says(GLOBEX).yes(null, null, true));
        story.tell(story.says(ACME).yes());
        story.tell(story.says(ACME).inspected(Disposition.SCRAP, new LineQuantity("ACME-1", 1)));
        return story;
    }

    @Row({"S182", "S40"})
    @Test
    void s182_eachSuppliersCreditIsIssuedForItselfAndWithItsOwnBonus() {
        Story story = twoSuppliers();
        StoreCredits credits = story.c().refunds().storeCredits();
        assertThat(credits.of(ACME)).extracting(Decision::amount).containsExactly(usd("50.00"));
        assertThat(credits.of(GLOBEX)).extracting(Decision::amount).containsExactly(usd("20.00"));
        assertThat(credits.bonus(credits.of(ACME).get(0))).isEqualTo(usd("5.00"));
        assertThat(credits.bonus(credits.of(GLOBEX).get(0))).isEqualTo(usd("2.00"));
        assertThat(credits.total("EUR")).isEqualTo(Demo.eur("0.00"));

        story.decides(OperatorAction.STORE_CREDIT_ISSUED, ACME, Said.reference("SC-1"));
        assertThat(story.leg(ACME).customerMoney()).isEqualTo(CustomerMoney.PAID);
        assertThat(story.leg(GLOBEX).customerMoney()).isEqualTo(CustomerMoney.DUE);
    }

    @Row("S182")
    @Test
    void s182_oneEntryOfAPersonIssuesNoLaterCredit() {
        Story story = twoSuppliers();
        story.decides(OperatorAction.STORE_CREDIT_ISSUED, ACME, Said.reference("SC-1"));
        story.tell(story.says(ACME).inspected(Disposition.SCRAP, new LineQuantity("ACME-1", 1)));
        StoreCredits credits = story.c().refunds().storeCredits();
        assertThat(credits.of(ACME)).hasSize(2);
        assertThat(credits.open(ACME)).extracting(Decision::amount).containsExactly(usd("50.00"));
        assertThat(story.leg(ACME).customerMoney()).isEqualTo(CustomerMoney.DUE);

        story.decides(OperatorAction.STORE_CREDIT_ISSUED, ACME, Said.reference("SC-2"));
        assertThat(story.leg(ACME).customerMoney()).isEqualTo(CustomerMoney.PAID);
    }
}
