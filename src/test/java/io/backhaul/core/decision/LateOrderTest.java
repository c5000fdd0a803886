package io.backhaul.core.decision;

import static io.backhaul.core.fixture.Demo.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.core.fixture.AReturn;
import io.backhaul.core.fixture.Agreed;
import io.backhaul.core.fixture.Orders;
import io.backhaul.core.fixture.Row;
import io.backhaul.core.fixture.Story;
import io.backhaul.core.message.OperatorAction;
import io.backhaul.core.message.Reason;
import io.backhaul.core.message.Resolution;
import io.backhaul.core.policy.Handling;
import io.backhaul.core.policy.Passport;
import io.backhaul.core.policy.Terms;
import io.backhaul.core.policy.Window;
import io.backhaul.core.policy.Window.Anchor;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** "It is late": by what was agreed and promised, not by the customer's patience. Ordered on 1 September, 14:00. */
class LateOrderTest {

    private static final UnaryOperator<Passport> FIVE_DAYS =
            Agreed.shipping(new Handling(Window.days(5, Anchor.ORDER), List.of()));
    private static final UnaryOperator<Passport> SEASON = Agreed.shipping(new Handling(
            Window.days(5, Anchor.ORDER),
            List.of(new Handling.Notice(LocalDate.parse("2026-08-25"), LocalDate.parse("2026-09-01"), 3))));

    private static AReturn late() {
        return AReturn.of("ACME-1", 1, "60.00").because(Reason.LATE);
    }

    private static Story at(String requested, Terms terms, AReturn asked) {
        Story story = new Story(terms);
        story.words().itIs(Instant.parse(requested));
        story.customerReturns(asked);
        return story;
    }

    private static boolean accepted(Story story) {
        assertThat(story.questions()).isEqualTo(accepts(story) ? List.of() : List.of("late-in-doubt"));
        return accepts(story);
    }

    private static boolean accepts(Story story) {
        return story.decision("accepted").isPresent();
    }

    @ParameterizedTest(name = "not shipped on {0}: {1}")
    @CsvSource({"2026-09-06T14:00:00Z, false", "2026-09-06T14:00:01Z, true"})
    @Row({"S17", "S18"})
    void s17_notShippedInTheAgreedFiveDaysAndCancelledIsRefundedBySupplier(String requested, boolean accepted) {
        Story story = at(requested, Agreed.with(ACME, FIVE_DAYS), late());

        assertThat(accepted(story)).isEqualTo(accepted);
        assertThat(story.planned(Command.Kind.SUPPLIER_REQUEST)).hasSize(accepted ? 1 : 0);
    }

    @ParameterizedTest(name = "shipped on {0}, asked on 10 September: {1}")
    @CsvSource({"2026-09-06T14:00:00Z, false", "2026-09-06T14:00:01Z, true"})
    @Row("S17")
    void s17_shippedLateIsLateAlsoWhenItHasLeftSince(String shipped, boolean accepted) {
        AReturn asked = late().but(Orders.dispatchedAt(Instant.parse(shipped)));

        assertThat(accepted(at("2026-09-10T12:00:00Z", Agreed.with(ACME, FIVE_DAYS), asked)))
                .isEqualTo(accepted);
    }

    @ParameterizedTest(name = "not shipped on {0}: {1}")
    @CsvSource({"2026-09-09T14:00:00Z, false", "2026-09-09T14:00:01Z, true"})
    @Row("S19")
    void s19_aNoticeForTheSeasonMovesTheClockByItsDays(String requested, boolean accepted) {
        assertThat(accepted(at(requested, Agreed.with(ACME, SEASON), late()))).isEqualTo(accepted);
    }

    @Test
    @Row("S17")
    void s17_bothConditionsAreNeededWhoWantsTheGoodsAgainDoesNotCancel() {
        AReturn again = late().but(Orders.wanting(Resolution.REPLACEMENT));
        Story story = at("2026-09-20T12:00:00Z", Agreed.with(ACME, FIVE_DAYS), again);

        assertThat(accepted(story)).isFalse();
    }

    @ParameterizedTest(name = "not arrived on {0}: {1}")
    @CsvSource({
        "2026-09-09T14:00:00Z, false", // day 8: the customer panics
        "2026-09-13T14:00:01Z, false", // after the supplier's 12 days, inside the promised 15
        "2026-09-16T14:00:00Z, false",
        "2026-09-16T14:00:01Z, true",
    })
    @Row({"S113", "S17"})
    void s113_lateOnlyAfterThePromisedWindow(String requested, boolean accepted) {
        Terms promised = Agreed.under(Agreed.policy(null, Window.days(15, Anchor.ORDER), null));
        Terms terms = Agreed.with(promised, ACME, Agreed.granting(Agreed.lateAfter(Window.days(12, Anchor.ORDER))));
        AReturn asked = late().but(Orders.dispatchedAt(Instant.parse("2026-09-02T08:00:00Z")));

        assertThat(accepted(at(requested, terms, asked))).isEqualTo(accepted);
    }

    @Test
    @Row("S17")
    void s17_whatArrivedInTimeIsNotLateAndThePersonSeesTheDates() {
        Terms terms = Agreed.with(ACME, Agreed.granting(Agreed.lateAfter(Window.days(12, Anchor.ORDER))));
        AReturn asked = late().receivedByCustomerAt(Instant.parse("2026-09-13T14:00:00Z"));
        Story story = at("2026-09-15T12:00:00Z", terms, asked);

        assertThat(accepted(story)).isFalse();
        assertThat(story.decision("late-in-doubt").orElseThrow().reason())
                .contains("acme counts it as late after 2026-09-13 (12 days from order)", "received 2026-09-13");
    }

    @Test
    @Row("S17")
    void s17_withNothingAgreedAPersonDecidesAndMayAccept() {
        Story story = at("2026-09-20T12:00:00Z", Agreed.with(ACME, p -> p), late());
        assertThat(accepted(story)).isFalse();

        story.decides(OperatorAction.APPROVE, null);
        assertThat(accepted(story)).isTrue();
        assertThat(story.planned(Command.Kind.SUPPLIER_REQUEST)).hasSize(1);
    }
}
