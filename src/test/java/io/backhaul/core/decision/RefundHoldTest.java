package io.backhaul.core.decision;

import static io.backhaul.core.fixture.Demo.ACME;
import static io.backhaul.core.fixture.Demo.GLOBEX;
import static io.backhaul.core.fixture.Demo.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.core.fixture.AReturn;
import io.backhaul.core.fixture.Row;
import io.backhaul.core.fixture.Story;
import io.backhaul.core.fixture.Words.Said;
import io.backhaul.core.message.Disposition;
import io.backhaul.core.message.LineQuantity;
import io.backhaul.core.message.OperatorAction;
import io.backhaul.core.policy.RefundLimits;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What keeps a refund from going out by itself although it is due (F53). */
class RefundHoldTest {

    private static Story limited(String approval, String cap, AReturn asked) {
        Story story = new Story();
        story.cases()
                .limit(new RefundLimits(
                        approval == null ? null : Map.of("USD", usd(approval)),
                        cap == null ? null : Map.of("USD", usd(cap))));
        story.customerReturns(asked);
        return story;
    }

    private static Story due(String approval, String cap, String price) {
        Story story = limited(approval, cap, AReturn.of("ACME-1", 1, price).paidWith("stripe", "pi_1", "2000.00"));
        story.tell(story.says(ACME).yes(null, null, true));
        return story;
    }

    private static Said by(String name) {
        return new Said(0, name, "looked at it", null, null);
    }

    @Row("F53")
    @Test
    void f53_exactlyTheLimitNeedsNobodyAndOneCentMoreASecondPerson() {
        assertThat(due("500.00", null, "500.00").refunded()).containsExactly("500.00 USD");

        Story story = due("500.00", null, "500.01");
        assertThat(story.refunds()).isEmpty();
        assertThat(story.questions()).contains("second-approval/settlement:acme");
        assertThat(story.decision("second-approval/settlement:acme")
                        .orElseThrow()
                        .reason())
                .contains("500.01 USD is due", "above 500.00 USD", "a person must approve it");

        story.decides(OperatorAction.APPROVE_REFUND, ACME, by("bob"));
        assertThat(story.refunded()).containsExactly("500.01 USD");
        assertThat(story.questions()).noneMatch(q -> q.startsWith("second-approval"));
    }

    @Row("F53")
    @Test
    void f53_whoDecidedOnTheReturnDoesNotApproveItsRefundHoweverHeWritesHisName() {
        Story story = limited("500.00", null, AReturn.of("ACME-1", 1, "600.00"));
        story.decides(OperatorAction.REFUND, ACME, by("Ann"));
        assertThat(story.refunds()).isEmpty();

        assertThat(story.decides(OperatorAction.APPROVE_REFUND, ACME, by(" ann "))
                        .toString())
                .contains("another person must approve");
        assertThat(story.refunds()).isEmpty();
        assertThat(story.decides(OperatorAction.APPROVE_REFUND, ACME, new Said(0, "bob", " ", null, null))
                        .toString())
                .contains("reason in the note");
        story.decides(OperatorAction.APPROVE_REFUND, ACME, by("bob"));
        assertThat(story.refunded()).containsExactly("600.00 USD");
    }

    @Row("F53")
    @Test
    void f53_smallPartsDoNotSlipUnderTheLimitAndOneApprovalServesOnce() {
        LineQuantity one = new LineQuantity("ACME-1", 1);
        Story story = limited("500.00", null, AReturn.of("ACME-1", 3, "300.00"));
        story.tell(story.says(ACME).yes());
        story.tell(story.says(ACME).inspected(Disposition.SCRAP, one));
        assertThat(story.refunded()).containsExactly("300.00 USD");

        story.tell(story.says(ACME, "api:warehouse").inspected(Disposition.SCRAP, new LineQuantity("ACME-1", 2)));
        assertThat(story.refunded()).hasSize(1);
        story.passes(Duration.ofMinutes(1));
        story.decides(OperatorAction.APPROVE_REFUND, ACME, by("bob"));
        assertThat(story.refunded()).hasSize(2);
        story.passes(Duration.ofMinutes(1));
        assertThat(story.decides(OperatorAction.APPROVE_REFUND, ACME, by("bob")).toString())
                .contains("no refund waits");
    }

    @Test
    void anApprovalOfLessThanIsDueApprovesNothing() {
        Story story = due("500.00", null, "600.00");
        story.decides(OperatorAction.APPROVE_REFUND, ACME, new Said(0, "bob", "half", usd("599.99"), null));
        assertThat(story.refunds()).isEmpty();
        story.decides(OperatorAction.APPROVE_REFUND, ACME, new Said(0, "bob", "all", usd("600.00"), null));
        assertThat(story.refunded()).containsExactly("600.00 USD");
    }

