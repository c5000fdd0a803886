package io.backhaul.core.decision;

import static io.backhaul.core.fixture.Demo.ACME;
import static io.backhaul.core.fixture.Demo.SPOCK;
import static io.backhaul.core.fixture.Demo.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.core.fixture.AReturn;
import io.backhaul.core.fixture.Agreed;
import io.backhaul.core.fixture.Demo;
import io.backhaul.core.fixture.Orders;
import io.backhaul.core.fixture.Row;
import io.backhaul.core.fixture.Story;
import io.backhaul.core.message.Evidence;
import io.backhaul.core.message.EvidenceProvided;
import io.backhaul.core.message.OperatorAction;
import io.backhaul.core.message.Reason;
import io.backhaul.core.message.Reference;
import io.backhaul.core.message.Reference.Type;
import io.backhaul.core.policy.Policy;
import io.backhaul.core.policy.Terms;
import io.backhaul.core.policy.Window;
import io.backhaul.core.policy.Window.Anchor;
import io.backhaul.core.returns.CaseStatus;
import io.backhaul.core.returns.SupplierMoney;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The claim on the supplier lives as long as his window; then he owes nothing, and the customer loses nothing by it. */
class ClaimWindowTest {

    private static final Instant RECEIVED = Instant.parse("2026-09-05T10:00:00Z");
    private static final Policy PATIENT = Agreed.policy(Window.days(100, Anchor.ORDER), null, null);

    private static AReturn asked() {
        return AReturn.of("ACME-1", 1, "60.00").costing(usd("40.00")).receivedByCustomerAt(RECEIVED);
    }

    private static Story at(String requested, Terms terms, AReturn asked) {
        Story story = new Story(terms);
        story.words().itIs(Instant.parse(requested));
        story.customerReturns(asked);
        return story;
    }

    private static Story unasked() {
        return at("2026-09-10T12:00:00Z", Demo.terms(), spock());
    }

    private static AReturn spock() {
        return AReturn.of("SPOCK-1", 1, "40.00")
                .costing(usd("25.00"))
                .because(Reason.DAMAGED)
                .receivedByCustomerAt(RECEIVED);
    }

    private static void photo(Story story) {
        Evidence photo = new Evidence(Evidence.Kind.PHOTO, "b".repeat(64), "p.jpg", 1);
        Reference back = Reference.of(Type.RETURN, "gid://shopify/Return/1");
        story.tell(new EvidenceProvided(story.words().envelope(Demo.STORE, "photo", back), List.of(photo)));
    }

    @ParameterizedTest(name = "requested {0}: told in time {1}")
    @CsvSource({
        "2026-09-20T10:00:00Z, true", // 15 d 0 s after receipt
        "2026-09-20T10:00:01Z, false", // 15 d 1 s
    })
    @Row({"S8", "S20", "S6", "X1"})
    void s8_fifteenDaysFromReceiptAndNoSecondMore(String requested, boolean told) {
        Story story = at(requested, Demo.terms(), asked());

        assertThat(story.planned(Command.Kind.SUPPLIER_REQUEST)).hasSize(told ? 1 : 0);
        assertThat(story.leg(ACME).claim().told()).isEqualTo(told);
        assertThat(story.deadlines().stream().anyMatch(d -> d.kind().equals(Deadlines.CLAIM_WINDOW)))
                .isEqualTo(!told);
    }

    @ParameterizedTest(name = "requested {0}: told in time {1}")
    @CsvSource({"2026-11-30T15:00:00Z, true", "2026-11-30T15:00:01Z, false"})
    @Row({"S219", "X1"})
    void s219_ninetyDaysFromTheOrderForAPlatformThatCountsSo(String requested, boolean told) {
        Terms terms = Agreed.with(Agreed.under(PATIENT), ACME, Agreed.claimedWithin(Window.days(90, Anchor.ORDER)));

        assertThat(at(requested, terms, asked()).leg(ACME).claim().told()).isEqualTo(told);
    }

