package io.backhaul.core.decision;

import static io.backhaul.core.fixture.Demo.ACME;
import static io.backhaul.core.fixture.Demo.GLOBEX;
import static io.backhaul.core.fixture.Demo.SPOCK;
import static io.backhaul.core.fixture.Demo.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backhaul.core.fixture.AReturn;
import io.backhaul.core.fixture.Demo;
import io.backhaul.core.fixture.Row;
import io.backhaul.core.fixture.Story;
import io.backhaul.core.fixture.Words;
import io.backhaul.core.fixture.Words.Said;
import io.backhaul.core.message.Evidence;
import io.backhaul.core.message.EvidenceProvided;
import io.backhaul.core.message.OperatorAction;
import io.backhaul.core.message.Reason;
import io.backhaul.core.message.Reference;
import io.backhaul.core.message.Reference.Type;
import io.backhaul.core.money.Money;
import io.backhaul.core.policy.Window;
import io.backhaul.core.policy.Window.Anchor;
import io.backhaul.core.returns.CaseStatus;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of a request before any supplier has answered. */
class RequestTest {

    @Row({"S1", "S41", "S154", "S188"})
    @Test
    void s1_s188_everySupplierIsAskedByHisOwnPolicy() {
        Story story = Story.of(
                AReturn.of("ACME-1", 1, "60.00").and("SPOCK-1", 1, "40.00").because(Reason.DEFECTIVE));

        assertThat(story.planned(Command.Kind.SUPPLIER_REQUEST))
                .as("acme wants no photos, spock does")
                .extracting(Command::supplier)
                .containsExactly(ACME);
        assertThat(story.questions()).containsExactly("evidence:" + SPOCK);
    }

    @Test
    void s7_s22_theSupplierIsAskedAsSoonAsThePhotosAreThere() {
        Story story = Story.of(AReturn.of("SPOCK-1", 1, "40.00").because(Reason.DAMAGED));
        assertThat(story.planned(Command.Kind.SUPPLIER_REQUEST)).isEmpty();

        Evidence photo = new Evidence(Evidence.Kind.PHOTO, "b".repeat(64), "p.jpg", 1);
        Reference back = Reference.of(Type.RETURN, "gid://shopify/Return/1");
        story.tell(new EvidenceProvided(story.words().envelope(Demo.STORE, "photo", back), List.of(photo)));

        assertThat(story.planned(Command.Kind.SUPPLIER_REQUEST))
                .extracting(Command::supplier)
                .containsExactly(SPOCK);
        assertThat(story.questions()).isEmpty();
    }

    @Test
    void s7_aRequestWithPhotosOrForAnotherReasonIsNotHeldUp() {
        assertThat(Story.of(AReturn.of("SPOCK-1", 1, "40.00")
                                .because(Reason.DAMAGED)
                                .withPhoto())
                        .planned(Command.Kind.SUPPLIER_REQUEST))
                .hasSize(1);
        assertThat(Story.of(AReturn.of("SPOCK-1", 1, "40.00").because(Reason.UNWANTED))
                        .planned(Command.Kind.SUPPLIER_REQUEST))
                .hasSize(1);
    }

    @Row("S40")
    @Test
    void s40_oneReturnHasOneLegPerSupplierAndAsksEachForHisOwnLines() {
        Story story = Story.of(
                AReturn.of("ACME-1", 1, "60.00").and("GLOBEX-1", 2, "20.00").and("ACME-2", 1, "5.00"));

        assertThat(story.c().legs()).extracting(l -> l.supplier()).containsExactly(ACME, GLOBEX);
        assertThat(story.planned(Command.Kind.SUPPLIER_REQUEST))
                .extracting(c -> c.supplier() + c.lines())
                .containsExactly(
                        "acme[LineQuantity[sku=ACME-1, quantity=1], LineQuantity[sku=ACME-2, quantity=1]]",
                        "globex[LineQuantity[sku=GLOBEX-1, quantity=2]]");
    }

    @Row({"S4", "S41"})
    @Test
    void s41_aLineOfNobodyIsAQuestionAndTheOtherLinesGoOn() {
        Story story = Story.of(AReturn.of("ACME-1", 1, "60.00").and("OWN-9", 1, "20.00"));

        assertThat(story.questions()).containsExactly("unknown-supplier");
        assertThat(story.planned(Command.Kind.SUPPLIER_REQUEST)).hasSize(1);
    }

    @Row({"S136", "S150", "S151", "X12"})
    @ParameterizedTest(name = "requested {0}: {1}")
    @CsvSource({
        "2026-10-01T14:00:00Z, accepted", // 30 d 0 s
        "2026-10-01T14:00:01Z, review", // 30 d + 1 s
    })
    void s150_s151_insideThirtyDaysIsAcceptedOutsideIsReviewed(Instant requested, String becomes) {
        Story story = new Story();
        story.words().itIs(requested);
        story.customerReturns(AReturn.of("ACME-1", 1, "60.00"));

        assertThat(story.decision("accepted").isPresent()).isEqualTo(becomes.equals("accepted"));
        assertThat(story.status()).isEqualTo(becomes.equals("accepted") ? CaseStatus.OPEN : CaseStatus.REVIEW);
        assertThat(story.planned(Command.Kind.STORE_DECLINE))
                .as("nobody is refused by a machine (X12)")
                .isEmpty();
    }

