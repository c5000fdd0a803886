package io.backhaul.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.core.decision.Command;
import io.backhaul.core.fixture.Row;
import io.backhaul.core.message.Evidence;
import io.backhaul.core.message.Line;
import io.backhaul.core.message.OrderSnapshot;
import io.backhaul.core.message.Reason;
import io.backhaul.core.money.Money;
import io.backhaul.core.policy.Agreement.Role;
import io.backhaul.core.policy.Agreement.SettledBy;
import io.backhaul.core.policy.Recovery.Claimed;
import io.backhaul.core.policy.Window.Anchor;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a supplier owes by his passport: windows to the second, exceptions laid upon each other, the platform's word. */
class RecoveryTest {

    private static final Instant ORDERED = Instant.parse("2026-09-01T10:00:00Z");
    private static final Instant PAID = Instant.parse("2026-09-01T12:00:00Z");
    private static final Instant DISPATCHED = Instant.parse("2026-09-03T10:00:00Z");
    private static final Instant RECEIVED = Instant.parse("2026-09-10T10:00:00Z");

    @ParameterizedTest(name = "{0} days from {1}, told at {2}: in time {3}")
    @CsvSource({
        "15, RECEIPT,  2026-09-25T10:00:00Z, true",
        "15, RECEIPT,  2026-09-25T10:00:01Z, false",
        "30, RECEIPT,  2026-10-10T10:00:00Z, true",
        "30, RECEIPT,  2026-10-10T10:00:01Z, false",
        "90, ORDER,    2026-11-30T10:00:00Z, true",
        "90, ORDER,    2026-11-30T10:00:01Z, false",
        "45, PAYMENT,  2026-10-16T12:00:00Z, true",
        "45, PAYMENT,  2026-10-16T12:00:01Z, false",
        "60, DISPATCH, 2026-11-02T10:00:00Z, true",
        "60, DISPATCH, 2026-11-02T10:00:01Z, false",
        "0,  REQUEST,  2027-09-25T10:00:00Z, true",
    })
    @Row({"S8", "S20", "S55", "S219", "X1"})
    void s8_theClaimWindowEndsToTheSecondAtItsOwnAnchor(int days, Anchor anchor, Instant told, boolean inTime) {
        Recovery e = entitled(passport(Window.days(days, anchor)), Reason.DEFECTIVE, told);
        assertThat(e.inTime()).isEqualTo(inTime);
        assertThat(e.recovery()).isEqualTo(usd(inTime ? "100.00" : "0.00"));
    }

    @Test
    @Row({"S16", "X12"})
    void s16_afterTheWindowTheSuppliersDebtIsGoneAndNothingElseIsSaid() {
        Recovery e = entitled(passport(Window.days(15, Anchor.RECEIPT)), Reason.DAMAGED, at("2026-12-01T00:00:00Z"));
        assertThat(e.accepted()).isTrue();
        assertThat(e.inTime()).isFalse();
        assertThat(e.claimUntil()).isEqualTo(at("2026-09-25T10:00:00Z"));
        assertThat(e.recovery()).isEqualTo(usd("0.00"));
    }

    @Test
    void aWindowThatNothingHasStartedYetIsOpen() {
        OrderSnapshot underWay = order(null, "US");
        Recovery e = Recovery.of(
                passport(Window.days(15, Anchor.RECEIPT)),
                new Claimed(Reason.ADDRESS_ERROR, underWay, line(null), Set.of(), at("2027-01-01T00:00:00Z")),
                ZoneOffset.UTC);
        assertThat(e.inTime()).isTrue();
        assertThat(e.claimUntil()).isNull();
    }

    @Test
    @Row("S2")
    void s2_aSupplierWithoutRefundsOwesNothingForAnyReason() {
        Passport none = passport(grant(Set.of(), Set.of(), false));
        for (Reason reason : Reason.values()) {
            Recovery e = entitled(none, reason, RECEIVED);
            assertThat(e.accepted()).as(reason.name()).isFalse();
            assertThat(e.recovery()).isEqualTo(usd("0.00"));
        }
    }

    @ParameterizedTest(name = "{0}: accepted {1}")
    @CsvSource({"UNWANTED, false", "WRONG_SIZE, true", "DAMAGED, true"})
    @Row({"S21", "S32"})
    void s32_aChangeOfMindOnlyWhereHisPolicyAcceptsIt(Reason reason, boolean accepted) {
        Passport p = passport(grant(Set.of(Reason.UNWANTED), Set.of(), false));
        assertThat(entitled(p, reason, RECEIVED).accepted()).isEqualTo(accepted);
    }

