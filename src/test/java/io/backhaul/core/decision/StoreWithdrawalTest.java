package io.backhaul.core.decision;

import static io.backhaul.core.fixture.Demo.ACME;
import static io.backhaul.core.fixture.Demo.GLOBEX;
import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.core.fixture.AReturn;
import io.backhaul.core.fixture.Demo;
import io.backhaul.core.fixture.Row;
import io.backhaul.core.fixture.Story;
import io.backhaul.core.fixture.Words.Said;
import io.backhaul.core.message.CancellationAnswered;
import io.backhaul.core.message.CancellationRequested;
import io.backhaul.core.message.LineQuantity;
import io.backhaul.core.message.OperatorAction;
import io.backhaul.core.message.Outcome;
import io.backhaul.core.message.Reference;
import io.backhaul.core.message.Reference.Type;
import io.backhaul.core.returns.CaseStatus;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A return, or a part of it, that does not go ahead, as its store is told. */
class StoreWithdrawalTest {

    private static final Reference BACK = Reference.of(Type.RETURN, "gid://shopify/Return/1");

    private Story story;

    private void approved(AReturn asked) {
        story = Story.of(asked);
        story.tell(story.says(ACME).yes());
        story.command("store-approve/" + story.id(), Outcome.DONE);
    }

    private List<String> keys(Command.Kind kind) {
        return story.planned(kind).stream()
                .map(c -> c.key().replace(story.id().toString(), "case"))
                .toList();
    }

    // ---------- a part of it

    @Row({"S82", "S151"})
    @Test
    void s82_whatWasDeclinedIsTakenOutOfAReturnThatGoesAhead() {
        approved(AReturn.of("ACME-1", 1, "60.00").and("GLOBEX-1", 2, "20.00"));
        story.tell(story.says(GLOBEX).no());
        assertThat(story.planned(Command.Kind.STORE_REMOVE)).isEmpty();
        story.decides(OperatorAction.DECLINE, GLOBEX, Said.note("worn"));

        assertThat(story.planned(Command.Kind.STORE_REMOVE)).singleElement().satisfies(c -> {
            assertThat(c.supplier()).isEqualTo(GLOBEX);
            assertThat(c.lines()).containsExactly(new LineQuantity("GLOBEX-1", 2));
        });
        assertThat(story.planned(Command.Kind.STORE_DECLINE)).isEmpty();
    }

    @Test
    void goodsOnTheirWayAreNotTakenOut() {
        approved(AReturn.of("ACME-1", 1, "60.00").and("GLOBEX-1", 1, "20.00"));
        story.tell(story.says(GLOBEX).no());
        story.ships("1Z1", new LineQuantity("GLOBEX-1", 1));
        story.decides(OperatorAction.DECLINE, GLOBEX, Said.note("worn"));

        assertThat(story.planned(Command.Kind.STORE_REMOVE)).isEmpty();
    }

    // ---------- cancel

    @Row({"S213", "S214", "S215"})
    @Test
    void s215_aPersonWhoAgreesToACancellationCancelsAtTheStoreToo() {
        approved(AReturn.of("ACME-1", 1, "60.00"));
        story.tell(new CancellationRequested(story.words().envelope("api:warehouse", "wish", BACK), "changed"));
        assertThat(story.questions()).containsExactly("cancellation");
        assertThat(keys(Command.Kind.STORE_CANCEL)).isEmpty();

        story.decides(OperatorAction.CANCEL_RETURN, null, Said.note("customer keeps it"));
        assertThat(keys(Command.Kind.STORE_CANCEL)).containsExactly("store-cancel/case");
        assertThat(story.questions()).isEmpty();
        assertThat(story.status()).isEqualTo(CaseStatus.CLOSED);
    }

    @Row({"S213", "S215"})
    @Test
    void s215_aCancellationByAPartnerIsCarriedToTheStoreAndOneByTheStoreIsNot() {
        approved(AReturn.of("ACME-1", 1, "60.00"));
        story.tell(new CancellationAnswered(story.words().envelope("api:warehouse", "off", BACK), true, "changed"));
        assertThat(keys(Command.Kind.STORE_CANCEL)).hasSize(1);

        approved(AReturn.of("ACME-1", 1, "60.00"));
        story.tell(new CancellationAnswered(story.words().envelope(Demo.STORE, "off", BACK), true, "changed"));
        assertThat(keys(Command.Kind.STORE_CANCEL)).isEmpty();
    }

    @Row("S215")
    @Test
    void s215_onceGoodsAreOnTheirWayNothingIsCancelled() {
        approved(AReturn.of("ACME-1", 1, "60.00"));
        story.ships("1Z1");
        story.tell(new CancellationAnswered(story.words().envelope("api:warehouse", "off", BACK), true, "changed"));

        assertThat(keys(Command.Kind.STORE_CANCEL)).isEmpty();
        assertThat(story.questions()).containsExactly("cancellation");
        assertThat(story.decides(OperatorAction.CANCEL_RETURN, null, Said.note("off"))
                        .toString())
                .contains("GoodsUnderWay");
    }
}
