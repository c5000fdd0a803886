package io.backhaul.core.property;

import static io.backhaul.core.fixture.Demo.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.core.fixture.Story;
import io.backhaul.core.message.Disposition;
import io.backhaul.core.message.LineQuantity;
import io.backhaul.core.message.ReturnMessage;
import io.backhaul.core.money.Money;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Decision 1.5 (b): whatever came first, in the end the customer got the same and the same was deducted. */
class TriggerProperties {

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void anyOrderOfTheSameEventsPaysTheSameInTheEnd(
            @ForAll @IntRange(max = House.COUNT - 1) int house, @ForAll long one, @ForAll long other) {
        assertThat(paid(House.number(house), one)).isEqualTo(paid(House.number(house), other));
    }

    private static List<Money> paid(House house, long order) {
        Story story = new Story(house.terms());
        story.customerReturns(house.asked());
        List<ReturnMessage> events = new ArrayList<>(List.of(
                story.says(ACME).yes(),
                story.says(ACME).received(),
                story.says(ACME).inspected(Disposition.SCRAP, new LineQuantity("ACME-1", 1)),
                story.says(ACME).inspected(Disposition.RESELLABLE, new LineQuantity("ACME-1", 1)),
                story.words()
                        .deadline(story.id(), "INSPECTION", ACME, story.words().now())));
        Collections.shuffle(events, new Random(order));
        events.forEach(story::tell);
        story.ships("1Z1");
        Money zero = Money.zero("USD");
        Money due = story.c().refunds().due(ACME);
        return List.of(
                due == null ? zero : due,
                story.c().refunds().fees(ACME, "USD"),
                story.c().refunds().storeCredits().total("USD"),
                story.refunds().stream().map(r -> r.amount()).reduce(zero, Money::plus));
    }
}
