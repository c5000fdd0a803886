package io.backhaul.core.decision;

import static io.backhaul.core.fixture.Demo.ACME;
import static io.backhaul.core.fixture.Demo.eur;
import static io.backhaul.core.fixture.Demo.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.core.ReturnDesk.Handled;
import io.backhaul.core.fixture.AReturn;
import io.backhaul.core.fixture.Row;
import io.backhaul.core.fixture.Story;
import io.backhaul.core.fixture.Words.Said;
import io.backhaul.core.message.OperatorAction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which decision of a person is taken, and what the others lack. */
class OperatorGuardTest {

    private final Story story = Story.of(AReturn.of("ACME-1", 1, "60.00"));

    static Stream<Arguments> incomplete() {
        Said nothing = Said.nothing();
        return Stream.of(
                Arguments.of(OperatorAction.DECLINE, ACME, nothing, "a reason in the note"),
                Arguments.of(OperatorAction.DECLINE, ACME, Said.note("  "), "a reason in the note"),
                Arguments.of(OperatorAction.WRITE_OFF, ACME, nothing, "a reason in the note"),
                Arguments.of(OperatorAction.SUPPLIER_AUTHORIZED, null, nothing, "needs the supplier"),
                Arguments.of(OperatorAction.SUPPLIER_DECLINED, null, nothing, "needs the supplier"),
                Arguments.of(OperatorAction.GOODS_RECEIVED, null, nothing, "needs the supplier"),
                Arguments.of(
                        OperatorAction.CREDIT_RECEIVED, null, Said.amount(usd("1.00"), "CM"), "needs the supplier"),
                Arguments.of(OperatorAction.CREDIT_RECEIVED, ACME, nothing, "needs the amount"),
                Arguments.of(OperatorAction.CREDIT_RECEIVED, ACME, Said.amount(usd("0.00"), "CM"), "needs the amount"),
                Arguments.of(OperatorAction.CREDIT_RECEIVED, ACME, Said.amount(usd("-1.00"), "CM"), "needs the amount"),
                Arguments.of(OperatorAction.CARRIER_CLAIMED, ACME, nothing, "needs the reference"),
                Arguments.of(OperatorAction.CARRIER_PAID, ACME, Said.reference("C-1"), "needs the amount"),
                Arguments.of(OperatorAction.ADJUST, ACME, nothing, "a reason in the note"),
                Arguments.of(OperatorAction.PARTIAL_REFUND, ACME, nothing, "needs the amount"),
                Arguments.of(OperatorAction.REFUND, ACME, new Said(0, " ", "why", null, null), "without a name"),
                Arguments.of(OperatorAction.REFUND, ACME, Said.amount(usd("60.01"), null), "60.00 USD is left"),
                Arguments.of(OperatorAction.REFUND, ACME, Said.amount(usd("0.00"), null), "positive"),
                Arguments.of(OperatorAction.REFUND, ACME, Said.amount(eur("5.00"), null), "USD"),
                Arguments.of(OperatorAction.REFUND_DONE_BY_HAND, ACME, Said.reference("R"), "no refund"),
                Arguments.of(OperatorAction.REFUND, "globex", nothing, "no goods of supplier globex"));
    }

    @Row({"S64", "S71"})
    @ParameterizedTest(name = "{0} for {1} with {2}: {3}")
    @MethodSource("incomplete")
    void s64_aDecisionThatLacksSomethingIsRefusedInWordsAndChangesNothing(
            OperatorAction action, String supplier, Said said, String complaint) {
        long before = story.version();

        assertThat(story.decides(action, supplier, said))
                .isInstanceOfSatisfying(
                        Handled.Rejected.class, r -> assertThat(r.reason()).contains(complaint));
        assertThat(story.version()).isEqualTo(before);
        assertThat(story.refunds()).isEmpty();
    }

    @Test
    void d1_4_aDecisionOnAVersionThatHasMovedOnIsRefused() {
        long seen = story.version();
        story.tell(story.says(ACME).no());

        assertThat(story.decides(OperatorAction.REFUND, ACME, Said.note("ok").having(seen)))
                .isInstanceOfSatisfying(
                        Handled.Rejected.class, r -> assertThat(r.reason()).contains("moved on"));
        assertThat(story.refunds()).isEmpty();
    }

    @Test
    void aRefundByHandWithoutTheGatewaysReferenceIsRefused() {
        Story manual = Story.of(AReturn.of("ACME-1", 1, "9.00").paidWith("paypal", "P-1", "9.00"));

        assertThat(manual.decides(OperatorAction.REFUND_DONE_BY_HAND, ACME, Said.nothing()))
                .isInstanceOf(Handled.Rejected.class);
        assertThat(manual.decides(OperatorAction.REFUND_DONE_BY_HAND, ACME, Said.reference("PP-1")))
                .isInstanceOf(Handled.Applied.class);
        assertThat(manual.decides(OperatorAction.REFUND_DONE_BY_HAND, ACME, Said.reference("PP-2")))
                .as("it was made once")
                .isInstanceOf(Handled.Rejected.class);
    }

    @Test
    void adviceMayBeOverriddenForItsActionOnly() {
        assertThat(OperatorGuard.advises("InspectionContradicts", OperatorAction.REFUND))
                .isTrue();
        assertThat(OperatorGuard.advises("InspectionContradicts", OperatorAction.DECLINE))
                .isFalse();
        assertThat(OperatorGuard.advises("NothingLeft", OperatorAction.REFUND)).isFalse();
    }
}
