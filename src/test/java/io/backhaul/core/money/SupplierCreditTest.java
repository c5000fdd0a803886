package io.backhaul.core.money;

import static io.backhaul.core.fixture.Demo.ACME;
import static io.backhaul.core.fixture.Demo.ALI;
import static io.backhaul.core.fixture.Demo.eur;
import static io.backhaul.core.fixture.Demo.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.core.decision.Command;
import io.backhaul.core.decision.Deadlines;
import io.backhaul.core.fixture.AReturn;
import io.backhaul.core.fixture.Row;
import io.backhaul.core.fixture.Story;
import io.backhaul.core.fixture.Words.Said;
import io.backhaul.core.message.CreditChannel;
import io.backhaul.core.message.Disposition;
import io.backhaul.core.message.OperatorAction;
import io.backhaul.core.returns.CaseStatus;
import io.backhaul.core.returns.CustomerMoney;
import io.backhaul.core.returns.SupplierMoney;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The supplier's money: his cost, by memo, whatever way it comes. */
class SupplierCreditTest {

    private final Story story = paid(AReturn.of("ACME-1", 1, "60.00").costing(usd("40.00")));

    private static Story paid(AReturn asked) {
        Story story = Story.of(asked);
        story.tell(story.says(ACME).yes());
        story.arrives("1Z1");
        story.tell(story.says(ACME).inspected(Disposition.SCRAP));
        story.gatewayPays();
        return story;
    }

    @Row({"S95", "S96", "S168", "S197"})
    @Test
    void s95_refundAndCreditAreTwoThingsAndNeitherImpliesTheOther() {
        assertThat(story.leg(ACME).customerMoney()).isEqualTo(CustomerMoney.PAID);
        assertThat(story.leg(ACME).supplierMoney()).isEqualTo(SupplierMoney.ACCEPTED);
        assertThat(story.status()).isEqualTo(CaseStatus.OPEN);

        Story credited = Story.of(AReturn.of("ACME-1", 1, "60.00"));
        credited.tell(credited.says(ACME).yes());
        credited.tell(credited.says(ACME).credits("CM-1", usd("60.00")));
        assertThat(credited.leg(ACME).supplierMoney()).isEqualTo(SupplierMoney.CREDITED);
        assertThat(credited.leg(ACME).customerMoney()).isEqualTo(CustomerMoney.NONE);
        assertThat(credited.refunds()).isEmpty();
    }

    @Row({"S30", "S43", "S45", "S56", "S93", "S167", "S200", "S226", "X3", "X9"})
    @ParameterizedTest
    @EnumSource(CreditChannel.class)
    void s167_x9_aCreditMemoOfAnyChannelSettlesHisCost(CreditChannel channel) {
        story.tell(story.says(ACME).credits("CM-1", usd("40.00"), channel));

        assertThat(story.leg(ACME).supplierMoney()).isEqualTo(SupplierMoney.CREDITED);
        assertThat(story.status()).isEqualTo(CaseStatus.CLOSED);
    }

    @Row({"S168", "X3"})
    @Test
    void whatHeOwesIsHisCostNeverTheCustomersPrice() {
        assertThat(story.leg(ACME).claim().booked()).isEqualTo(usd("40.00"));
    }

    @Test
    void theSameMemoByMailByFileAndTypedInIsOneCredit() {
        story.tell(story.says(ACME).credits("CM-1", usd("25.00")));
        story.tell(story.says(ACME, "sftp:acme").credits("CM-1", usd("25.00")));
        story.decides(OperatorAction.CREDIT_RECEIVED, ACME, Said.amount(usd("25.00"), "CM-1"));

        assertThat(story.leg(ACME).claim().credited()).isEqualTo(usd("25.00"));
        assertThat(story.leg(ACME).supplierMoney()).isEqualTo(SupplierMoney.PART_CREDITED);
        assertThat(story.owed()).containsEntry("SUPPLIER_RECEIVABLE:acme USD", usd("15.00"));
    }

    @Test
    void oneMemoWithTwoAmountsKeepsTheFirstInTheBooksAndAsksAPerson() {
        story.tell(story.says(ACME, "sftp:acme").credits("CM-1", usd("25.00")));
        story.passes(Duration.ofHours(1));
        story.tell(story.says(ACME).credits("CM-1", usd("40.00")));

        assertThat(story.leg(ACME).claim().credited()).isEqualTo(usd("25.00"));
        assertThat(story.owed()).containsEntry("SUPPLIER_RECEIVABLE:acme USD", usd("15.00"));
        assertThat(story.questions()).containsExactly("credit-doubtful:acme");

        story.decides(OperatorAction.ACKNOWLEDGE, null);
        assertThat(story.questions()).isEmpty();
    }

    @Test
    void financeMayEnterTheOtherCurrencysMemoUnderItsOwnNumber() {
        story.tell(story.says(ACME).credits("CM-1", eur("37.00")));
        story.decides(OperatorAction.CREDIT_RECEIVED, ACME, Said.amount(usd("40.00"), "CM-1"));

        assertThat(story.status()).isEqualTo(CaseStatus.CLOSED);
    }

    @Test
    void twoMemosAddUpToTheDebt() {
        story.tell(story.says(ACME).credits("CM-1", usd("25.00")));
        story.tell(story.says(ACME).credits("CM-2", usd("15.00")));

        assertThat(story.status()).isEqualTo(CaseStatus.CLOSED);
        assertThat(story.owed()).isEmpty();
    }