    @Test
    @Row({"S12", "S16", "S20", "X7", "X12"})
    void s16_aClaimNobodyMadeInTimeIsExpiredAndTheCustomerIsAPersonsDecision() {
        Story story = unasked();
        story.misses(Deadlines.CLAIM_WINDOW);

        assertThat(story.leg(SPOCK).supplierMoney()).isEqualTo(SupplierMoney.EXPIRED);
        assertThat(story.questions()).containsExactly("supplier-declined:spock");
        assertThat(story.planned(Command.Kind.STORE_DECLINE)).isEmpty();
        assertThat(story.decision("claim-expired/2026-09-20:spock")
                        .orElseThrow()
                        .reason())
                .contains("the merchant bears 25.00 USD");

        story.decides(OperatorAction.REFUND, SPOCK);
        story.gatewayPays();
        assertThat(story.refunded()).containsExactly("40.00 USD");
        assertThat(story.owed()).as("nothing is booked on him").isEmpty();
        assertThat(story.status()).isEqualTo(CaseStatus.CLOSED);
    }

    @Test
    @Row({"S8", "S20"})
    void s8_evidenceIsChasedBeforeTheClaimDiesAndTheTaskEndsWhenItIsThere() {
        Story story = unasked();
        assertThat(story.deadlines())
                .extracting(d -> d.kind() + " " + d.at())
                .containsExactlyInAnyOrder("CLAIM_WARNING 2026-09-17T10:00:00Z", "CLAIM_WINDOW 2026-09-20T10:00:00Z");

        story.misses(Deadlines.CLAIM_WARNING);
        assertThat(story.questions()).containsExactlyInAnyOrder("evidence:spock", "claim-dies:spock");

        photo(story);
        assertThat(story.questions()).isEmpty();
        assertThat(story.planned(Command.Kind.SUPPLIER_REQUEST)).hasSize(1);
    }

    @Test
    @Row("S16")
    void s16_aDeadlineThatFiresAfterHeWasToldOrTwiceChangesNothing() {
        Story story = unasked();
        var dies = story.deadlines().stream()
                .filter(d -> d.kind().equals(Deadlines.CLAIM_WINDOW))
                .findFirst()
                .orElseThrow();
        photo(story);
        story.missed(dies);
        story.missed(dies);

        assertThat(story.leg(SPOCK).supplierMoney()).isEqualTo(SupplierMoney.CLAIMED);
        assertThat(story.questions()).isEmpty();
    }

    @Test
    @Row({"S15", "S20"})
    void s20_aClaimThoughtDeadByAnEstimateLivesWhenTheScanBecomesKnown() {
        AReturn unscanned = spock().receivedByCustomerAt(null);
        Story story = at("2026-09-10T12:00:00Z", Demo.terms(), unscanned);
        story.misses(Deadlines.CLAIM_WINDOW);
        assertThat(story.leg(SPOCK).supplierMoney()).isEqualTo(SupplierMoney.EXPIRED);

        story.tell(story.words().requested(spock(), "read again"));
        assertThat(story.leg(SPOCK).supplierMoney()).isEqualTo(SupplierMoney.NONE);
        assertThat(story.deadlines()).extracting(Deadlines.Deadline::kind).contains(Deadlines.CLAIM_WINDOW);
    }

    @Test
    @Row({"S16", "S174"})
    void s16_anExpiredClaimForKeptGoodsIsNeitherMadeNorBooked() {
        AReturn small = AReturn.of("SPOCK-1", 1, "8.00").because(Reason.DAMAGED).receivedByCustomerAt(RECEIVED);
        Story story = at("2026-09-10T12:00:00Z", Demo.terms(), small);
        assertThat(story.refunded()).containsExactly("8.00 USD");
        assertThat(story.planned(Command.Kind.SUPPLIER_CLAIM))
                .as("no photo yet")
                .isEmpty();

        story.misses(Deadlines.CLAIM_WINDOW);
        story.gatewayPays();
        assertThat(story.leg(SPOCK).supplierMoney()).isEqualTo(SupplierMoney.EXPIRED);
        assertThat(story.owed()).isEmpty();
        assertThat(story.questions()).isEmpty();
    }

