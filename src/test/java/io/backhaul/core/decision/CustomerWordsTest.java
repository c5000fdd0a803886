package io.backhaul.core.decision;

import static io.backhaul.core.fixture.Demo.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.core.explain.Explanation;
import io.backhaul.core.fixture.AReturn;
import io.backhaul.core.fixture.Demo;
import io.backhaul.core.fixture.PlannedCommands.Planned;
import io.backhaul.core.fixture.Row;
import io.backhaul.core.fixture.Story;
import io.backhaul.core.message.Disposition;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What customers are told, and by whom: by their store, and never a day nobody can promise. */
class CustomerWordsTest {

    private static final Set<String> PARTNERS = Set.of("shopify", "stripe", "mail", "sftp", "aliexpress", "manual");

    @Row({"S60", "X11"})
    @Test
    void s60_theStoreWritesToCustomersAndTheHubToPartnersOnly() {
        Story story = settled();

        assertThat(story.cases().commands().of(Demo.MERCHANT, story.id()))
                .extracting(Planned::command)
                .isNotEmpty()
                .allSatisfy(c -> assertThat(c.destination().split(":")[0]).isIn(PARTNERS))
                .filteredOn(c -> c.destination().startsWith("mail:"))
                .allSatisfy(c -> assertThat(c.destination()).isEqualTo("mail:" + c.supplier()));
    }

    @Row("S73")
    @Test
    void s73_instructionsToTheCustomerNameAddressAndRmaAndNoDay() {
        Story story = Story.of(AReturn.of("ACME-1", 1, "60.00"));
        story.tell(story.says(ACME).yes("RMA-1", "1 Road", false));

        assertThat(story.planned(Command.Kind.STORE_INSTRUCTIONS))
                .singleElement()
                .extracting(Command::details)
                .satisfies(details -> assertThat(details).containsOnlyKeys("address", "rma"));
    }

    @Row({"S73", "X5"})
    @Test
    void x5_whenACreditIsExpectedIsShownWithTheWordItComesFrom() {
        Story story = Story.of(AReturn.of("ACME-1", 1, "60.00"));
        story.tell(story.says(ACME).yes());
        story.arrives("1Z1");
        story.tell(story.says(ACME).inspected(Disposition.SCRAP));

        assertThat(Explanation.of(story.c(), List.of(), story.deadlines()).next())
                .anySatisfy(step -> assertThat(step.why()).contains("acme credits within 30 days from claim"));
    }

    private static Story settled() {
        Story story = Story.of(AReturn.of("ACME-1", 1, "60.00"));
        story.tell(story.says(ACME).yes("RMA-1", "1 Road", false));
        story.arrives("1Z1");
        story.tell(story.says(ACME).inspected(Disposition.RESELLABLE));
        story.gatewayPays();
        story.tell(story.says(ACME).credits("CM-1", Demo.usd("60.00")));
        return story;
    }
}
