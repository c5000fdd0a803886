package io.backhaul.core;

import static io.backhaul.core.fixture.Demo.ACME;
import static io.backhaul.core.fixture.Demo.GLOBEX;
import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.core.ReturnDesk.Handled;
import io.backhaul.core.correlation.Evidence;
import io.backhaul.core.correlation.Lookalike;
import io.backhaul.core.decision.Command;
import io.backhaul.core.fixture.AReturn;
import io.backhaul.core.fixture.Demo;
import io.backhaul.core.fixture.Row;
import io.backhaul.core.fixture.Story;
import io.backhaul.core.message.CancellationRequested;
import io.backhaul.core.message.GoodsReceived;
import io.backhaul.core.message.LineQuantity;
import io.backhaul.core.message.ParcelStatus;
import io.backhaul.core.message.Reference;
import io.backhaul.core.message.Reference.Type;
import io.backhaul.core.message.RefundMadeElsewhere;
import io.backhaul.core.message.ReturnAuthorized;
import io.backhaul.core.message.ReturnMessage;
import io.backhaul.core.returns.Goods;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Messages without an exact key: who waits, who is asked, and what the asked person sees. */
class CaseSearchTest {

    private final Story story = new Story();

    private UUID returned(String order, AReturn asked) {
        story.customerReturns(asked.ofOrder(order).known("return-" + order).paidWith("stripe", order, "900.00"));
        return story.id();
    }

    private static AReturn acme(String sku) {
        return AReturn.of(sku, 1, "60.00");
    }

    private GoodsReceived received(String supplier, List<LineQuantity> lines, Reference... keys) {
        return new GoodsReceived(story.words().envelope("mail:" + supplier, "received", keys), supplier, lines);
    }

    private static Handled.Review asked(Handled handled) {
        assertThat(handled).isInstanceOf(Handled.Review.class);
        return (Handled.Review) handled;
    }

    @Row("N6")
    @Test
    void aPersonSeesTheScoreTheEvidenceAndTheRunnerUp() {
        UUID right = returned("#2001", acme("ACME-1"));
        UUID other = returned("#2002", acme("ACME-1"));
        ReturnMessage said =
                received(ACME, List.of(new LineQuantity("ACME-1", 1)), Reference.qualified(Type.PO, ACME, "PO-2001"));

        Handled.Review review = asked(story.tell(said));

        assertThat(review.reasonClass()).isEqualTo("LIKELY_MATCH");
        assertThat(review.reason()).isEqualTo("no return has PO acme/PO-2001, but that of #2001 resembles it");
        assertThat(review.candidates()).extracting(Lookalike::caseId).containsExactly(right, other);
        assertThat(review.candidates().get(0).evidence())
                .extracting(Evidence::toString)
                .containsExactly(
                        "purchase order PO-2001 is #2001 written otherwise +40",
                        "SKU ACME-1 is in it +20",
                        "the quantity is equal +5",
                        "it has goods of acme +10",
                        "it is open +5");
        assertThat(review.candidates().get(0).score()).isEqualTo(80);
        assertThat(review.candidates().get(1).evidence())
                .contains(new Evidence(-40, "purchase order PO-2001 is not #2002"));
    }

    @Row("N6")
    @Test
    void aLikenessMovesNothingHoweverHighItScores() {
        UUID id = returned("#2001", acme("ACME-1"));
        ReturnMessage yes = new ReturnAuthorized(
                story.words().envelope("mail:acme", "yes", Reference.qualified(Type.PO, ACME, "2001")),
                ACME,
                List.of(new LineQuantity("ACME-1", 1)),
                null,
                null,
                true);

        assertThat(asked(story.tell(yes)).candidates().get(0).score()).isGreaterThanOrEqualTo(80);

        assertThat(story.cases().last(Demo.MERCHANT, id).leg(ACME).goods()).isEqualTo(Goods.REQUESTED);
        assertThat(story.planned(Command.Kind.STORE_APPROVE)).isEmpty();
        assertThat(story.refunds()).isEmpty();
    }

