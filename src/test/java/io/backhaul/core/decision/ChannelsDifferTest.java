package io.backhaul.core.decision;

import static io.backhaul.core.fixture.Demo.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.core.decision.Command.Kind;
import io.backhaul.core.fixture.AReturn;
import io.backhaul.core.fixture.Row;
import io.backhaul.core.fixture.Story;
import io.backhaul.core.fixture.Words.Said;
import io.backhaul.core.message.Disposition;
import io.backhaul.core.message.LineQuantity;
import io.backhaul.core.message.OperatorAction;
import io.backhaul.core.message.Outcome;
import io.backhaul.core.message.ReturnAuthorized;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One supplier names different numbers, addresses and labels by link, mail and file: no channel's words beat another's (decision 1.4). */
class ChannelsDifferTest {

    private static final String MAIL = "mail:acme";
    private static final String LINK = "link:acme";
    private static final String FILE = "sftp:acme";

    private final Story story = returned(3);

    private static Story returned(int units) {
        return Story.of(AReturn.of("ACME-1", units, "30.00"));
    }

    private static LineQuantity units(int n) {
        return new LineQuantity("ACME-1", n);
    }

    @Test
    @Row("N10")
    void n10_theSameAnswersByLinkMailAndFileAreOneWithoutQuestions() {
        for (String channel : List.of(LINK, MAIL, FILE)) {
            story.tell(story.says(ACME, channel).yes("RMA-1", "1 Road", false));
        }
        story.arrives("1Z1");
        for (String channel : List.of(FILE, LINK, MAIL)) {
            story.tell(story.says(ACME, channel).inspected(Disposition.RESELLABLE, units(2)));
        }
        assertThat(story.questions()).isEmpty();
        assertThat(story.leg(ACME).rma()).isEqualTo("RMA-1");
        assertThat(story.refunded()).containsExactly("60.00 USD");
    }

    @Test
    @Row({"S119", "S157", "S158"})
    void differentRmaNumbersAreAQuestionAndTheCustomerIsToldNeither() {
        story.tell(story.says(ACME, LINK).yes("RMA-1", "1 Road", false));
        assertThat(numbersTold()).containsExactly("RMA-1");

        Story both = returned(1);
        both.tell(both.says(ACME, LINK).yes("RMA-1", null, false));
        both.tell(both.says(ACME).yes("rma 1", null, false));
        assertThat(both.leg(ACME).rma())
                .as("the same number, written otherwise")
                .isEqualTo("RMA-1");
        both.tell(both.says(ACME).yes("RMA-2", null, false));
        assertThat(both.leg(ACME).rma()).isNull();
        assertThat(both.questions()).anyMatch(q -> q.startsWith("rma-differs/"));
        assertThat(both.questions()).noneMatch(q -> q.startsWith("instructions-held"));
        both.decides(OperatorAction.RMA_CONFIRMED, ACME, Said.reference("RMA-2"));
        assertThat(both.leg(ACME).rma()).isEqualTo("RMA-2");
        assertThat(both.questions()).noneMatch(q -> q.startsWith("rma-differs/"));
    }

    @Test
    void theNumberIsToldToTheCustomerOnceItIsKnownWhichHolds() {
        story.tell(story.says(ACME, FILE).yes("RMA-2", "66 Elsewhere Road", false));
        story.tell(story.says(ACME).yes("RMA-1", "1 Road", false));
        story.decides(OperatorAction.ADDRESS_CONFIRMED, ACME, new Said(0, "ann", "phone: Ms Jones", null, "1 Road"));
        assertThat(numbersTold()).isEmpty();
        assertThat(story.questions()).singleElement().asString().startsWith("rma-differs/");

        story.decides(OperatorAction.RMA_CONFIRMED, ACME, Said.reference("RMA-1"));
        assertThat(numbersTold()).containsExactly("RMA-1");
        assertThat(story.questions()).isEmpty();
    }

    private List<String> numbersTold() {
        return story.planned(Kind.STORE_INSTRUCTIONS).stream()
                .map(c -> c.details().get("rma"))
                .toList();
    }

    @Test
    @Row({"S126", "F86", "N11"})
    void anAddressNobodyKnowsIsAskedAboutHoweverManyChannelsSaidAnotherLater() {
        story.passes(Duration.ofHours(1));
        story.tell(story.says(ACME).yes("R-1", "66 Elsewhere Road", false));
        story.tell(story.says(ACME, FILE).yes("R-1", "1 Road", false));
        assertThat(story.planned(Kind.STORE_INSTRUCTIONS)).isEmpty();
        assertThat(story.questions()).singleElement().asString().startsWith("address-changed/");

        story.decides(OperatorAction.ADDRESS_CONFIRMED, ACME, new Said(0, "ann", "phone: Ms Jones", null, "1 Road"));
        assertThat(story.planned(Kind.STORE_INSTRUCTIONS))
                .extracting(c -> c.details().get("address"))
                .containsExactly("1 Road");
        assertThat(story.questions()).isEmpty();
    }

    @Test
    void anAddressSeenToBeForgedHoldsUpNoneThatAnotherChannelNames() {
        story.tell(story.says(ACME).yes("R-1", "66 Elsewhere Road", false));
        story.decides(
                OperatorAction.ACKNOWLEDGE,
                ACME,
                Said.reference(story.questions().get(0)));
        assertThat(numbersTold()).as("nothing is followed").isEmpty();
        story.tell(story.says(ACME, FILE).yes("R-1", "1 Road", false));
        assertThat(story.planned(Kind.STORE_INSTRUCTIONS))
                .extracting(c -> c.details().get("address"))
                .containsExactly("1 Road");
        assertThat(story.questions()).isEmpty();
    }

    @Test
    @Row({"S80", "S159"})
    void aLabelIsReplacedByANewerOneOfItsOwnChannelOnly() {
        story.command("store-approve/" + story.id(), Outcome.DONE);
        label(FILE, "https://acme.example/b");
        story.command("store-approve/" + story.id(), Outcome.DONE);
        label(MAIL, "https://acme.example/a");
        assertThat(story.planned(Kind.STORE_LABEL)).hasSize(1);
        label(FILE, "https://acme.example/c");
        assertThat(story.c().facts().labels(ACME)).containsExactly("https://acme.example/a", "https://acme.example/c");
        assertThat(story.planned(Kind.STORE_LABEL)).hasSize(2);
    }

    private void label(String source, String url) {
        ReturnAuthorized yes = story.says(ACME, source).yes("R-1", "1 Road", false);
        story.tell(new ReturnAuthorized(
                yes.envelope(), yes.supplier(), yes.lines(), yes.rma(), yes.returnAddress(), false, url));
    }
}
