package io.backhaul.core.hindsight;

import static io.backhaul.core.fixture.Demo.ACME;
import static io.backhaul.core.fixture.Demo.MERCHANT;
import static io.backhaul.core.fixture.Demo.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.core.decision.Decisions;
import io.backhaul.core.decision.Rules;
import io.backhaul.core.fixture.AReturn;
import io.backhaul.core.fixture.Demo;
import io.backhaul.core.fixture.Row;
import io.backhaul.core.fixture.Story;
import io.backhaul.core.fixture.SupplierWords;
import io.backhaul.core.message.Disposition;
import io.backhaul.core.message.Reference;
import io.backhaul.core.message.ReturnMessage;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a message would change, told before it changes anything. */
class DryRunTest {

    private final Story story = Story.of(AReturn.of("ACME-1", 1, "60.00"));

    private final DryRun run = new DryRun(new StoryBelow(story), new Decisions(Rules.all()));

    private Effect of(ReturnMessage message) {
        return run.of(message, true, null);
    }

    @Test
    @Row({"N7", "F72"})
    void n7_aRefundAClaimAndTheTracksAreNamedAndNothingIsStored() {
        story.tell(story.says(ACME).yes());
        story.arrives("1Z1");
        String before = story.c().legs().toString() + story.version();

        Effect effect = of(story.says(ACME).inspected(Disposition.SCRAP));

        assertThat(effect.refunds()).containsExactly(usd("60.00"));
        assertThat(effect.claims()).containsExactly(usd("60.00"));
        assertThat(effect.words().get(0))
                .isEqualTo(
                        "1 message: 1 refund of 60.00 USD, 1 status change, claims +60.00 USD, 0 conflicts, 0 no change");
        assertThat(story.c().legs().toString() + story.version()).isEqualTo(before);
        assertThat(story.refunds()).isEmpty();
    }

    @Test
    @Row({"N7", "F72"})
    void n7_theSecondSeesWhatTheFirstWouldHaveDoneSoNothingIsRefundedTwice() {
        story.tell(story.says(ACME).yes());
        story.arrives("1Z1");
        Effect first = of(story.says(ACME).inspected(Disposition.SCRAP));
        Effect again = of(story.says(ACME).inspected(Disposition.RESELLABLE));

        EffectSum sum = EffectSum.of(List.of(first, again));
        assertThat(sum.refunds()).isEqualTo(1);
        assertThat(sum.refunded()).isEqualTo(Map.of("USD", usd("60.00")));
    }

    @Test
    @Row({"N7", "F72"})
    void n7_whatOpensWaitsOrNeedsAPersonIsSaid() {
        Effect opens = of(story.words()
                .requested(AReturn.of("ACME-1", 1, "60.00").ofOrder("#9").known("gid://shopify/Return/9")));
        assertThat(opens.opensCase()).isTrue();
        assertThat(opens.orderName()).isEqualTo("#9");
        assertThat(story.cases().ids(MERCHANT)).hasSize(1);

        Effect waits = of(new io.backhaul.core.message.ShipmentStatusChanged(
                story.words().envelope("tracking:easypost", "t", Reference.of(Reference.Type.TRACKING, "1ZX")),
                "1ZX",
                io.backhaul.core.message.ParcelStatus.DELIVERED));
        assertThat(waits.fate()).isEqualTo("WAITING");
        assertThat(waits.changesNothing()).isTrue();

        Effect untrusted = run.of(story.says(ACME).yes(), false, null);
        assertThat(untrusted.conflicts()).isTrue();
        assertThat(EffectSum.of(List.of(opens, waits, untrusted)).words())
                .isEqualTo("3 messages: 0 refunds, 1 status change, 1 conflict, 1 no change");
    }

    @Test
    @Row({"N7", "F72"})
    void n7_aCaseOpenedOnPaperIsFoundByWhatFollows() {
        AReturn other = AReturn.of("ACME-1", 1, "60.00").ofOrder("#9").known("gid://shopify/Return/9");
        of(story.words().requested(other));
        Effect shipped = of(new io.backhaul.core.message.ReturnShipped(
                story.words().envelope(Demo.STORE, "s", Reference.of(Reference.Type.RETURN, "gid://shopify/Return/9")),
                "1Z9",
                "UPS",
                List.of()));
        assertThat(shipped.fate()).isEqualTo(Effect.APPLIED);
        assertThat(shipped.orderName()).isEqualTo("#9");
    }

    @Test
    @Row("N7")
    void n7_aRefundMadeOutsideCountsOnPaperOnceAndLeavesNothingForTheInspection() {
        story.tell(story.says(ACME).yes());
        story.arrives("1Z1");
        Effect outside = of(story.gateway().madeElsewhere("stripe/pi_1", "re_x", usd("60.00"), false));
        Effect inspected = of(story.says(ACME).inspected(Disposition.SCRAP));

        assertThat(outside.fate()).isEqualTo(Effect.APPLIED);
        assertThat(inspected.refunds()).isEmpty();
        assertThat(story.refunds()).isEmpty();
    }