    @Row({"N6", "S158"})
    @Test
    void aKeyThatComesLaterAnswersTheQuestionByItself() {
        returned("#2001", acme("ACME-1"));
        Reference rma = Reference.qualified(Type.RMA, ACME, "R-9");
        ReturnMessage early = received(ACME, List.of(new LineQuantity("ACME-1", 1)), rma);
        assertThat(asked(story.tell(early)).keys()).containsExactly(rma);

        story.tell(story.says(ACME).yes("R-9", null, false));

        assertThat(story.leg(ACME).goods()).isEqualTo(Goods.DELIVERED);
    }

    @Row("N6")
    @Test
    void aMessageThatCameBeforeAReturnItResemblesIsAskedAboutWhenTheReturnComes() {
        ReturnMessage early = received(ACME, List.of(), Reference.qualified(Type.PO, ACME, "2001"));
        assertThat(story.tell(early)).isInstanceOf(Handled.Waiting.class);

        returned("#2001", acme("ACME-1"));

        assertThat(asked(story.again(early, null)).reasonClass()).isEqualTo("LIKELY_MATCH");
        assertThat(story.cases().waiting().size()).isEqualTo(1);
    }

    @Row("S158")
    @Test
    void aParcelWithoutRmaOnASuppliersDockIsAPersonsQuestionAndAScanOfAStrangersParcelIsNot() {
        UUID id = returned("#2001", acme("ACME-1"));
        story.tell(story.says(ACME).yes("R-1", null, false));
        Reference parcel = Reference.of(Type.TRACKING, "1Z777");

        Handled.Review dock = asked(story.tell(received(ACME, List.of(new LineQuantity("ACME-1", 1)), parcel)));
        assertThat(dock.candidates().get(0).caseId()).isEqualTo(id);
        assertThat(asked(story.tell(received(GLOBEX, List.of(), parcel))).reasonClass())
                .isEqualTo("PARCEL_WITHOUT_RMA");
        assertThat(story.scanned("1Z778", ParcelStatus.DELIVERED)).isInstanceOf(Handled.Waiting.class);
        assertThat(story.leg(ACME).goods()).isEqualTo(Goods.AUTHORIZED);
    }

    @Row("S158")
    @Test
    void theParcelIsFiledByItselfWhenTheStoreNamesItsNumber() {
        returned("#2001", acme("ACME-1"));
        story.tell(story.says(ACME).yes("R-1", null, false));
        story.tell(received(ACME, List.of(), Reference.of(Type.TRACKING, "1Z777")));

        story.tell(new io.backhaul.core.message.ReturnShipped(
                story.words()
                        .envelope(
                                Demo.STORE,
                                "shipped",
                                Reference.of(Type.RETURN, "return-#2001"),
                                Reference.of(Type.TRACKING, "1Z777")),
                "1Z777",
                "UPS",
                List.of()));

        assertThat(story.leg(ACME).goods()).isEqualTo(Goods.DELIVERED);
    }

    @Row({"S40", "S41"})
    @Test
    void oneMessageAboutTwoReturnsIsToldToEachItsPart() {
        UUID first = returned("#2001", acme("ACME-1"));
        UUID second = returned("#2002", acme("ACME-2"));
        ReturnMessage both = received(
                ACME,
                List.of(new LineQuantity("ACME-1", 1), new LineQuantity("ACME-2", 1)),
                Reference.qualified(Type.PO, ACME, "#2001"),
                Reference.qualified(Type.PO, ACME, "#2002"));

        assertThat(story.tell(both)).isInstanceOf(Handled.Split.class);

        for (UUID id : List.of(first, second)) {
            assertThat(story.cases().last(Demo.MERCHANT, id).leg(ACME).goods()).isEqualTo(Goods.DELIVERED);
            assertThat(story.cases().last(Demo.MERCHANT, id).facts().all(GoodsReceived.class))
                    .singleElement()
                    .satisfies(part -> assertThat(part.lines()).hasSize(1));
        }
        assertThat(story.again(both, null))
                .as("dividing it again changes nothing")
                .isInstanceOf(Handled.Split.class);
        assertThat(story.cases().last(Demo.MERCHANT, first).facts().all(GoodsReceived.class))
                .hasSize(1);
    }

