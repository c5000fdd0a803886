package io.backhaul.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.core.fixture.Demo;
import io.backhaul.core.fixture.Row;
import io.backhaul.core.message.Reason;
import io.backhaul.core.money.Money;
import io.backhaul.core.policy.Agreement.Role;
import io.backhaul.core.policy.Window.Anchor;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every planted gap between policy and passport is named with its row and figures; a complete pair has none. */
class GapsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 9, 1);
    private static final ReturnAddress CONFIRMED = new ReturnAddress("1 Industrial Way, Reno", "Dock 4", DAY);
    private static final Handling THREE_DAYS = new Handling(Window.businessDays(3, Anchor.ORDER), List.of());

    private Role role = Role.LOGISTICAL;
    private ReturnAddress address = CONFIRMED;
    private Handling handling = THREE_DAYS;
    private List<Grant> grants = List.of();
    private String source = "https://acme.example/returns";
    private LocalDate signedOn = DAY;
    private Costs costs = new Costs(Map.of(), Bearer.CUSTOMER, null, null, null, false, null);
    private Window promised = Window.days(15, Anchor.ORDER);
    private Window claimWindow = Window.days(30, Anchor.RECEIPT);
    private Map<String, ChannelRules> channels = Map.of();
    private Set<Reason> reasons = Set.of();

    @Test
    void aCompletePairHasNoGap() {
        assertThat(found()).isEmpty();
    }

    @Test
    @Row("S173")
    void s173_anUnsignedAgreementIsNamed() {
        signedOn = null;
        assertThat(found()).containsExactly(new Gap("S173", "acme has not signed an agreement (signedOn)"));
    }

    @Test
    @Row({"S4", "X4"})
    void s4_aPolicyWithoutItsSourceIsNamed() {
        source = null;
        assertThat(rows()).containsExactly("S4");
    }

    @Test
    @Row("S115")
    void s115_whoPaysReturnShippingMustBeSaid() {
        costs = Costs.NONE;
        assertThat(rows()).containsExactly("S115");
        costs = new Costs(Map.of(Reason.DAMAGED, Bearer.SUPPLIER), null, null, null, null, false, null);
        assertThat(rows()).isEmpty();
    }

    @Test
    @Row("S118")
    void s118_aMissingReturnAddressIsNamed() {
        address = null;
        assertThat(rows()).containsExactly("S118");
    }

    @Test
    @Row({"S125", "S126"})
    void s126_anUnconfirmedReturnAddressIsNamed() {
        address = new ReturnAddress("1 Industrial Way, Reno", null, null);
        assertThat(rows()).containsExactly("S126");
    }

    @Test
    @Row("S124")
    void s124_aFinancialSupplierNeedsNoReturnAddress() {
        address = null;
        role = Role.FINANCIAL;
        assertThat(rows()).isEmpty();
    }

    @Test
    @Row("S127")
    void s127_aClaimWindowOfNoLengthIsNamed() {
        claimWindow = Window.days(0, Anchor.RECEIPT);
        assertThat(rows()).containsExactly("S127", "X6");
    }

    @Test
    @Row({"X6", "S127"})
    void x6_aClaimThatDiesBeforeTheCustomersWindowIsNamedBeforeTheShortfall() {
        claimWindow = Window.days(15, Anchor.RECEIPT);
        assertThat(found())
                .singleElement()
                .satisfies(gap -> assertThat(gap.text())
                        .startsWith(
                                "Customers may return 30 days from order, acme takes claims 15 days from receipt:"));
        grants = List.of(restocking(Set.of(Reason.WRONG_SIZE), 25));
        assertThat(rows()).containsExactly("X6", "S189");
    }

    @Test
    @Row({"S18", "S172"})
    void s172_aMissingTimeToShipIsNamed() {
        handling = null;
        assertThat(rows()).containsExactly("S172");
    }

    @Test
    @Row("S113")
    void s113_withoutAPromisedDeliveryNobodyIsLate() {
        promised = null;
        assertThat(rows()).containsExactly("S113");
    }

    @ParameterizedTest(name = "{0} days promised, {1} business days agreed, {2} more in the season: gap {3}")
    @CsvSource({"3, 5, 0, true", "7, 5, 0, false", "6, 5, 0, true", "14, 5, 7, false", "13, 5, 7, true"})
    @Row({"S19", "S111"})
    void s111_aPromiseShorterThanTheTimeToShipIsNamed(int promise, int agreed, int season, boolean gap) {
        promised = Window.days(promise, Anchor.ORDER);
        handling = new Handling(
                Window.businessDays(agreed, Anchor.ORDER), List.of(new Handling.Notice(DAY, DAY.plusDays(9), season)));
        assertThat(rows()).isEqualTo(gap ? List.of("S111") : List.of());
        assertThat(found())
                .allSatisfy(found -> assertThat(found.text())
                        .isEqualTo("acme may take " + agreed + " business days from order"
                                + (season == 0 ? "" : " and " + season + " days more in his busy season")
                                + " to ship, while customers are promised delivery " + promise + " days from order"));
    }

    @Test
    @Row("S209")
    void s209_aChannelThatWantsFasterAnswersIsNamed() {
        channels = Map.of("amazon", new ChannelRules(null, null, Window.hours(48, Anchor.REQUEST), false));
        assertThat(found())
                .containsExactly(
                        new Gap(
                                "S209",
                                "acme may take 3 days from request to answer, while amazon wants an answer 48 hours from request"));
        channels = Map.of("amazon", new ChannelRules(null, null, Window.hours(72, Anchor.REQUEST), false));
        assertThat(found()).isEmpty();
    }

    @Test
    @Row("S189")
    void s189_freeReturnsAgainstARestockingFeeLoseMoneyPerHundred() {
        costs = new Costs(
                Map.of(Reason.UNWANTED, Bearer.MERCHANT),
                Bearer.CUSTOMER,
                Map.of("USD", usd("6.00")),
                null,
                null,
                false,
                null);
        grants = List.of(restocking(Set.of(Reason.UNWANTED), 25));
        assertThat(found())
                .containsExactly(
                        new Gap(
                                "S189",
                                "For UNWANTED: the customer gets 100.00 of 100.00 and free return shipping, acme credits 75.00 and pays"
                                        + " no shipping: expected loss 25.00 and a return label of 6.00 USD per 100.00 of goods"));
    }

    @ParameterizedTest(name = "supplier keeps {0} %, customer pays {1} %: loss {2}")
    @CsvSource({"15, 15, ''", "15, 20, ''", "15, 0, 15.00", "15, 5, 10.00", "100, 0, 100.00"})
    @Row("S189")
    void s189_theCustomersFeeCoversTheSuppliers(int suppliers, int customers, String loss) {
        costs = new Costs(
                Map.of(),
                Bearer.CUSTOMER,
                null,
                null,
                null,
                false,
                Map.of(Reason.WRONG_SIZE, new BigDecimal(customers)));
        grants = List.of(restocking(Set.of(Reason.WRONG_SIZE), suppliers));
        if (loss.isEmpty()) {
            assertThat(found()).isEmpty();
        } else {
            assertThat(found())
                    .singleElement()
                    .satisfies(gap -> assertThat(gap.text())
                            .startsWith("For WRONG_SIZE: ")
                            .endsWith("expected loss " + loss + " per 100.00 of goods"));
        }
    }

    @Test
    @Row({"S2", "S189"})
    void s2_aSupplierWithoutRefundsLosesEverythingForEveryReasonOffered() {
        reasons = Set.of(Reason.DAMAGED, Reason.UNWANTED);
        grants = List.of(new Grant(null, null, null, false, null, null, null, null, null, null, null, null, null));
        assertThat(found())
                .singleElement()
                .satisfies(gap -> assertThat(gap.text())
                        .startsWith("For DAMAGED, UNWANTED: ")
                        .endsWith("acme credits 0.00: expected loss 100.00 per 100.00 of goods"));
    }

    private List<String> rows() {
        return found().stream().map(Gap::row).toList();
    }

    private List<Gap> found() {
        Policy usual = Demo.policy();
        Policy policy = new Policy(
                usual.zone(),
                usual.autoApprove(),
                usual.keepItUpTo(),
                usual.silentAfterDelivery(),
                usual.openReturnExpires(),
                null,
                null,
                null,
                reasons,
                costs,
                null,
                channels,
                promised,
                null);
        return Gaps.of(policy, passport());
    }

    private Passport passport() {
        Passport acme = Demo.terms().passport(Demo.ACME).orElseThrow();
        Agreement agreed = new Agreement(
                role, address, null, grants, null, handling, null, null, source, source == null ? null : DAY, signedOn);
        return new Passport(
                acme.supplier(),
                acme.name(),
                acme.destination(),
                acme.understands(),
                acme.channel(),
                acme.rmaRequired(),
                acme.photosFor(),
                acme.answerWithin(),
                claimWindow,
                acme.recoveryPercent(),
                acme.goodsBack(),
                acme.creditWithin(),
                agreed);
    }

    private static Grant restocking(Set<Reason> reasons, int percent) {
        return new Grant(
                reasons, null, null, null, null, null, null, null, new BigDecimal(percent), null, null, null, null);
    }

    private static Money usd(String amount) {
        return Money.of(amount, "USD");
    }
}
