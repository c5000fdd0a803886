package io.backhaul.core.decision;

import static io.backhaul.core.fixture.Demo.ACME;
import static io.backhaul.core.fixture.Demo.INITECH;
import static io.backhaul.core.fixture.Demo.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.core.decision.Deadlines.Deadline;
import io.backhaul.core.fixture.AReturn;
import io.backhaul.core.fixture.Agreed;
import io.backhaul.core.fixture.Orders;
import io.backhaul.core.fixture.Row;
import io.backhaul.core.fixture.Story;
import io.backhaul.core.message.Disposition;
import io.backhaul.core.message.LineQuantity;
import io.backhaul.core.message.OperatorAction;
import io.backhaul.core.message.Outcome;
import io.backhaul.core.policy.Policy;
import io.backhaul.core.policy.Window;
import io.backhaul.core.policy.Window.Anchor;
import io.backhaul.core.returns.Goods;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every clock of a return: shown before it is breached, and harmless when it fires late, twice or for nothing. */
class ClocksTest {

    private static AReturn asked() {
        return AReturn.of("ACME-1", 2, "30.00");
    }

    /** Asked for on 2 October, a day after the window of 30 days: a person has to decide. */
    private static Story outside() {
        Story story = new Story();
        story.words().itIs(Instant.parse("2026-10-02T12:00:00Z"));
        story.customerReturns(asked());
        return story;
    }