    @Row("S40")
    @Test
    void aMixedReturnIsAnsweredPerSupplierAndNeverAcross() {
        UUID id = returned("#2001", acme("ACME-1").and("GLOBEX-1", 1, "60.00"));
        Reference order = Reference.of(Type.ORDER_NAME, "#2001");

        assertThat(story.tell(received(GLOBEX, List.of(new LineQuantity("GLOBEX-1", 1)), order)))
                .isEqualTo(new Handled.Applied(id));
        assertThat(story.leg(GLOBEX).goods()).isEqualTo(Goods.DELIVERED);
        assertThat(story.leg(ACME).goods()).isEqualTo(Goods.REQUESTED);
        Handled.Review stranger = asked(story.tell(received("initech", List.of(), order)));
        assertThat(stranger.candidates().get(0).evidence()).contains(new Evidence(-50, "it has no goods of initech"));
    }

    @Row("S41")
    @Test
    void anAnswerThatNamesOnlyAnotherSuppliersGoodsIsAPersonsQuestion() {
        returned("#2001", acme("ACME-1").and("GLOBEX-1", 1, "60.00"));
        Reference po = Reference.qualified(Type.PO, ACME, "#2001");

        Handled.Review review = asked(story.tell(received(ACME, List.of(new LineQuantity("GLOBEX-1", 1)), po)));

        assertThat(review.reason()).isEqualTo("its keys name return #2001, but its goods (GLOBEX-1) are not in it");
        assertThat(story.leg(ACME).goods()).isEqualTo(Goods.REQUESTED);
    }

    @Row("S47")
    @Test
    void aRefundMadeOutsideFindsItsReturnByThePaymentAndOneOfAStrangerWaits() {
        UUID id = returned("#2001", acme("ACME-1"));

        assertThat(story.tell(outside("stripe/#2001", "re_1"))).isEqualTo(new Handled.Applied(id));
        assertThat(story.tell(outside("stripe/pi_2001", "re_2"))).isInstanceOf(Handled.Waiting.class);
    }

    private RefundMadeElsewhere outside(String payment, String refund) {
        return new RefundMadeElsewhere(
                story.words().envelope("stripe:demo", refund, Reference.of(Type.PAYMENT, payment)),
                "stripe",
                refund,
                Demo.usd("5.00"),
                false);
    }

    @Row("N6")
    @Test
    void theSecretOfAMailThreadIsNeverShown() {
        returned("#2001", acme("ACME-1"));
        Reference token = Reference.of(Type.MAIL_TOKEN, "a-secret-token-of-ours");

        Handled.Review review = asked(story.tell(received(ACME, List.of(new LineQuantity("ACME-1", 1)), token)));

        assertThat(review.reason()).doesNotContain("secret-token");
        assertThat(review.candidates().toString()).doesNotContain("secret-token");
    }

    @Row("S216")
    @Test
    void aCancellationNoticeFindsItsReturnByTheOrderAndIsAskedAboutWhenItIsWrittenOtherwise() {
        UUID id = returned("#2001", acme("ACME-1"));

        assertThat(story.tell(cancels("2001"))).isInstanceOf(Handled.Review.class);
        assertThat(story.tell(cancels("#2001"))).isEqualTo(new Handled.Applied(id));
    }

    private CancellationRequested cancels(String order) {
        return new CancellationRequested(
                story.words().envelope("mail:shop", "cancel/" + order, Reference.of(Type.ORDER_NAME, order)), "late");
    }

    @Row({"N6", "S155"})
    @Test
    void anUnauthenticatedMessageActsNeverButShowsWhatSpeaksForEachReturn() {
        UUID id = returned("#2001", acme("ACME-1"));

        Handled.Review exact =
                asked(story.tellUntrusted(received(ACME, List.of(), Reference.qualified(Type.PO, ACME, "#2001"))));
        Handled.Review alike =
                asked(story.tellUntrusted(received(ACME, List.of(), Reference.qualified(Type.PO, ACME, "2001"))));

        for (Handled.Review review : List.of(exact, alike)) {
            assertThat(review.reasonClass()).isEqualTo("UNTRUSTED");
            assertThat(review.keys()).as("no key ever vouches for a sender").isEmpty();
            assertThat(review.candidates().get(0).caseId()).isEqualTo(id);
        }
        assertThat(exact.candidates().get(0).score())
                .isGreaterThan(alike.candidates().get(0).score());
    }
}