    @Test
    @Row("S7")
    void s7_whoeverDoesNotBotherWithPhotosForKeptGoodsGivesTheClaimUp() {
        AReturn small = AReturn.of("SPOCK-1", 1, "8.00").because(Reason.DAMAGED).receivedByCustomerAt(RECEIVED);
        Story story = at("2026-09-10T12:00:00Z", Demo.terms(), small);
        story.gatewayPays();
        assertThat(story.questions()).containsExactly("evidence:spock");

        story.decides(OperatorAction.ACKNOWLEDGE, null);
        assertThat(story.status()).isEqualTo(CaseStatus.CLOSED);
        story.misses(Deadlines.CLAIM_WARNING);
        assertThat(story.status()).as("and is not asked again").isEqualTo(CaseStatus.CLOSED);
    }

    @Test
    @Row("X6")
    void x6_theCaseSaysWhenTheClaimDiesBeforeTheCustomersWindowAndWhatThatCosts() {
        Story story = at("2026-09-10T12:00:00Z", Demo.terms(), asked());

        assertThat(story.decision("two-clocks/2026-09-20:acme").orElseThrow().reason())
                .isEqualTo("The customer may return until 2026-10-01 (30 days from order), the claim on acme dies"
                        + " 2026-09-20 (15 days from receipt): in between the merchant bears 40.00 USD.");
        assertThat(story.questions()).as("he was asked at once").isEmpty();
    }

    @Test
    @Row({"X6", "S15"})
    void x6_anEstimatedClockSaysThatItIsOne() {
        Story story = at("2026-09-10T12:00:00Z", Demo.terms(), asked().receivedByCustomerAt(null));

        assertThat(story.decision("two-clocks/2026-09-16:acme").orElseThrow().reason())
                .contains("counted from the order, as no delivery scan is known");
    }

    @Test
    @Row("X6")
    void x6_noGapNoWarning() {
        Terms wide = Agreed.with(ACME, Agreed.claimedWithin(Window.days(90, Anchor.ORDER)));
        Story story = at("2026-09-10T12:00:00Z", wide, asked());

        assertThat(story.c().made()).noneMatch(m -> m.decision().rule().equals("TwoClocks"));
    }

    @Test
    @Row({"S221", "S220"})
    void s221_aWindowForTheCountryTheGoodsWentToLiesUponTheUsualOne() {
        Terms terms = Agreed.with(ACME, Agreed.granting(Agreed.withinAt(Window.days(3, Anchor.RECEIPT), "BR")));

        assertThat(at("2026-09-10T12:00:00Z", terms, asked().but(Orders.to("BR")))
                        .leg(ACME)
                        .claim()
                        .told())
                .isFalse();
        assertThat(at("2026-09-10T12:00:00Z", terms, asked().but(Orders.to("US")))
                        .leg(ACME)
                        .claim()
                        .told())
                .isTrue();
    }

    @Test
    @Row("X4")
    void x4_aNewerVersionOfTheSuppliersPolicyDoesNotTouchAnOldCase() {
        Story old = at("2026-09-24T12:00:00Z", Demo.terms(), asked());
        Story generous = at(
                "2026-09-24T12:00:00Z",
                Agreed.with(ACME, Agreed.claimedWithin(Window.days(30, Anchor.RECEIPT))),
                asked());

        assertThat(old.leg(ACME).claim().ends().day()).hasToString("2026-09-20");
        assertThat(generous.leg(ACME).claim().ends().day()).hasToString("2026-10-05");
        old.decides(OperatorAction.APPROVE, null);
        assertThat(old.leg(ACME).claim().ends().day())
                .as("frozen when it opened")
                .hasToString("2026-09-20");
    }
}