    @Row("F53")
    @Test
    void f53_anAnswerCoversWhatWasAskedForAndNotWhatFallsDueLater() {
        LineQuantity one = new LineQuantity("ACME-1", 1);
        Story story = limited("100.00", null, AReturn.of("ACME-1", 2, "300.00").paidWith("stripe", "pi_1", "2000.00"));
        story.tell(story.says(ACME).yes());
        story.tell(story.says(ACME).inspected(Disposition.SCRAP, one));
        assertThat(story.questions()).contains("second-approval/settlement:acme");
        story.tell(story.says(ACME, "api:warehouse").inspected(Disposition.SCRAP, new LineQuantity("ACME-1", 2)));
        assertThat(story.questions()).contains("second-approval/settlement:acme~60000");

        story.decides(OperatorAction.APPROVE_REFUND, ACME, new Said(0, "bob", "the first", usd("300.00"), null));
        assertThat(story.refunds()).isEmpty();
        story.decides(OperatorAction.APPROVE_REFUND, ACME, by("bob"));
        assertThat(story.refunded()).containsExactly("600.00 USD");
    }

    @Row("F53")
    @Test
    void f53_anApprovalThatWaitsForRoomDoesNotGrowWithWhatIsDue() {
        Story story =
                limited("100.00", "200.00", AReturn.of("ACME-1", 2, "300.00").paidWith("stripe", "pi_1", "2000.00"));
        story.tell(story.says(ACME).yes());
        story.tell(story.says(ACME).inspected(Disposition.SCRAP, new LineQuantity("ACME-1", 1)));
        story.decides(OperatorAction.APPROVE_REFUND, ACME, by("bob"));
        assertThat(story.questions()).anyMatch(q -> q.startsWith("daily-cap/"));

        story.passes(Duration.ofMinutes(1));
        story.tell(story.says(ACME, "api:warehouse").inspected(Disposition.SCRAP, new LineQuantity("ACME-1", 2)));
        story.decides(OperatorAction.RELEASE_REFUND, ACME, by("ann"));
        assertThat(story.refunds()).as("600.00 was never approved").isEmpty();
        assertThat(story.questions()).contains("second-approval/settlement:acme~60000");
    }

    @Row("F53")
    @Test
    void f53_theDaysCapHoldsOverAllReturnsUpToItsLastCent() {
        Story story = due(null, "100.00", "60.00");
        assertThat(story.refunded()).containsExactly("60.00 USD");

        story.customerReturns(second("40.01"));
        story.decides(OperatorAction.KEEP_IT, GLOBEX);
        assertThat(story.refunds()).isEmpty();
        assertThat(story.questions()).contains("daily-cap/2026-09-10/settlement:globex");
        assertThat(story.decision("daily-cap/2026-09-10/settlement:globex")
                        .orElseThrow()
                        .reason())
                .contains("40.01 USD is due", "60.00 USD of the 100.00 USD");

        Story fits = due(null, "100.00", "60.00");
        fits.customerReturns(second("40.00"));
        fits.decides(OperatorAction.KEEP_IT, GLOBEX);
        assertThat(fits.refunded()).containsExactly("40.00 USD");
    }

    private static AReturn second(String price) {
        return AReturn.of("GLOBEX-1", 1, price)
                .ofOrder("#2002")
                .known("gid://shopify/Return/2")
                .paidWith("stripe", "pi_2", "100.00");
    }

    /** Days begin and end where the merchant is: 04:00 UTC in New York's summer. */
    @Row("F53")
    @Test
    void f53_theNextDayHasRoomAgain() {
        Story story = full();
        assertThat(story.deadlines())
                .filteredOn(d -> d.kind().equals(Deadlines.DAILY_CAP))
                .singleElement()
                .satisfies(d -> assertThat(d.at()).isEqualTo(Instant.parse("2026-09-11T04:00:00Z")));
        story.misses(Deadlines.DAILY_CAP);

        assertThat(story.refunded()).containsExactly("80.00 USD");
        assertThat(story.questions()).noneMatch(q -> q.startsWith("daily-cap"));
        assertThat(story.deadlines()).noneMatch(d -> d.kind().equals(Deadlines.DAILY_CAP));
    }

    private static Story full() {
        Story story = due(null, "100.00", "60.00");
        UUID first = story.id();
        story.customerReturns(second("80.00"));
        story.decides(OperatorAction.KEEP_IT, GLOBEX);
        assertThat(story.id()).isNotEqualTo(first);
        assertThat(story.refunds()).isEmpty();
        return story;
    }

    @Row("F53")
    @Test
    void f53_aPersonReleasesWhatTheCapHolds() {
        Story story = full();
        story.decides(OperatorAction.RELEASE_REFUND, GLOBEX, by("ann"));
        assertThat(story.refunded()).containsExactly("80.00 USD");
        assertThat(story.decides(OperatorAction.RELEASE_REFUND, GLOBEX, by("ann"))
                        .toString())
                .contains("no refund waits for room");
    }

    @Test
    void aRefundThatFailedGivesItsRoomBack() {
        Story story = due(null, "100.00", "60.00");
        story.tell(story.gateway().refused(story.refunds().get(0)));
        story.customerReturns(second("80.00"));
        story.decides(OperatorAction.KEEP_IT, GLOBEX);
        assertThat(story.refunded()).containsExactly("80.00 USD");
    }
}
