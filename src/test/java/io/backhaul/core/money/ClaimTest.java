package io.backhaul.core.money;

import static io.backhaul.core.fixture.Demo.ACME;
import static io.backhaul.core.fixture.Demo.ALI;
import static io.backhaul.core.fixture.Demo.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.core.ReturnDesk.Handled;
import io.backhaul.core.decision.Command;
import io.backhaul.core.decision.Deadlines;
import io.backhaul.core.fixture.AReturn;
import io.backhaul.core.fixture.Agreed;
import io.backhaul.core.fixture.Demo;
import io.backhaul.core.fixture.Ledgers;
import io.backhaul.core.fixture.Row;
import io.backhaul.core.fixture.Story;
import io.backhaul.core.fixture.Words.Said;
import io.backhaul.core.message.CreditChannel;
import io.backhaul.core.message.Disposition;
import io.backhaul.core.message.OperatorAction;
import io.backhaul.core.message.Reason;
import io.backhaul.core.policy.Bearer;
import io.backhaul.core.policy.Remedy;
import io.backhaul.core.policy.Terms;
import io.backhaul.core.returns.CaseStatus;
import io.backhaul.core.returns.CustomerMoney;
import io.backhaul.core.returns.SupplierMoney;
import org.junit.jupiter.api.Test;

/** The claim on a supplier has a life of its own beside the customer's refund. */
class ClaimTest {

    private static AReturn asked() {
        return AReturn.of("ACME-1", 1, "60.00").costing(usd("40.00")).because(Reason.DAMAGED);
    }

    private static Story paid(Terms terms) {
        Story story = new Story(terms);
        story.customerReturns(asked());
        story.tell(story.says(ACME).yes());
        story.arrives("1Z1");
        story.tell(story.says(ACME).inspected(Disposition.SCRAP));
        story.gatewayPays();
        return story;
    }

    @Test
    @Row({"S85", "S9", "S89"})
    void s85_theClaimHasALinePerKindOfCostAndAsksForTheirSum() {
        Terms terms = Agreed.with(
                Agreed.under(Agreed.labels(usd("7.50"))), ACME, Agreed.granting(Agreed.keeping("15", Bearer.SUPPLIER)));
        Story story = paid(terms);

        assertThat(story.leg(ACME).claim().lines())
                .extracting(l -> l.kind() + " " + l.amount())
                .containsExactly("PRODUCT_COST 40.00 USD", "RETURN_SHIPPING 7.50 USD", "RESTOCKING -6.00 USD");
        assertThat(story.leg(ACME).claim().expected()).isEqualTo(usd("41.50"));
        assertThat(story.leg(ACME).claim().booked()).isEqualTo(usd("41.50"));
        assertThat(story.decision("claim:acme").orElseThrow().reason())
                .isEqualTo("acme owes 41.50 USD at cost (40.00 USD product cost, 7.50 USD return shipping,"
                        + " -6.00 USD restocking).");
    }

    @Test
    @Row({"S57", "S85"})
    void s57_aWayBackTheSupplierDoesNotBearIsNotClaimed() {
        Terms terms = Agreed.with(
                Agreed.under(Agreed.labels(usd("7.50"))), ACME, Agreed.granting(Agreed.keeping("0", Bearer.CUSTOMER)));

        assertThat(paid(terms).leg(ACME).claim().expected()).isEqualTo(usd("40.00"));
    }

    @Test
    @Row({"S89", "S90", "S91", "S93"})
    void s90_whatHeCreditsMayDifferFromWhatWasAskedFor() {
        Story story = paid(Demo.terms());
        assertThat(story.leg(ACME).supplierMoney()).isEqualTo(SupplierMoney.ACCEPTED);
        story.tell(story.says(ACME).credits("FUND-1", usd("25.00"), CreditChannel.FUND_ACCOUNT));

        assertThat(story.leg(ACME).claim().expected()).isEqualTo(usd("40.00"));
        assertThat(story.leg(ACME).claim().credited()).isEqualTo(usd("25.00"));
        assertThat(story.leg(ACME).supplierMoney()).isEqualTo(SupplierMoney.PART_CREDITED);
        assertThat(story.leg(ACME).customerMoney()).isEqualTo(CustomerMoney.PAID);
    }

    @Test
    @Row("S94")
    void s94_aRefusedClaimIsAPersonsQuestionAndTouchesNoRefund() {
        Story story = paid(Demo.terms());
        story.tell(story.says(ACME).refusesCredit());

        assertThat(story.leg(ACME).supplierMoney()).isEqualTo(SupplierMoney.DECLINED);
        assertThat(story.questions()).contains("credit-doubtful:acme");
        assertThat(story.leg(ACME).customerMoney()).isEqualTo(CustomerMoney.PAID);
    }

    @Test
    @Row({"S69", "S86", "S95", "S96"})
    void s69_aClaimMayOpenAfterTheCustomerWasRefunded() {
        Story story = new Story();
        story.customerReturns(asked());
        story.decides(OperatorAction.REFUND, ACME);
        story.gatewayPays();
        assertThat(story.owed()).isEmpty();

        story.tell(story.says(ACME).yes(null, null, true));
        assertThat(story.owed()).containsEntry("SUPPLIER_RECEIVABLE:acme USD", usd("40.00"));
        assertThat(story.refunded()).containsExactly("60.00 USD");
    }