    private static Deadline deadline(Story story, String kind) {
        return story.deadlines().stream()
                .filter(d -> d.kind().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @Row({"S116", "S151"})
    void s116_aRequestNobodyAcknowledgesWithin24HoursIsATask() {
        Story story = outside();
        assertThat(deadline(story, Deadlines.ACKNOWLEDGE).at()).isEqualTo(Instant.parse("2026-10-03T12:00:00Z"));
        assertThat(deadline(story, Deadlines.ACKNOWLEDGE).supplier()).isNull();

        story.misses(Deadlines.ACKNOWLEDGE);
        assertThat(story.questions()).containsExactlyInAnyOrder("outside-window", "acknowledge");
    }

    @Test
    @Row({"S116", "S117", "S217"})
    void s117_theAcknowledgementNeedNotHoldTheSolution() {
        Story story = outside();
        story.misses(Deadlines.ACKNOWLEDGE);
        story.decides(OperatorAction.ACKNOWLEDGE, null);

        assertThat(story.questions()).as("still to be decided").containsExactly("outside-window");
        assertThat(story.deadlines()).noneMatch(d -> d.kind().equals(Deadlines.ACKNOWLEDGE));
    }

    @Test
    @Row("S116")
    void s116_acceptingAcknowledgesAndTheDeadlineThatFiresAfterwardsAsksNothing() {
        assertThat(Story.of(asked()).deadlines()).noneMatch(d -> d.kind().equals(Deadlines.ACKNOWLEDGE));
        Story story = outside();
        Deadline due = deadline(story, Deadlines.ACKNOWLEDGE);
        story.decides(OperatorAction.APPROVE, null);
        story.missed(due);

        assertThat(story.questions()).isEmpty();
    }

    @Test
    @Row("S192")
    void s192_aCustomerWhoWaitsThreeWeeksIsToldToAPersonUntilHeIsPaid() {
        Policy policy = Agreed.policy(null, null, Window.days(21, Anchor.REQUEST));
        Story story = new Story(Agreed.under(policy));
        story.customerReturns(asked());
        assertThat(deadline(story, Deadlines.LATE_RETURN).at()).isEqualTo(Instant.parse("2026-10-01T12:00:00Z"));

        story.misses(Deadlines.LATE_RETURN);
        assertThat(story.questions()).contains("waits-too-long");

        story.decides(OperatorAction.REFUND, ACME);
        story.gatewayPays();
        assertThat(story.questions()).doesNotContain("waits-too-long");
    }

    @Test
    @Row("S192")
    void s192_withoutSuchARuleOrOncePaidNobodyWaits() {
        assertThat(Story.of(asked()).deadlines()).noneMatch(d -> d.kind().equals(Deadlines.LATE_RETURN));
        Policy policy = Agreed.policy(null, null, Window.days(21, Anchor.REQUEST));
        Story small = new Story(Agreed.under(policy));
        small.customerReturns(AReturn.of("ACME-1", 1, "8.00"));
        small.gatewayPays();

        assertThat(small.deadlines()).noneMatch(d -> d.kind().equals(Deadlines.LATE_RETURN));
    }

    @ParameterizedTest(name = "sold at {0}, 12 days after the order: accepted {1}")
    @CsvSource({"amazon, false", "ebay, true"})
    @Row({"S138", "S208"})
    void s138_theChannelsOwnWindowIsLawWhateverTheMerchantWouldLike(String channel, boolean accepted) {
        Story story = new Story(Agreed.under(Agreed.channel("amazon", Window.days(11, Anchor.ORDER))));
        story.words().itIs(Instant.parse("2026-09-13T12:00:00Z"));
        story.customerReturns(asked().but(Orders.soldAt(channel)));

        assertThat(story.decision("accepted").isPresent()).isEqualTo(accepted);
    }

    @Test
    @Row("X1")
    void x1_nobodyIsLateForAWindowThatHasNotStarted() {
        Story story = new Story(Agreed.under(Agreed.policy(Window.days(14, Anchor.DISPATCH), null, null)));
        story.words().itIs(Instant.parse("2026-12-01T12:00:00Z"));
        story.customerReturns(asked());

        assertThat(story.decision("accepted").orElseThrow().reason())
                .isEqualTo("Requested before the window of 14 days from dispatch has started.");
    }

    @ParameterizedTest(name = "requested {0}: accepted {1}")
    @CsvSource({"2026-09-22T10:30:00Z, true", "2026-09-22T10:30:01Z, false"})
    @Row({"S8", "X1", "S151"})
    void x1_fifteenDaysAndNoSecondMoreAlsoForTheCustomer(String requested, boolean accepted) {
        Story story = new Story(Agreed.under(Agreed.policy(Window.days(15, Anchor.RECEIPT), null, null)));
        story.words().itIs(Instant.parse(requested));
        story.customerReturns(asked().receivedByCustomerAt(Instant.parse("2026-09-07T10:30:00Z")));

        assertThat(story.decision("accepted").isPresent()).isEqualTo(accepted);
        assertThat(story.questions().contains("outside-window")).isEqualTo(!accepted);
    }

    @Test
    @Row("S227")
    void s227_aCreditIsLateAfterTwentyBusinessDaysWithoutHolidays() {
        Window window = new Window(
                20, 0, true, Anchor.CLAIM, null, Set.of(LocalDate.parse("2026-10-12"), LocalDate.parse("2026-10-10")));
        Story story = new Story(Agreed.with(ACME, Agreed.creditingWithin(window)));
        story.customerReturns(asked());
        story.tell(story.says(ACME).yes(null, null, true));

        assertThat(deadline(story, Deadlines.CREDIT).at())
                .as("20 business days after Thursday 10 September; holidays later than that change nothing")
                .isEqualTo(Instant.parse("2026-10-08T12:00:00Z"));
        story.words().itIs(Instant.parse("2026-10-08T12:00:00Z"));
        assertThat(story.questions()).isEmpty();
        story.misses(Deadlines.CREDIT);
        assertThat(story.planned(Command.Kind.CREDIT_REMINDER)).hasSize(1);
    }

    @Test
    @Row("S227")
    void s227_aHolidayInBetweenMovesTheEnd() {
        Window window = new Window(20, 0, true, Anchor.CLAIM, null, Set.of(LocalDate.parse("2026-09-28")));
        Story story = new Story(Agreed.with(ACME, Agreed.creditingWithin(window)));
        story.customerReturns(asked());
        story.tell(story.says(ACME).yes(null, null, true));

        assertThat(deadline(story, Deadlines.CREDIT).at()).isEqualTo(Instant.parse("2026-10-09T12:00:00Z"));
    }

    @Test
    @Row("S157")
    void s157_theSuppliersOwnSpanForAnAuthorizationIsShorterThanTheMerchants() {
        Story story = new Story(Agreed.with(ACME, Agreed.expiring(Window.days(14, Anchor.AUTHORIZATION))));
        story.customerReturns(asked());
        story.tell(story.says(ACME).yes());

        assertThat(deadline(story, Deadlines.EXPIRY).at()).isEqualTo(Instant.parse("2026-09-24T12:00:00Z"));
    }

    @Test
    @Row("S145")
    void s145_whoseChannelCarriesNoReminderIsRemindedByAPersonAndNobodySaysItWasDone() {
        Story story = Story.of(AReturn.of("INITECH-1", 1, "60.00"));
        story.misses(Deadlines.ANSWER);
        assertThat(story.questions()).containsExactly("remind-by-hand:initech");
        assertThat(story.decision("reminded:initech")).isEmpty();

        story.misses(Deadlines.LAST_ANSWER);
        assertThat(story.questions()).containsExactly("silent:initech");
        story.tell(story.says(INITECH, "sftp:initech").yes());
        assertThat(story.questions()).isEmpty();
    }

    @Test
    @Row("S193")
    void s193_aParcelAfterTheSilenceIsWaitedForAgainAndNothingIsPaidTwice() {
        Story story = Story.of(asked());
        story.tell(story.says(ACME).yes());
        story.arrives("1Z1", new LineQuantity("ACME-1", 1));
        story.misses(Deadlines.INSPECTION);
        assertThat(story.refunded()).containsExactly("30.00 USD");

        story.passes(Duration.ofDays(1));
        story.arrives("1Z2", new LineQuantity("ACME-1", 1));
        assertThat(story.refunded()).as("its own seven days").containsExactly("30.00 USD");
        assertThat(deadline(story, Deadlines.INSPECTION).at())
                .isEqualTo(story.words().now().plus(Duration.ofDays(7)));

        story.misses(Deadlines.INSPECTION);
        story.gatewayPays();
        assertThat(story.refunded()).containsExactly("30.00 USD", "30.00 USD");
        story.tell(story.says(ACME).inspected(Disposition.RESELLABLE));
        assertThat(story.refunded()).hasSize(2);
        assertThat(story.leg(ACME).claim().booked()).isEqualTo(usd("60.00"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                Deadlines.ACKNOWLEDGE,
                Deadlines.CLAIM_WARNING,
                Deadlines.CLAIM_WINDOW,
                Deadlines.ANSWER,
                Deadlines.LAST_ANSWER,
                Deadlines.INSPECTION,
                Deadlines.EXPIRY,
                Deadlines.CREDIT,
                Deadlines.LATE_RETURN
            })
    @Row({"S116", "S192", "S193", "S227", "S16", "S145"})
    void everyDeadlineThatFiresTwiceAndAfterItBecameMootMovesNothing(String kind) {
        Story story = Story.of(asked());
        story.tell(story.says(ACME).yes());
        story.command("store-approve/" + story.id(), Outcome.DONE);
        story.arrives("1Z1");
        story.tell(story.says(ACME).inspected(Disposition.SCRAP));
        story.gatewayPays();
        story.tell(story.says(ACME).credits("CM-1", usd("60.00")));
        String before = story.c().legs() + " " + story.owed() + story.refunds() + story.questions();
        String supplier = kind.equals(Deadlines.ACKNOWLEDGE) || kind.equals(Deadlines.LATE_RETURN) ? null : ACME;
        Deadline late = new Deadline(kind, supplier, story.words().now(), "long over", null);
        story.missed(late);
        story.missed(late);

        assertThat(story.leg(ACME).goods()).isEqualTo(Goods.INSPECTED);
        String after = story.c().legs() + " " + story.owed() + story.refunds() + story.questions();
        assertThat(after.replace("silent=true", "silent=false")).isEqualTo(before);
        assertThat(story.deadlines()).isEmpty();
    }
}