    @Test
    void aCreditAboveTheDebtIsBookedAsOwedAndClosesWithoutARest() {
        story.tell(story.says(ACME).credits("CM-1", usd("45.00")));

        assertThat(story.leg(ACME).claim().booked()).isEqualTo(usd("45.00"));
        assertThat(story.owed()).isEmpty();
        assertThat(story.status()).isEqualTo(CaseStatus.CLOSED);
    }

    @Test
    void aCreditInAnotherCurrencyIsAQuestionUntilFinanceHasBookedIt() {
        story.tell(story.says(ACME).credits("CM-1", eur("37.00")));
        assertThat(story.questions()).contains("credit-doubtful:acme");
        assertThat(story.status()).isEqualTo(CaseStatus.REVIEW);
        assertThat(story.owed()).containsEntry("SUPPLIER_RECEIVABLE:acme USD", usd("40.00"));

        story.decides(OperatorAction.CREDIT_RECEIVED, ACME, Said.amount(usd("40.00"), "CM-1-USD"));
        assertThat(story.owed()).isEmpty();
        assertThat(story.questions()).isEmpty();
        assertThat(story.status()).isEqualTo(CaseStatus.CLOSED);
    }

    @Row("S169")
    @Test
    void aWriteOffWithNameAndReasonCloses() {
        story.decides(OperatorAction.WRITE_OFF, ACME, Said.note("not worth a fight"));

        assertThat(story.leg(ACME).supplierMoney()).isEqualTo(SupplierMoney.WRITTEN_OFF);
        assertThat(story.owed()).isEmpty();
        assertThat(story.status()).isEqualTo(CaseStatus.CLOSED);
    }

    @Test
    void aCreditAfterTheWriteOffIsBookedAndTheCaseStaysSettled() {
        story.decides(OperatorAction.WRITE_OFF, ACME, Said.note("not worth a fight"));
        story.tell(story.says(ACME).credits("CM-1", usd("40.00")));

        assertThat(story.owed()).isEmpty();
        assertThat(story.status()).isEqualTo(CaseStatus.CLOSED);
    }

    @Test
    void aRefusedCreditIsAQuestionUntilItIsPursuedOrWrittenOff() {
        story.tell(story.says(ACME).refusesCredit());
        assertThat(story.questions()).contains("credit-doubtful:acme");
        assertThat(story.leg(ACME).supplierMoney()).isEqualTo(SupplierMoney.DECLINED);

        story.decides(OperatorAction.WRITE_OFF, ACME, Said.note("he will not pay"));
        assertThat(story.status()).isEqualTo(CaseStatus.CLOSED);
    }

    @Row({"S179", "S227"})
    @Test
    void aLateCreditIsChasedOnce() {
        story.misses(Deadlines.CREDIT);

        assertThat(story.planned(Command.Kind.CREDIT_REMINDER)).hasSize(1);
        assertThat(story.questions()).containsExactly("enter-credit:acme");
    }

    @Test
    void anUnknownCostIsATaskThatTheEnteredCreditEnds() {
        Story unknown = paid(AReturn.of("ACME-1", 1, "60.00").costing(null));
        assertThat(unknown.questions()).containsExactly("cost-unknown:acme");

        unknown.decides(OperatorAction.CREDIT_RECEIVED, ACME, Said.amount(usd("38.00"), "CM-1"));
        assertThat(unknown.questions()).isEmpty();
        assertThat(unknown.owed()).isEmpty();
        assertThat(unknown.status()).isEqualTo(CaseStatus.CLOSED);
    }

    @Test
    void anUnknownCostCanBeGivenUp() {
        Story unknown = paid(AReturn.of("ACME-1", 1, "60.00").costing(null));
        unknown.decides(OperatorAction.WRITE_OFF, ACME, Said.note("nobody knows"));

        assertThat(unknown.questions()).isEmpty();
        assertThat(unknown.status()).isEqualTo(CaseStatus.CLOSED);
    }

    @Test
    void s2_aSupplierWhoOwesNothingDoesNotKeepTheCaseOpen() {
        Story free = Story.of(AReturn.of("NOREFUND-1", 1, "60.00"));
        free.tell(free.says("norefund").yes());
        free.arrives("1Z1");
        free.tell(free.says("norefund").inspected(Disposition.SCRAP));
        free.gatewayPays();

        assertThat(free.refunded()).containsExactly("60.00 USD");
        assertThat(free.status()).isEqualTo(CaseStatus.CLOSED);
    }

    @Test
    void costsInTwoCurrenciesAreAnUnknownDebtNotAnAccident() {
        Story mixed = Story.of(AReturn.of("ACME-1", 1, "60.00").and("ACME-2", 1, usd("30.00"), eur("20.00")));
        mixed.tell(mixed.says(ACME).yes(null, null, true));

        assertThat(mixed.questions()).containsExactly("cost-unknown:acme");
    }

    @Test
    void whereNoMachineCanChaseTheCreditAPersonEntersIt() {
        Story ali = Story.of(AReturn.of("ALI-1", 1, "9.00"));
        assertThat(ali.questions()).containsExactly("claim-by-hand:ali");
        ali.decides(OperatorAction.ACKNOWLEDGE, null);
        assertThat(ali.questions()).containsExactly("enter-credit:ali");
        ali.gatewayPays();
        ali.decides(OperatorAction.CREDIT_RECEIVED, ALI, Said.amount(usd("9.00"), "A-1"));
        assertThat(ali.status()).isEqualTo(CaseStatus.CLOSED);
    }
}
