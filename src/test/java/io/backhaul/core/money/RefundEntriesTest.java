package io.backhaul.core.money;

import static io.backhaul.core.fixture.Demo.ACME;
import static io.backhaul.core.fixture.Demo.MERCHANT;
import static io.backhaul.core.fixture.Demo.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.backhaul.core.decision.Command;
import io.backhaul.core.fixture.AReturn;
import io.backhaul.core.fixture.Ledgers;
import io.backhaul.core.fixture.Row;
import io.backhaul.core.fixture.Story;
import io.backhaul.core.money.Entry.Event;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the books say of refunds: paid, failed afterwards, made outside the hub and taken back there. */
@Row("S57")
class RefundEntriesTest {

    private static final String CLEARING = "PROCESSOR_CLEARING:stripe USD";
    private static final String OWED = "CUSTOMER_REFUNDS_PAYABLE USD";

    private final Story story = Story.of(AReturn.of("ACME-1", 1, "60.00"));

    private List<Entry> entries(Event... events) {
        return story.cases().ledger(MERCHANT, story.id()).stream()
                .filter(e -> List.of(events).contains(e.event()))
                .toList();
    }

    private Command refund() {
        story.tell(story.says(ACME).yes(null, null, true));
        return story.refunds().get(0);
    }

    @Test
    void s57_aPaidRefundSettlesTheDebtOfItsSupplierAndALaterFailureOpensItAgain() {
        Command refund = refund();
        assertThat(entries(Event.REFUND_PAID)).isEmpty();
        story.tell(story.gateway().pending(refund));
        assertThat(entries(Event.REFUND_PAID)).as("not final").isEmpty();

        story.tell(story.gateway().paid(refund));
        assertThat(entries(Event.REFUND_PAID))
                .extracting(Entry::reason, Entry::supplier, e -> e.reference().startsWith("re_"), Ledgers::of)
                .containsExactly(tuple(
                        "refunded by stripe",
                        ACME,
                        true,
                        java.util.Map.of(OWED, usd("60.00"), CLEARING, usd("-60.00"))));

        story.tell(story.gateway().failedLater(refund));
        assertThat(entries(Event.REFUND_FAILED))
                .extracting(Entry::reason, Entry::supplier, Ledgers::of)
                .containsExactly(tuple(
                        "the refund failed later",
                        ACME,
                        java.util.Map.of(OWED, usd("-60.00"), CLEARING, usd("60.00"))));
    }

    @Test
    void s57_aRefundThatNeverCameToExistIsNoEntry() {
        story.tell(story.gateway().refused(refund()));
        assertThat(entries(Event.REFUND_PAID, Event.REFUND_FAILED)).isEmpty();
        assertThat(story.owed()).containsEntry(OWED, usd("-60.00"));
    }

    @Test
    void s57_aRefundMadeOutsideReducesSalesOnceAndItsFailureTakesItBack() {
        story.tell(story.gateway().madeElsewhere("stripe/pi_1", "re_x", usd("20.00"), false));
        assertThat(entries(Event.REFUND_MADE_ELSEWHERE))
                .extracting(Entry::reason, Entry::supplier, Entry::reference, Ledgers::of)
                .containsExactly(tuple(
                        "refund outside the hub made",
                        null,
                        "re_x",
                        java.util.Map.of("SALES_RETURNS USD", usd("20.00"), CLEARING, usd("-20.00"))));

        story.tell(story.gateway().madeElsewhere("stripe/pi_1", "re_x", usd("20.00"), true));
        assertThat(entries(Event.REFUND_MADE_ELSEWHERE))
                .extracting(Entry::reason)
                .containsExactly("refund outside the hub made", "refund outside the hub failed");
        assertThat(Ledgers.balances(story.cases().ledger(MERCHANT, story.id()))).isEmpty();
    }

    @Test
    void s57_aFailureNobodySawTheRefundOfIsNoEntry() {
        story.tell(story.gateway().madeElsewhere("stripe/pi_1", "re_x", usd("20.00"), true));
        assertThat(entries(Event.REFUND_MADE_ELSEWHERE)).isEmpty();
    }
}
