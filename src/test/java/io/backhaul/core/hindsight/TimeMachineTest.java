package io.backhaul.core.hindsight;

import static io.backhaul.core.fixture.Demo.ACME;
import static io.backhaul.core.fixture.Demo.MERCHANT;
import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.core.decision.Decisions;
import io.backhaul.core.decision.Rules;
import io.backhaul.core.fixture.AReturn;
import io.backhaul.core.fixture.Row;
import io.backhaul.core.fixture.Story;
import io.backhaul.core.hindsight.TimeMachine.Moment;
import io.backhaul.core.hindsight.TimeMachine.Turn;
import io.backhaul.core.message.Disposition;
import io.backhaul.core.port.Cases.Stored;
import io.backhaul.core.returns.CustomerMoney;
import io.backhaul.core.returns.Goods;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A return as it was known day by day. */
class TimeMachineTest {

    private final TimeMachine machine = new TimeMachine(new Decisions(Rules.all()));
    private final Story story = Story.of(AReturn.of("ACME-1", 1, "60.00"));
    private final Instant asked = story.words().now();

    private Stored stored() {
        return story.cases().load(MERCHANT, story.id()).orElseThrow();
    }

    @Test
    @Row({"N17", "S146"})
    void n17_aMomentIncludesWhatCameAtItAndNothingLater() {
        story.passes(Duration.ofHours(5));
        story.tell(story.says(ACME).yes("R-1", "1 Road", false));

        assertThat(goods(asked.minusMillis(1))).isNull();
        assertThat(goods(asked)).isEqualTo(Goods.REQUESTED);
        assertThat(goods(asked.plus(Duration.ofHours(5)).minusMillis(1))).isEqualTo(Goods.REQUESTED);
        assertThat(goods(asked.plus(Duration.ofHours(5)))).isEqualTo(Goods.AUTHORIZED);
    }

    private Goods goods(Instant at) {
        return machine.at(MERCHANT, stored(), at)
                .map(m -> m.known().leg(ACME).goods())
                .orElse(null);
    }

    @Test
    @Row("N17")
    void n17_aRefundThatFailedLaterWasPaidBefore() {
        story.tell(story.says(ACME).yes());
        story.arrives("1Z1");
        story.tell(story.says(ACME).inspected(Disposition.SCRAP));
        story.passes(Duration.ofHours(1));
        story.gatewayPays();
        Instant paid = story.words().now();
        story.passes(Duration.ofDays(3));
        story.tell(story.gateway().failedLater(story.refunds().get(0)));

        Moment then = machine.at(MERCHANT, stored(), paid).orElseThrow();
        assertThat(then.known().leg(ACME).customerMoney()).isEqualTo(CustomerMoney.PAID);
        assertThat(then.questions()).isEmpty();
        assertThat(machine.at(MERCHANT, stored(), story.words().now())
                        .orElseThrow()
                        .known()
                        .leg(ACME)
                        .customerMoney())
                .isEqualTo(CustomerMoney.FAILED);
    }

    @Test
    @Row({"N17", "S140"})
    void n17_everyMessageSaysWhatItChanged() {
        story.passes(Duration.ofHours(1));
        story.tell(story.says(ACME).yes("R-1", "1 Road", false));
        story.passes(Duration.ofHours(1));
        story.arrives("1Z1");
        List<Turn> turns = machine.history(MERCHANT, stored());

        assertThat(turns).hasSize(3);
        assertThat(turns.get(0).changes().get(0)).hasToString("status: none -> OPEN");
        assertThat(turns.get(1).changes())
                .extracting(Difference::toString)
                .containsExactly("acme goods: REQUESTED -> AUTHORIZED", "acme supplierMoney: CLAIMED -> ACCEPTED");
        assertThat(turns.get(2).facts())
                .as("shipped and scanned at the same moment")
                .hasSize(2);
        assertThat(turns.get(2).decided()).extracting(d -> d.rule()).contains("AskForInspection");
    }
}
