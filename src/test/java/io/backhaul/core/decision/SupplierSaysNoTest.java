package io.backhaul.core.decision;

import static io.backhaul.core.fixture.Demo.ACME;
import static io.backhaul.core.fixture.Demo.SPOCK;
import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.core.fixture.AReturn;
import io.backhaul.core.fixture.Agreed;
import io.backhaul.core.fixture.Row;
import io.backhaul.core.fixture.Story;
import io.backhaul.core.message.Evidence;
import io.backhaul.core.message.LineQuantity;
import io.backhaul.core.message.OperatorAction;
import io.backhaul.core.message.Reason;
import io.backhaul.core.policy.Grant;
import io.backhaul.core.policy.Remedy;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a person reads where a supplier's no, or his silence while time runs out, costs the merchant. */
class SupplierSaysNoTest {

    private static String reason(Story story, String key) {
        assertThat(story.questions()).contains(key);
        return story.decision(key).orElseThrow().reason();
    }

    @Row({"X7", "S2"})
    @Test
    void x7_whatHeDeclinedIsNamedUnitByUnit() {
        Story story = Story.of(AReturn.of("ACME-1", 2, "30.00").and("ACME-2", 1, "20.00"));
        story.tell(story.says(ACME).no(new LineQuantity("ACME-1", 1)));
        assertThat(reason(story, "supplier-declined:acme"))
                .isEqualTo("acme declined 1 x ACME-1: the merchant bears it. Refund the customer all the same, or"
                        + " decline with a reason.");
    }

    @Row({"S2", "S32"})
    @Test
    void s32_aNoOfHisPolicyIsNamedAsSuchAndAskedOnceTheRequestIsAccepted() {
        Story story = new Story(Agreed.with(ACME, Agreed.granting(Agreed.refuses(Reason.UNWANTED))));
        story.customerReturns(AReturn.of("ACME-1", 1, "60.00").orderedAt(Instant.parse("2026-07-01T12:00:00Z")));
        assertThat(story.questions()).doesNotContain("supplier-declined:acme");
        story.decides(OperatorAction.APPROVE, null);
        assertThat(reason(story, "supplier-declined:acme"))
                .startsWith("acme takes nothing back as UNWANTED, so not 1 x ACME-1: the merchant bears it.");
    }

    @Row({"S2", "S32"})
    @Test
    void s32_whatHeTakesBackByPolicyAndDeclinesAllTheSameIsHisWord() {
        Story story = new Story(Agreed.with(ACME, Agreed.granting(Agreed.refuses(Reason.DAMAGED))));
        story.customerReturns(AReturn.of("ACME-1", 1, "60.00"));
        story.tell(story.says(ACME).no());
        assertThat(reason(story, "supplier-declined:acme")).startsWith("acme declined 1 x ACME-1:");
    }

    @Row({"S16", "S20"})
    @Test
    void s16_aNoByTheClosedWindowNamesTheDayAndTheWindow() {
        Story story = Story.of(AReturn.of("SPOCK-1", 1, "60.00").because(Reason.DAMAGED));
        story.misses("CLAIM_WARNING");
        story.misses("CLAIM_WINDOW");
        assertThat(reason(story, "supplier-declined:spock"))
                .startsWith("spock had to be told by ")
                .contains("15 days from receipt", " and owes nothing for 1 x SPOCK-1: the merchant bears it.");
    }

    @Row({"S8", "X6"})
    @Test
    void s8_aClaimAboutToDieSaysWhatKeepsUsFromMakingIt() {
        Story photos = Story.of(AReturn.of("SPOCK-1", 1, "60.00").because(Reason.DAMAGED));
        photos.misses("CLAIM_WARNING");
        assertThat(reason(photos, "claim-dies:spock")).contains("because it wants photos: after that the merchant");

        Story late = Story.of(AReturn.of("ACME-1", 1, "60.00")
                .orderedAt(Instant.parse("2026-07-01T12:00:00Z"))
                .receivedByCustomerAt(Instant.parse("2026-09-09T12:00:00Z")));
        late.misses("CLAIM_WARNING");
        assertThat(reason(late, "claim-dies:acme")).contains("because the request is not accepted yet:");

        Story byHand = Story.of(AReturn.of("ALI-1", 1, "60.00"));
        byHand.misses("CLAIM_WARNING");
        assertThat(reason(byHand, "claim-dies:ali")).contains("because a person has to do it:");
    }

    @Row({"S7", "S22"})
    @Test
    void s22_whatHeWantsIsAskedForInHisWordsAndOfNobodyWhoTakesNothingBack() {
        Grant wants = new Grant(
                Set.of(Reason.DAMAGED),
                Set.of(),
                Set.of(),
                null,
                null,
                Set.of(Evidence.Kind.PHOTO, Evidence.Kind.VIDEO),
                "with the label in view",
                null,
                null,
                null,
                null,
                null,
                null);
        Story story = new Story(Agreed.with(ACME, Agreed.granting(wants)));
        story.customerReturns(AReturn.of("ACME-1", 1, "60.00").because(Reason.DAMAGED));
        assertThat(reason(story, "evidence:acme"))
                .isEqualTo("For a return as DAMAGED acme is told only with photos and a video (with the label in view):"
                        + " ask the customer; the request goes out when they are there.");

        Story refused = new Story(Agreed.with(SPOCK, Agreed.granting(Agreed.refuses(Reason.DAMAGED))));
        refused.customerReturns(AReturn.of("SPOCK-1", 1, "60.00").because(Reason.DAMAGED));
        assertThat(refused.questions()).containsExactly("supplier-declined:spock");
        Story plain = Story.of(AReturn.of("SPOCK-1", 1, "60.00").because(Reason.DAMAGED));
        assertThat(reason(plain, "evidence:spock")).contains("told only with photos: ask");
    }

    @Row({"S7", "S97"})
    @Test
    void s97_theMerchantsOwnWishForPhotosKeepsNobodyFromTheCarrier() {
        Story lost = new Story(Agreed.with(
                Agreed.under(Agreed.askingPhotosFor(Reason.NOT_RECEIVED)),
                ACME,
                Agreed.granting(Agreed.offering(Remedy.CARRIER_CLAIM))));
        lost.customerReturns(AReturn.of("ACME-1", 1, "60.00").because(Reason.NOT_RECEIVED));
        assertThat(lost.questions()).doesNotContain("evidence:acme");
        Story unwanted = new Story(Agreed.under(Agreed.askingPhotosFor(Reason.UNWANTED)));
        unwanted.customerReturns(AReturn.of("ACME-1", 1, "60.00"));
        assertThat(unwanted.questions()).containsExactly("evidence:acme");
    }
}