    @Test
    @Row({"S1", "S3"})
    void s3_aClassOfGoodsHasItsOwnTerms() {
        Passport p = passport(
                exception(Set.of(), Set.of(), Set.of("perishable"), Window.hours(24, Anchor.RECEIPT), null, null));
        assertThat(claim(p, Reason.DAMAGED, "Perishable", "US", at("2026-09-11T10:00:00Z"))
                        .inTime())
                .isTrue();
        assertThat(claim(p, Reason.DAMAGED, "Perishable", "US", at("2026-09-11T10:00:01Z"))
                        .inTime())
                .isFalse();
        assertThat(claim(p, Reason.DAMAGED, "lamps", "US", at("2026-09-11T10:00:01Z"))
                        .inTime())
                .isTrue();
        assertThat(claim(p, Reason.DAMAGED, null, "US", at("2026-09-11T10:00:01Z"))
                        .inTime())
                .isTrue();
    }

    @ParameterizedTest(name = "to {0}: {1} owed")
    @CsvSource({"US, 100.00", "BR, 60.00", ", 100.00"})
    @Row({"S220", "S221"})
    void s221_termsDependOnTheCountryTheGoodsWentTo(String country, String owed) {
        Passport p = passport(exception(Set.of(), Set.of("BR"), Set.of(), null, new BigDecimal(60), null));
        assertThat(claim(p, Reason.DAMAGED, null, country, RECEIVED).recovery()).isEqualTo(usd(owed));
    }

    @Test
    @Row({"S188", "S190"})
    void s190_aLaterExceptionLiesUponAnEarlierAndSaysNothingAboutTheRest() {
        Passport p = passport(
                exception(
                        Set.of(Reason.DAMAGED),
                        Set.of(),
                        Set.of(),
                        Window.days(7, Anchor.RECEIPT),
                        new BigDecimal(80),
                        null),
                exception(Set.of(Reason.DAMAGED), Set.of("US"), Set.of(), null, new BigDecimal(90), null));
        Granted granted = entitled(p, Reason.DAMAGED, RECEIVED).granted();
        assertThat(granted.recoveryPercent()).isEqualByComparingTo("90");
        assertThat(granted.claimWindow()).isEqualTo(Window.days(7, Anchor.RECEIPT));
    }

    @Test
    @Row({"S7", "S97"})
    void s7_withoutThePhotosHeWantsNothingIsOwedYet() {
        Passport p = passport(exception(
                Set.of(Reason.DAMAGED),
                Set.of(),
                Set.of(),
                null,
                null,
                Set.of(Evidence.Kind.PHOTO, Evidence.Kind.VIDEO)));
        assertThat(withFiles(p, Set.of(Evidence.Kind.PHOTO)).evidenceComplete()).isFalse();
        assertThat(withFiles(p, Set.of(Evidence.Kind.PHOTO)).recovery()).isEqualTo(usd("0.00"));
        assertThat(withFiles(p, Set.of(Evidence.Kind.values())).recovery()).isEqualTo(usd("100.00"));
    }

    @ParameterizedTest(name = "{0}: overturned {1}")
    @CsvSource({
        "DAMAGED, true",
        "WRONG_ITEM, true",
        "PACKAGING_DAMAGED, true",
        "NOT_RECEIVED, true",
        "LATE, true",
        "ADDRESS_ERROR, true",
        "DEFECTIVE, false",
        "NOT_AS_DESCRIBED, false",
        "WRONG_SIZE, false",
        "UNWANTED, false",
        "OTHER, false",
    })
    @Row("S5")
    void s5_thePlatformOverturnsASupplierInTheExtremeCasesOnly(Reason reason, boolean overturned) {
        Agreement agreed = agreement(
                Role.LOGISTICAL,
                List.of(grant(Set.of(), Set.of(), false)),
                List.of(grant(Set.of(), Set.of(), true)),
                null);
        Granted granted = passport(Window.days(15, Anchor.RECEIPT))
                .with(agreed)
                .grants(reason, order(RECEIVED, "US"), line(null));
        assertThat(granted.accepts()).isEqualTo(overturned);
        assertThat(granted.platform()).isEqualTo(overturned);
    }

    @Test
    @Row({"S122", "S123"})
    void s123_aLogisticalSupplierTakesGoodsBack() {
        assertThat(role(Role.LOGISTICAL).goodsBack()).isTrue();
    }

    @Test
    @Row({"S122", "S124"})
    void s124_aFinancialSupplierCreditsWithoutGoods() {
        Granted granted = role(Role.FINANCIAL);
        assertThat(granted.goodsBack()).isFalse();
        assertThat(granted.credits()).isTrue();
    }

    @Test
    @Row({"S49", "S50"})
    void s50_creditIsTheUsualWayHisMoneyComes() {
        assertThat(Agreement.USUAL.settledBy()).isEqualTo(SettledBy.CREDIT);
        assertThat(agreement(null, null, null, null).settledBy()).isEqualTo(SettledBy.CREDIT);
    }

    @Test
    @Row("S58")
    void s58_originalPackagingIsNotRequiredUnlessHeSaysSo() {
        assertThat(role(Role.LOGISTICAL).originalPackaging()).isFalse();
    }

