package io.backhaul.core.property;

import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.core.fixture.AReturn;
import io.backhaul.core.fixture.Demo;
import io.backhaul.core.fixture.Story;
import io.backhaul.core.fixture.SupplierWords;
import io.backhaul.core.fixture.Words;
import io.backhaul.core.message.Disposition;
import io.backhaul.core.message.LineQuantity;
import io.backhaul.core.message.ParcelStatus;
import io.backhaul.core.message.Reason;
import io.backhaul.core.message.Reference;
import io.backhaul.core.message.ReturnMessage;
import io.backhaul.core.message.ReturnShipped;
import io.backhaul.core.message.ShipmentStatusChanged;
import io.backhaul.core.money.Money;
import io.backhaul.core.returns.CustomerMoney;
import io.backhaul.core.returns.Leg;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.statistics.Statistics;

/** Decision 1.5 (b): two interleavings of the same messages and timers agree on every obligation that both have paid. */
class InterleavingProperties {

    /** What partners can say, and the one timer that pays. */
    enum Said {
        AUTHORIZED,
        AUTHORIZED_ONE,
        DECLINED_ONE,
        SHIPPED,
        DELIVERED,
        RECEIVED,
        INSPECTED,
        INSPECTED_ONE,
        SCRAPPED_ONE,
        CREDITED,
        SILENCE
    }

    private static final LineQuantity ONE = new LineQuantity("ACME-1", 1);
    private static final AReturn ASKED =
            AReturn.of("ACME-1", 2, "30.00").costing(Demo.usd("20.00")).because(Reason.UNWANTED);

    @Property(tries = 10_000, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
    void agreeOnWhatBothHavePaid(@ForAll @Size(min = 4, max = 9) List<Said> said, @ForAll long seed) {
        List<Said> otherwise = new ArrayList<>(said);
        Collections.shuffle(otherwise, new Random(seed));
        Story one = play(said, said);
        Story other = play(said, otherwise);

        boolean both = settled(one) && settled(other);
        Statistics.label("both have paid")
                .collect(both)
                .coverage(c -> c.check(true).percentage(p -> p > 5.0));
        if (both) {
            assertThat(paid(one)).as("%s and %s", said, otherwise).isEqualTo(paid(other));
        }
        assertThat(paid(one)).isLessThanOrEqualTo(Demo.usd("60.00"));
        assertThat(paid(other)).isLessThanOrEqualTo(Demo.usd("60.00"));
    }

    /** @param spoken the order partners said it in, which numbers their words; {@code order}: as it reaches the hub */
    private static Story play(List<Said> spoken, List<Said> order) {
        Story story = Story.of(ASKED);
        List<ReturnMessage> messages = new ArrayList<>();
        spoken.forEach(s -> messages.add(message(s, story)));
        List<Said> left = new ArrayList<>(spoken);
        for (Said s : order) {
            int at = left.indexOf(s);
            left.set(at, null);
            if (messages.get(at) != null) {
                story.tell(messages.get(at));
            } else if (story.deadlines().stream().anyMatch(d -> d.kind().equals("INSPECTION"))) {
                story.misses("INSPECTION");
            }
            story.gatewayPays();
        }
        return story;
    }

    private static ReturnMessage message(Said said, Story story) {
        SupplierWords acme = story.says(Demo.ACME);
        return switch (said) {
            case AUTHORIZED -> acme.yes("RMA-1", "1 Road", false);
            case AUTHORIZED_ONE -> acme.yes("RMA-1", "1 Road", false, ONE);
            case DECLINED_ONE -> acme.no(ONE);
            case SHIPPED -> shipped(story.words());
            case DELIVERED -> delivered(story.words());
            case RECEIVED -> acme.received();
            case INSPECTED -> acme.inspected(Disposition.RESELLABLE);
            case INSPECTED_ONE -> acme.inspected(Disposition.RESELLABLE, ONE);
            case SCRAPPED_ONE -> acme.inspected(Disposition.SCRAP, ONE);
            case CREDITED -> acme.credits("CM-1", Demo.usd("20.00"));
            case SILENCE -> null;
        };
    }

    private static ReturnMessage shipped(Words words) {
        Reference back = Reference.of(Reference.Type.RETURN, History.RETURN_ID);
        return new ReturnShipped(words.envelope(Demo.STORE, "shipped/1Z1", back), "1Z1", "UPS", List.of());
    }

    private static ReturnMessage delivered(Words words) {
        Reference parcel = Reference.of(Reference.Type.TRACKING, "1Z1");
        return new ShipmentStatusChanged(
                words.envelope("tracking:easypost", "delivered/1Z1", parcel), "1Z1", ParcelStatus.DELIVERED);
    }

    /** Nothing more is to come for this leg: both histories have paid all they owe. */
    private static boolean settled(Story story) {
        Leg leg = story.leg(Demo.ACME);
        return story.questions().isEmpty() && leg.goodsDone() && leg.customerMoney() == CustomerMoney.PAID;
    }

    private static Money paid(Story story) {
        return story.refunds().stream()
                .filter(r -> story.c().refunds().state(r) == CustomerMoney.PAID)
                .map(r -> r.amount())
                .reduce(Money.zero("USD"), Money::plus);
    }
}