    @Test
    @Row("N7")
    void n7_whatWouldChangeNoReturnNamesItsFate() {
        ReturnMessage unknown = new SupplierWords(story.words(), "globex", "mail:globex", "#9999").yes();
        ReturnMessage known = story.says(ACME).yes();

        assertThat(of(unknown)).extracting(Effect::fate, Effect::caseId).containsExactly("WAITING", null);
        assertThat(of(unknown).reason()).contains("PO globex/#9999");
        assertThat(run.of(known, false, null).fate()).isEqualTo("REVIEW");
        assertThat(run.of(known, true, UUID.randomUUID()).fate()).isEqualTo("REJECTED");
        assertThat(of(known).changesNothing()).isFalse();
    }

    @Test
    @Row({"N7", "F72"})
    void n7_theEffectNamesEveryChangeAndEveryDecisionInWords() {
        Effect early = of(story.says(ACME).received());
        assertThat(early.words())
                .containsExactly(
                        "1 message: 0 refunds, 1 status change, 1 question asked, 0 conflicts, 0 no change",
                        "acme goods: REQUESTED -> DELIVERED",
                        "unexpected-parcel/goods:acme question: none -> "
                                + "Goods have been sent to acme, who has not accepted them yet: tell him, so that they"
                                + " do not sit on his dock.");
        assertThat(early.opensCase()).isFalse();

        Effect yes = of(story.says(ACME).yes());
        assertThat(EffectSum.of(List.of(yes)).words())
                .isEqualTo("1 message: 0 refunds, 1 status change, 1 question closed, 0 conflicts, 0 no change");
        assertThat(yes.decided()).isNotEmpty().allMatch(reason -> !reason.isBlank());
        assertThat(yes.words()).containsAll(yes.decided());
    }

    @Test
    @Row("N7")
    void n7_aMessageSaidAgainChangesNothing() {
        ReturnMessage yes = story.says(ACME).yes();
        story.tell(yes);
        assertThat(of(yes)).satisfies(again -> {
            assertThat(again.changesNothing()).isTrue();
            assertThat(again.movesStatus()).isFalse();
            assertThat(again.changes()).isEmpty();
        });
    }

    @Test
    @Row("N7")
    void n7_aDebtAloneMovesNoStatus() {
        story.tell(story.says(ACME).yes(null, null, true));
        Effect part = of(story.says(ACME).credits("CM-1", usd("10.00")));
        assertThat(part.changes()).extracting(Difference::what).containsOnly("owed", "supplierMoney");
        Effect more = of(story.says(ACME).credits("CM-2", usd("10.00")));
        assertThat(more.changes()).extracting(Difference::what).containsExactly("owed");
        assertThat(more.movesStatus()).isFalse();
        assertThat(more.changesNothing()).isFalse();
    }

    @Test
    @Row("N7")
    void n7_aMessageAboutSeveralReturnsIsDividedAndOneAboutNoneIsNoted() {
        story.tell(story.says(ACME).yes("R-1", null, false));
        story.customerReturns(AReturn.of("ACME-2", 1, "20.00").ofOrder("#2002").known("gid://shopify/Return/2"));
        story.tell(story.says(ACME).yes("R-2", null, false));
        Effect split = of(new io.backhaul.core.message.GoodsReceived(
                story.words()
                        .envelope(
                                "mail:acme",
                                "both",
                                Reference.qualified(Reference.Type.RMA, ACME, "R-1"),
                                Reference.qualified(Reference.Type.RMA, ACME, "R-2")),
                ACME,
                List.of(
                        new io.backhaul.core.message.LineQuantity("ACME-1", 1),
                        new io.backhaul.core.message.LineQuantity("ACME-2", 1))));
        assertThat(split.words())
                .containsExactly(
                        "1 message: 0 refunds, 0 status changes, 0 conflicts, 1 no change",
                        "It speaks about several returns: 2 parts are applied one by one.");

        Effect noted = of(new io.backhaul.core.message.OrderPlaced(
                story.words().envelope(Demo.STORE, "o"), story.c().request().order()));
        assertThat(noted)
                .extracting(Effect::fate, Effect::reason, Effect::kind)
                .containsExactly("IGNORED", "an order without a return: noted", "ORDER_PLACED");
    }

    @Test
    @Row("N7")
    void n7_whereOneReturnIsInDoubtItIsNamed() {
        assertThat(run.of(story.says(ACME).yes(), false, null).caseId()).isEqualTo(story.id());
        story.customerReturns(AReturn.of("ACME-1", 1, "60.00").ofOrder("#2001").known("gid://shopify/Return/2"));
        assertThat(run.of(story.says(ACME).yes(), false, null).caseId()).isNull();
    }
}
