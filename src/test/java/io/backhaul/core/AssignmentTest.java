package io.backhaul.core;

import static io.backhaul.core.fixture.Demo.ACME;
import static io.backhaul.core.fixture.Demo.GLOBEX;
import static io.backhaul.core.fixture.Demo.MERCHANT;
import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.core.ReturnDesk.Handled;
import io.backhaul.core.fixture.AReturn;
import io.backhaul.core.fixture.Row;
import io.backhaul.core.fixture.Story;
import io.backhaul.core.message.GoodsReceived;
import io.backhaul.core.message.LineQuantity;
import io.backhaul.core.message.Reference;
import io.backhaul.core.message.Reference.Type;
import io.backhaul.core.message.ReturnAuthorized;
import io.backhaul.core.message.ReturnMessage;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the hub learns when a person says whose a message is (row N6). */
class AssignmentTest {

    private static final Reference BARE = Reference.qualified(Type.PO, ACME, "2001");

    private final Story story = new Story();

    private UUID returned(String order, String sku) {
        story.customerReturns(AReturn.of(sku, 1, "60.00")
                .ofOrder(order)
                .known("return-" + order)
                .paidWith("stripe", order, "60.00"));
        return story.id();
    }

    private ReturnMessage yes(String key, Reference... keys) {
        return new ReturnAuthorized(story.words().envelope("mail:acme", key, keys), ACME, List.of(), null, null, false);
    }

    private ReturnMessage received(String key, String supplier, Reference... keys) {
        return new GoodsReceived(story.words().envelope("mail:" + supplier, key, keys), supplier, List.of());
    }

    @Row("N6")
    @Test
    void howASupplierWritesAnOrderIsLearnedAndMatchesHisNextMessage() {
        UUID id = returned("#2001", "ACME-1");
        ReturnMessage yes = yes("first", BARE);
        assertThat(story.tell(yes)).isInstanceOf(Handled.Review.class);

        assertThat(story.assigns(yes, id)).containsExactly("learned: PO acme/2001");

        assertThat(story.tell(received("second", ACME, BARE))).isEqualTo(new Handled.Applied(id));
    }

    @Row("N6")
    @Test
    void whoeverWaitedForTheLearnedKeyIsMatchedByItself() {
        UUID id = returned("#2001", "ACME-1");
        ReturnMessage yes = yes("first", BARE);
        story.tell(yes);
        story.tell(received("second", ACME, BARE));
        assertThat(story.cases().waiting().size()).isEqualTo(2);

        story.assigns(yes, id);

        assertThat(story.cases().waiting().size()).isZero();
        assertThat(story.c().facts().has(GoodsReceived.class)).isTrue();
    }

    @Row("N6")
    @Test
    void aRevokedKeyIsAskedAboutAgain() {
        UUID id = returned("#2001", "ACME-1");
        story.assigns(yes("first", BARE), id);
        story.cases().lessons().revoke(MERCHANT, BARE);

        assertThat(story.tell(received("second", ACME, BARE))).isInstanceOf(Handled.Review.class);
    }

    @Row("N6")
    @Test
    void aLearnedKeyNeverStealsFromAReturnThatHasItItself() {
        UUID first = returned("#2001", "ACME-1");
        UUID second = returned("#2002", "ACME-1");
        Reference theirs = Reference.qualified(Type.PO, ACME, "#2002");

        assertThat(story.assigns(yes("wrong", theirs), first))
                .containsExactly("not learned: PO acme/#2002 means return #2002");
        assertThat(story.tell(received("later", ACME, theirs))).isEqualTo(new Handled.Applied(second));
    }

    @Row("N6")
    @Test
    void aLearnedKeyStandsBackWhenAReturnGetsItAsItsOwn() {
        UUID first = returned("#2001", "ACME-1");
        story.assigns(yes("first", BARE), first);
        UUID own = returned("2001", "ACME-1");

        assertThat(story.tell(received("later", ACME, BARE))).isEqualTo(new Handled.Applied(own));
    }

    @Row("N6")
    @Test
    void oneKeyIsLearnedForOneReturnOnly() {
        UUID first = returned("#2001", "ACME-1");
        UUID second = returned("#2002", "ACME-1");
        story.assigns(yes("first", BARE), first);

        assertThat(story.assigns(yes("second", BARE), second))
                .containsExactly("not learned: PO acme/2001 means return #2001");
    }

    @Row({"N6", "S41"})
    @Test
    void whatOneSupplierWritesMeansNothingWhenAnotherWritesIt() {
        UUID id = returned("#2001", "ACME-1");
        Reference name = Reference.of(Type.ORDER_NAME, "Q-2001");
        story.assigns(yes("first", name), id);

        assertThat(story.tell(received("his", ACME, name))).isEqualTo(new Handled.Applied(id));
        assertThat(story.tell(received("another's", GLOBEX, name))).isInstanceOf(Handled.Waiting.class);
    }

    @Row("S41")
    @Test
    void aMessageOfASupplierWithoutGoodsInTheReturnCannotBeAssignedToIt() {
        UUID id = returned("#2001", "ACME-1");
        Assignment assignment = new Assignment(story.cases());

        assertThat(assignment.refusal(received("r", GLOBEX, BARE), id))
                .hasValue("Return #2001 has no goods of globex, so nothing globex says can be about it.");
        assertThat(assignment.refusal(received("r", ACME, BARE), id)).isEmpty();
    }

    @Row("N6")
    @Test
    void anOrderNumberInATextAndAnRmaTheMessageTeachesItselfAreNotLearned() {
        UUID id = returned("#2001", "ACME-1");
        Reference rma = Reference.qualified(Type.RMA, ACME, "R-7");
        ReturnMessage yes = new ReturnAuthorized(
                story.words().envelope("mail:acme", "k", rma, Reference.of(Type.MENTION, "2001")),
                ACME,
                List.of(new LineQuantity("ACME-1", 1)),
                "R-7",
                null,
                false);

        assertThat(story.assigns(yes, id)).isEmpty();
        assertThat(story.leg(ACME).rma()).isEqualTo("R-7");
    }
}