    @Row("S219")
    @ParameterizedTest(name = "ordered 90 days before {0}: {1}")
    @CsvSource({"2026-11-30T15:00:00Z, true", "2026-11-30T15:00:01Z, false"})
    void s219_aWindowOfNinetyDaysCountsFromTheOrderAlsoAcrossWinterTime(Instant requested, boolean accepted) {
        Story story = new Story(Demo.terms(Demo.policy(Window.days(90, Anchor.ORDER)), List.of("demo")));
        story.words().itIs(requested);
        story.customerReturns(AReturn.of("ACME-1", 1, "60.00"));

        assertThat(story.decision("accepted").isPresent()).isEqualTo(accepted);
    }

    @Test
    void aWindowFromReceiptCountsFromTheCarriersWord() {
        Story story = new Story(Demo.terms(Demo.policy(Window.days(5, Anchor.RECEIPT)), List.of("demo")));
        story.customerReturns(
                AReturn.of("ACME-1", 1, "60.00").receivedByCustomerAt(Instant.parse("2026-09-08T12:00:00Z")));

        assertThat(story.decision("accepted")).isPresent();
    }

    @Row({"S46", "S67", "X12"})
    @Test
    void x12_aPersonMayAcceptOutsideTheWindowAndTheReturnGoesOn() {
        Story story = new Story();
        story.words().itIs(Instant.parse("2026-12-01T00:00:00Z"));
        story.customerReturns(AReturn.of("ACME-1", 1, "60.00"));
        assertThat(story.planned(Command.Kind.SUPPLIER_REQUEST)).isEmpty();

        story.decides(OperatorAction.APPROVE, null);

        assertThat(story.planned(Command.Kind.SUPPLIER_REQUEST)).hasSize(1);
        assertThat(story.questions()).isEmpty();
    }

    @Row({"S174", "S175"})
    @ParameterizedTest(name = "{0} {1}: kept {2}")
    @CsvSource({
        "10.00, USD, true",
        "10.01, USD, false",
        "10.00, EUR, true",
        "10.01, EUR, false",
        "9.00, GBP, false",
    })
    void s174_s175_upToTenTheCustomerKeepsItAndIsRefundedAtOnce(String price, String currency, boolean kept) {
        Money paid = Money.of(price, currency);
        assertThat(Demo.policy().keepIt(paid)).isEqualTo(kept);
    }

    @Row({"S69", "S174", "S176"})
    @Test
    void s174_keptGoodsAreRefundedAtOnceAndClaimedFromTheSupplier() {
        Story story = Story.of(AReturn.of("ACME-1", 1, "10.00"));

        assertThat(story.refunded()).containsExactly("10.00 USD");
        assertThat(story.planned(Command.Kind.SUPPLIER_REQUEST)).isEmpty();
        assertThat(story.planned(Command.Kind.SUPPLIER_CLAIM)).hasSize(1);
        assertThat(story.planned(Command.Kind.STORE_APPROVE)).hasSize(1);
        assertThat(story.leg(ACME).claim().open()).isEqualTo(usd("10.00"));
    }

    @Row("S175")
    @Test
    void s175_theThresholdIsOfTheWholeReturnNotOfALine() {
        Story story = Story.of(AReturn.of("ACME-1", 1, "10.00").and("ACME-2", 1, "0.01"));

        assertThat(story.refunds()).isEmpty();
        assertThat(story.planned(Command.Kind.SUPPLIER_REQUEST)).hasSize(1);
    }

    @Row("S21")
    @Test
    void s21_aRequestWithoutAReasonIsNone() {
        Words words = new Words();
        AReturn unreasoned = AReturn.of("ACME-1", 1, "60.00").because(null);
        assertThatThrownBy(() -> words.requested(unreasoned)).hasMessage("reason");
    }

    @Row({"S67", "S82", "S83"})
    @Test
    void s83_aRefusalGoesToTheStoreWithNameAndOnlyWithAReason() {
        Story story = Story.of(AReturn.of("ACME-1", 1, "60.00"));

        assertThat(story.decides(OperatorAction.DECLINE, null, Said.nothing()).toString())
                .contains("needs a reason");
        assertThat(story.planned(Command.Kind.STORE_DECLINE)).isEmpty();

        story.decides(OperatorAction.DECLINE, null, Said.note("worn"));
        assertThat(story.planned(Command.Kind.STORE_DECLINE)).hasSize(1);
        assertThat(story.status()).isEqualTo(CaseStatus.CLOSED);
    }
}
