package io.backhaul.core.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backhaul.core.fixture.Row;
import io.backhaul.core.money.Money;
import io.backhaul.core.reconciliation.GatewayRefund.Status;
import io.backhaul.core.reconciliation.RefundDifference.Kind;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefundComparisonTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final Instant LONG_AGO = Instant.parse("2026-11-21T01:00:00Z");
    private static final UUID CASE = UUID.fromString("00000000-0000-4000-8000-000000000001");

    private static GatewayRefund there(String id, String amount, Status status, String key) {
        return there(id, amount, status, key, NOON);
    }

    private static GatewayRefund there(String id, String amount, Status status, String key, Instant created) {
        return new GatewayRefund(id, "stripe/pi_1", Money.of(amount, "USD"), status, created, key);
    }

    private static HubRefund here(String key, String amount, String status, String... ids) {
        return new HubRefund(
                key, CASE, "#1001", "stripe/pi_1", Money.of(amount, "USD"), status, List.of(ids), ids.length > 0);
    }

    private static List<RefundDifference> differences(
            List<HubRefund> hub, List<OutsideRefund> outside, GatewayRefund... gateway) {
        return new RefundComparison(hub, outside, LONG_AGO).differences(List.of(gateway));
    }

    private static List<Kind> kinds(List<RefundDifference> differences) {
        return differences.stream().map(RefundDifference::kind).toList();
    }

    @Test
    @Row("S147")
    void s147_aNormalDayHasNoDifference() {
        assertThat(differences(
                        List.of(here("k1", "49.90", "SUCCEEDED", "re_1"), here("k2", "5.00", "PENDING", "re_2")),
                        List.of(new OutsideRefund("re_3", 100, false), new OutsideRefund("re_4", 200, true)),
                        there("re_1", "49.90", Status.SUCCEEDED, "k1"),
                        there("re_2", "5.00", Status.PENDING, "k2"),
                        there("re_3", "1.00", Status.SUCCEEDED, null),
                        there("re_4", "2.00", Status.FAILED, null)))
                .isEmpty();
    }

    @ParameterizedTest(name = "hub {0}, gateway {1}: agree {2}")
    @CsvSource({
        "SUCCEEDED, SUCCEEDED, true",
        "SUCCEEDED, PENDING, false",
        "SUCCEEDED, FAILED, false",
        "PENDING, PENDING, true",
        "PENDING, SUCCEEDED, false",
        "PENDING, FAILED, false",
        "FAILED, FAILED, true",
        "FAILED, SUCCEEDED, false",
        "FAILED, PENDING, false",
        "REJECTED, FAILED, true",
        "REJECTED, SUCCEEDED, false",
        "REJECTED, PENDING, false",
        "NEEDS_REVIEW, SUCCEEDED, false",
        "NEEDS_REVIEW, FAILED, false",
        "UNKNOWN, SUCCEEDED, false",
        "UNKNOWN, PENDING, false",
        "UNKNOWN, FAILED, false",
        "SENDING, SUCCEEDED, false",
        "PLANNED, SUCCEEDED, false"
    })
    void theStatusOfOneRefundOnBothSides(String hub, Status gateway, boolean agree) {
        List<RefundDifference> found = differences(
                List.of(here("k1", "49.90", hub, "re_1")), List.of(), there("re_1", "49.90", gateway, "k1"));
        assertThat(kinds(found)).isEqualTo(agree ? List.of() : List.of(Kind.STATUS_DIFFERS));
        assertThat(found).allMatch(RefundDifference::mayBeNews);
    }

    @Test
    @Row("S47")
    void s47_aRefundNobodyToldTheHubOfIsNews() {
        List<RefundDifference> found = differences(
                List.of(),
                List.of(),
                there("re_1", "5.00", Status.SUCCEEDED, null),
                there("re_2", "6.00", Status.PENDING, "refund/of-a-lost-day"));
        assertThat(kinds(found)).containsExactly(Kind.AT_GATEWAY_ONLY, Kind.AT_GATEWAY_ONLY);
        assertThat(found).allMatch(RefundDifference::mayBeNews);
        assertThat(found.get(0).key()).isEqualTo("AT_GATEWAY_ONLY/re_1");
    }

    @Test
    void whatFailedAndWasNeverKnownGaveNothing() {
        assertThat(differences(List.of(), List.of(), there("re_1", "5.00", Status.FAILED, null)))
                .isEmpty();
    }

    @ParameterizedTest(name = "known as failed {0}, gateway {1}: differs {2}")
    @CsvSource({
        "false, SUCCEEDED, false",
        "false, PENDING, false",
        "false, FAILED, true",
        "true, FAILED, false",
        "true, SUCCEEDED, true"
    })
    void anOutsideRefundThatIsKnown(boolean failed, Status gateway, boolean differs) {
        assertThat(kinds(differences(
                        List.of(),
                        List.of(new OutsideRefund("re_1", 500, failed)),
                        there("re_1", "5.00", gateway, null))))
                .isEqualTo(differs ? List.of(Kind.STATUS_DIFFERS) : List.of());
    }

    @Test
    void amountAndCurrencyAreComparedToTheCent() {
        HubRefund ours = here("k1", "49.90", "SUCCEEDED", "re_1");
        assertThat(kinds(differences(List.of(ours), List.of(), there("re_1", "49.91", Status.SUCCEEDED, "k1"))))
                .containsExactly(Kind.AMOUNT_DIFFERS);
        GatewayRefund euro =
                new GatewayRefund("re_1", "stripe/pi_1", Money.of("49.90", "EUR"), Status.FAILED, NOON, "k1");
        List<RefundDifference> found = differences(List.of(ours), List.of(), euro);
        assertThat(kinds(found)).containsExactly(Kind.CURRENCY_DIFFERS, Kind.STATUS_DIFFERS);
        assertThat(found.get(0).mayBeNews()).isFalse();
        assertThat(kinds(differences(
                        List.of(),
                        List.of(new OutsideRefund("re_2", 499, false)),
                        there("re_2", "5.00", Status.SUCCEEDED, null))))
                .containsExactly(Kind.AMOUNT_DIFFERS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SUCCEEDED", "PENDING"})
    void whatTheGatewayDoesNotShowIsInTheHubOnly(String status) {
        HubRefund ours = here("k1", "49.90", status, "re_1");
        RefundComparison comparison = new RefundComparison(List.of(ours), List.of(), LONG_AGO);
        assertThat(comparison.unmatched(List.of())).containsExactly(ours);
        List<RefundDifference> found = comparison.differences(List.of());
        assertThat(kinds(found)).containsExactly(Kind.IN_HUB_ONLY);
        assertThat(found.get(0).key()).isEqualTo("IN_HUB_ONLY/k1");
        assertThat(found.get(0).payment()).isEqualTo("stripe/pi_1");
        assertThat(found.get(0).mayBeNews()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PLANNED", "SENDING", "UNKNOWN", "FAILED", "REJECTED", "NEEDS_REVIEW"})
    void whatTheHubDoesNotHoldForPaidMayBeMissing(String status) {
        assertThat(differences(List.of(here("k1", "49.90", status, "re_1")), List.of()))
                .isEmpty();
    }

    @Test
    void aRefundOfAnotherDayIsNotMissing() {
        HubRefund known = new HubRefund(
                "k1", CASE, null, "stripe/pi_1", Money.of("1.00", "USD"), "SUCCEEDED", List.of("re_1"), false);
        assertThat(differences(List.of(known), List.of())).isEmpty();
    }

    @Test
    void aRefundWithoutOurKeyIsKnownByItsId() {
        assertThat(differences(
                        List.of(here("k1", "49.90", "SUCCEEDED", "re_1")),
                        List.of(),
                        there("re_1", "49.90", Status.SUCCEEDED, null)))
                .isEmpty();
    }

    /** Made a second before midnight there, first sent a second after it here: matched by its key, on whatever day. */
    @ParameterizedTest
    @ValueSource(strings = {"2026-11-19T23:59:59Z", "2026-11-20T00:00:00Z", "2026-11-20T23:59:59Z"})
    void aClockThatRunsDifferentlyMakesNoDifference(Instant created) {
        assertThat(differences(
                        List.of(here("k1", "49.90", "SUCCEEDED", "re_1")),
                        List.of(),
                        there("re_1", "49.90", Status.SUCCEEDED, "k1", created)))
                .isEmpty();
    }

    @Test
    void whatWasMadeThisMomentIsNotJudgedYet() {
        GatewayRefund young = there("re_1", "5.00", Status.SUCCEEDED, null, LONG_AGO);
        GatewayRefund old = there("re_2", "5.00", Status.SUCCEEDED, null, LONG_AGO.minusMillis(1));
        assertThat(differences(List.of(), List.of(), young, old))
                .extracting(d -> d.atGateway().id())
                .containsExactly("re_2");
    }

    @Test
    void oneOrderPaidAsTwoRefundsIsDouble() {
        List<RefundDifference> found = differences(
                List.of(here("k1", "5.00", "SUCCEEDED", "re_1")),
                List.of(),
                there("re_1", "5.00", Status.SUCCEEDED, "k1"),
                there("re_2", "5.00", Status.SUCCEEDED, "k1"));
        assertThat(kinds(found)).containsExactly(Kind.DOUBLE);
        assertThat(found.get(0).atGateway().id()).isEqualTo("re_2");
        assertThat(found.get(0).mayBeNews()).isTrue();
    }

    @Test
    void theSecondRefundIsDoubleAlsoWhenTheFirstWasOfAnotherDay() {
        assertThat(kinds(differences(
                        List.of(here("k1", "5.00", "SUCCEEDED", "re_1", "re_2")),
                        List.of(),
                        there("re_2", "5.00", Status.PENDING, "k1"))))
                .containsExactly(Kind.DOUBLE);
    }

    @Test
    void ofTwoRefundsTheHubHeardNothingOfTheLaterIsDouble() {
        List<RefundDifference> found = differences(
                List.of(here("k1", "5.00", "UNKNOWN")),
                List.of(),
                there("re_b", "5.00", Status.SUCCEEDED, "k1", NOON.plusSeconds(1)),
                there("re_c", "5.00", Status.SUCCEEDED, "k1", NOON));
        assertThat(kinds(found)).containsExactly(Kind.STATUS_DIFFERS, Kind.DOUBLE);
        assertThat(found.get(1).atGateway().id()).isEqualTo("re_b");
    }

    @Test
    void aRefundAfterOneThatFailedIsNotDouble() {
        assertThat(kinds(differences(
                        List.of(here("k1", "5.00", "SUCCEEDED", "re_1")),
                        List.of(),
                        there("re_1", "5.00", Status.FAILED, "k1"),
                        there("re_2", "5.00", Status.SUCCEEDED, "k1"))))
                .containsExactly(Kind.STATUS_DIFFERS);
        assertThat(kinds(differences(
                        List.of(here("k1", "5.00", "SUCCEEDED", "re_1")),
                        List.of(),
                        there("re_1", "5.00", Status.SUCCEEDED, "k1"),
                        there("re_2", "5.00", Status.FAILED, "k1"))))
                .containsExactly(Kind.STATUS_DIFFERS);
    }

    @Test
    void everyDifferenceIsSaidWithItsFigures() {
        HubRefund ours = here("k1", "49.90", "SUCCEEDED", "re_1");
        GatewayRefund failed = there("re_1", "49.90", Status.FAILED, "k1");
        assertThat(DifferenceWords.what(new RefundDifference(Kind.STATUS_DIFFERS, failed, ours, null)))
                .isEqualTo("The refund re_1 of 49.90 USD on payment stripe/pi_1 (order #1001) is failed at the gateway;"
                        + " for the hub it is paid.");
        assertThat(DifferenceWords.what(new RefundDifference(Kind.IN_HUB_ONLY, null, ours, null)))
                .isEqualTo("The hub holds the refund of 49.90 USD on payment stripe/pi_1 (order #1001) for paid,"
                        + " and the gateway knows no such refund.");
        OutsideRefund outside = new OutsideRefund("re_1", 4990, false);
        assertThat(DifferenceWords.what(new RefundDifference(Kind.STATUS_DIFFERS, failed, null, outside)))
                .endsWith("is failed at the gateway; for the hub it is paid outside.");
        for (Kind kind : Kind.values()) {
            RefundDifference d = new RefundDifference(kind, kind == Kind.IN_HUB_ONLY ? null : failed, ours, null);
            assertThat(DifferenceWords.what(d)).contains("49.90 USD").endsWith(".");
            assertThat(DifferenceWords.toDo(d)).endsWith(".");
        }
    }

    @Test
    void aDifferenceOfNothingIsNone() {
        assertThatThrownBy(() -> new RefundDifference(Kind.DOUBLE, null, null, null))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