    @Test
    @Row("S88")
    void s88_aPersonTakesAClaimBackAndTheReceivableIsReversedOnce() {
        Story story = paid(Demo.terms());
        story.decides(OperatorAction.CLAIM_CANCELLED, ACME, Said.note("goodwill towards acme"));
        story.decides(OperatorAction.CLAIM_CANCELLED, ACME, Said.note("again"));

        assertThat(story.owed()).isEmpty();
        assertThat(story.leg(ACME).supplierMoney()).isEqualTo(SupplierMoney.NONE);
        assertThat(story.leg(ACME).claim().open().isZero()).isTrue();
        assertThat(Ledgers.balances(story.cases().ledger(Demo.MERCHANT, story.id())))
                .as("the expected income is gone too")
                .allSatisfy((account, amount) -> assertThat(account.contains("SUPPLIER_") && !amount.isZero())
                        .isFalse());
        assertThat(story.status()).isEqualTo(CaseStatus.CLOSED);
    }

    @Test
    @Row("S88")
    void s88_whatHeCreditsAfterItWasTakenBackIsBookedAndLeavesNoRest() {
        Story story = paid(Demo.terms());
        story.decides(OperatorAction.CLAIM_CANCELLED, ACME, Said.note("mistake"));
        story.tell(story.says(ACME).credits("CM-1", usd("40.00")));

        assertThat(story.owed()).isEmpty();
        assertThat(story.leg(ACME).supplierMoney()).isEqualTo(SupplierMoney.CREDITED);
    }

    @Test
    @Row("S88")
    void s88_aClaimIsTakenBackOnlyWithAReasonAndWhileNothingIsCredited() {
        Story story = paid(Demo.terms());
        assertThat(story.decides(OperatorAction.CLAIM_CANCELLED, ACME, Said.nothing())
                        .toString())
                .contains("needs a reason");
        assertThat(story.decides(OperatorAction.CLAIM_CANCELLED, null, Said.note("all"))
                        .toString())
                .contains("needs the supplier");

        story.tell(story.says(ACME).credits("CM-1", usd("10.00")));
        Handled late = story.decides(OperatorAction.CLAIM_CANCELLED, ACME, Said.note("too late"));
        assertThat(late).isInstanceOf(Handled.Rejected.class);
        assertThat(late.toString()).contains("has credited 10.00 USD");
        assertThat(story.owed()).containsEntry("SUPPLIER_RECEIVABLE:acme USD", usd("30.00"));
    }

    @Test
    @Row("S88")
    void s88_nothingClaimedNothingToTakeBack() {
        Story story = Story.of(AReturn.of("SPOCK-1", 1, "60.00").because(Reason.DAMAGED));

        assertThat(story.decides(OperatorAction.CLAIM_CANCELLED, "spock", Said.note("no"))
                        .toString())
                .contains("nothing is claimed from spock");
    }

    @Test
    @Row({"S69", "S86", "S87"})
    void s69_aClaimByHandNamesTheCostNotTheCustomersPrice() {
        Story story = Story.of(AReturn.of("ALI-1", 1, "9.00").costing(usd("3.20")));

        assertThat(story.questions()).containsExactly("claim-by-hand:ali");
        assertThat(story.decision("claim-by-hand:ali").orElseThrow().reason())
                .contains("3.20 USD")
                .doesNotContain("9.00");
        assertThat(story.planned(Command.Kind.SUPPLIER_CLAIM)).isEmpty();

        story.gatewayPays();
        story.decides(OperatorAction.CREDIT_RECEIVED, ALI, Said.amount(usd("3.20"), "A-1"));
        assertThat(story.status()).isEqualTo(CaseStatus.CLOSED);
    }

    @Test
    @Row({"S16", "S69"})
    void s16_aClaimByHandNobodyMadeInTimeIsWrittenOffByAPersonAndNeverForgotten() {
        Story story = Story.of(AReturn.of("ALI-1", 1, "9.00").costing(usd("3.20")));
        story.gatewayPays();
        story.misses(Deadlines.CLAIM_WINDOW);
        assertThat(story.leg(ALI).supplierMoney()).isEqualTo(SupplierMoney.EXPIRED);
        assertThat(story.questions()).containsExactly("enter-credit:ali");

        story.decides(OperatorAction.WRITE_OFF, ALI, Said.note("claimed too late"));
        assertThat(story.status()).isEqualTo(CaseStatus.CLOSED);
        assertThat(story.owed()).isEmpty();
    }

    @Test
    @Row({"S10", "S29"})
    void s10_aSupplierWhoOnlyReplacesOwesNoMoney() {
        Terms terms = Agreed.with(ACME, Agreed.granting(Agreed.offering(Remedy.REPLACEMENT)));
        Story story = paid(terms);

        assertThat(story.leg(ACME).claim().expected().isZero()).isTrue();
        assertThat(story.owed()).isEmpty();
    }

    @Test
    @Row({"S91", "S92"})
    void s91_theClaimsLifeIsTheTrackAndItsTimelineTheDecisions() {
        Story story = new Story();
        story.customerReturns(asked());
        assertThat(story.leg(ACME).supplierMoney()).isEqualTo(SupplierMoney.CLAIMED);
        story.tell(story.says(ACME).yes());
        assertThat(story.leg(ACME).supplierMoney()).isEqualTo(SupplierMoney.ACCEPTED);
        story.arrives("1Z1");
        story.tell(story.says(ACME).inspected(Disposition.SCRAP));
        story.tell(story.says(ACME).credits("CM-1", usd("15.00")));
        assertThat(story.leg(ACME).supplierMoney()).isEqualTo(SupplierMoney.PART_CREDITED);
        story.decides(OperatorAction.WRITE_OFF, ACME, Said.note("enough"));
        assertThat(story.leg(ACME).supplierMoney()).isEqualTo(SupplierMoney.WRITTEN_OFF);
        assertThat(story.c().made().stream().map(m -> m.decision().rule()))
                .containsSubsequence("AskSupplier", "SupplierOwes", "WriteOff");
    }
}