    @ParameterizedTest(name = "dispatched {0}, asked {1}: late {2}")
    @CsvSource({
        "2026-09-04T10:00:00Z, 2026-09-20T00:00:00Z, false",
        "2026-09-04T10:00:01Z, 2026-09-20T00:00:00Z, true",
        ",                     2026-09-04T10:00:00Z, false",
        ",                     2026-09-04T10:00:01Z, true",
    })
    @Row({"S17", "S18"})
    void s18_lateIsWhatWasNotShippedInHisAgreedTime(Instant dispatched, Instant asked, boolean late) {
        assertThat(lateUnder(new Handling(Window.businessDays(3, Anchor.ORDER), List.of()), dispatched, asked))
                .isEqualTo(late);
    }

    @ParameterizedTest(name = "announced {0} to {1}: late {2}")
    @CsvSource({
        "2026-09-01, 2026-09-05, false",
        "2026-08-20, 2026-09-01, false",
        "2026-09-02, 2026-09-05, true",
        "2026-08-20, 2026-08-31, true",
    })
    @Row("S19")
    void s19_aNoticeForABusySeasonMovesTheLateClock(LocalDate from, LocalDate to, boolean late) {
        Handling handling = new Handling(
                Window.days(3, Anchor.ORDER),
                List.of(new Handling.Notice(from, to, 7), new Handling.Notice(from, to, 2)));
        assertThat(lateUnder(handling, at("2026-09-10T09:00:00Z"), at("2026-09-20T00:00:00Z")))
                .isEqualTo(late);
    }

    private static boolean lateUnder(Handling handling, Instant dispatched, Instant asked) {
        OrderSnapshot order = new OrderSnapshot(
                "1", "#1", "demo", ORDERED, null, null, null, null, PAID, dispatched, "US", null, null);
        Passport p = passport(Window.days(15, Anchor.RECEIPT)).with(agreement(null, null, null, handling));
        return Recovery.of(p, new Claimed(Reason.LATE, order, line(null), Set.of(), asked), ZoneOffset.UTC)
                .accepted();
    }

    private static Granted role(Role role) {
        Passport p = passport(Window.days(15, Anchor.RECEIPT)).with(agreement(role, null, null, null));
        return p.grants(Reason.DEFECTIVE, order(RECEIVED, "US"), line(null));
    }

    private static Recovery withFiles(Passport p, Set<Evidence.Kind> files) {
        return Recovery.of(
                p, new Claimed(Reason.DAMAGED, order(RECEIVED, "US"), line(null), files, RECEIVED), ZoneOffset.UTC);
    }

    private static Recovery entitled(Passport p, Reason reason, Instant told) {
        return claim(p, reason, null, "US", told);
    }

    private static Recovery claim(Passport p, Reason reason, String goods, String country, Instant told) {
        return Recovery.of(
                p, new Claimed(reason, order(RECEIVED, country), line(goods), Set.of(), told), ZoneOffset.UTC);
    }

    private static Grant grant(Set<Reason> reasons, Set<String> countries, boolean accepts) {
        return new Grant(reasons, countries, null, accepts, null, null, null, null, null, null, null, null, null);
    }

    private static Grant exception(
            Set<Reason> reasons,
            Set<String> countries,
            Set<String> classes,
            Window window,
            BigDecimal recovery,
            Set<Evidence.Kind> evidence) {
        return new Grant(
                reasons, countries, classes, null, window, evidence, null, recovery, null, null, null, null, null);
    }

    private static Agreement agreement(Role role, List<Grant> grants, List<Grant> platform, Handling handling) {
        return new Agreement(role, null, null, grants, platform, handling, null, null, null, null, null);
    }

    private static Passport passport(Grant... grants) {
        return passport(Window.days(15, Anchor.RECEIPT)).with(agreement(null, List.of(grants), null, null));
    }

    private static Passport passport(Window claimWindow) {
        return new Passport(
                "x",
                "X",
                "mail:x",
                Set.of(Command.Kind.SUPPLIER_REQUEST),
                "mail:x",
                true,
                Set.of(),
                Window.days(3, Anchor.REQUEST),
                claimWindow,
                new BigDecimal(100),
                true,
                Window.days(30, Anchor.CLAIM),
                null);
    }

    private static OrderSnapshot order(Instant received, String country) {
        return new OrderSnapshot(
                "1", "#1", "demo", ORDERED, received, null, Map.of(), null, PAID, DISPATCHED, country, null, null);
    }

    private static Line line(String productClass) {
        return new Line("1", "X-1", 1, usd("100.00"), usd("100.00"), "x", null, null, productClass);
    }

    private static Instant at(String text) {
        return Instant.parse(text);
    }

    private static Money usd(String amount) {
        return Money.of(amount, "USD");
    }
}
