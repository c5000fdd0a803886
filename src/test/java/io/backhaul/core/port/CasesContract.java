package io.backhaul.core.port;

import static io.backhaul.core.fixture.Demo.ACME;
import static io.backhaul.core.fixture.Demo.MERCHANT;
import static io.backhaul.core.fixture.Demo.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backhaul.core.ReturnDesk;
import io.backhaul.core.ReturnDesk.Handled;
import io.backhaul.core.correlation.Keys;
import io.backhaul.core.correlation.LearnedKey;
import io.backhaul.core.correlation.Sketch;
import io.backhaul.core.decision.Command;
import io.backhaul.core.decision.Decision;
import io.backhaul.core.decision.Decisions;
import io.backhaul.core.decision.Rules;
import io.backhaul.core.fixture.AReturn;
import io.backhaul.core.fixture.GatewayWords;
import io.backhaul.core.fixture.Row;
import io.backhaul.core.fixture.SupplierWords;
import io.backhaul.core.fixture.Words;
import io.backhaul.core.message.DisputeStatus;
import io.backhaul.core.message.Reference;
import io.backhaul.core.message.Reference.Type;
import io.backhaul.core.message.ReturnMessage;
import io.backhaul.core.message.ReturnRequested;
import io.backhaul.core.port.Cases.Stored;
import io.backhaul.core.returns.CaseStatus;
import io.backhaul.core.returns.Goods;
import io.backhaul.core.returns.PaymentState;
import io.backhaul.core.returns.ReturnCase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * What the core relies on, whoever stores the cases. Implementors give a store that is empty for the merchant {@code demo}
 * and whose terms are {@code Demo.terms()}; every test uses a fresh one.
 */
public interface CasesContract {

    Cases cases();

    /** Stores a message as the hub does before it is applied; needed where facts refer to stored messages. */
    void keep(ReturnMessage message);

    /** Marks a kept message as waiting for these keys. */
    void waits(ReturnMessage message, List<Reference> keys);

    /** Marks a kept message as one a person is asked about. */
    void isReviewed(ReturnMessage message, Handled.Review review);

    /** Ids of messages put back on the queue since the store was made. */
    List<UUID> woken();

    /** Keys of all commands planned for the case. */
    List<String> plannedCommands(UUID caseId);

    /** Keys of all ledger entries of the case. */
    List<String> ledgerKeys(UUID caseId);

    default UUID applied(ReturnMessage message) {
        keep(message);
        Handled handled = new ReturnDesk(cases(), new Decisions(Rules.all())).handle(message, true, null);
        assertThat(handled).isInstanceOf(Handled.Applied.class);
        return ((Handled.Applied) handled).caseId();
    }

    private static ReturnRequested request(Words words) {
        return words.requested(AReturn.of("ACME-1", 1, "60.00"));
    }

    private Stored load(UUID id) {
        return cases().load(MERCHANT, id).orElseThrow();
    }

    @Test
    default void whatWasSavedIsLoadedAgainAndTheVersionRisesWithEveryFact() {
        Words words = new Words();
        ReturnRequested request = request(words);
        UUID id = applied(request);
        assertThat(load(id).facts()).containsExactly(request);
        assertThat(load(id).version()).isEqualTo(1);

        ReturnMessage yes = new SupplierWords(words, ACME, "mail:acme", "#2001").yes();
        applied(yes);
        assertThat(load(id).facts()).containsExactly(request, yes);
        assertThat(load(id).version()).isEqualTo(2);
        assertThat(load(id).made()).extracting(m -> m.decision().key()).contains("accepted", "asked:acme");
        assertThat(load(id).terms()).isEqualTo(io.backhaul.core.fixture.Demo.terms());
    }

    @Test
    default void anUnknownCaseIsEmptyAndAnotherMerchantsCaseIsNotSeen() {
        UUID id = applied(request(new Words()));

        assertThat(cases().load(MERCHANT, new UUID(0, 1))).isEmpty();
        assertThat(cases().load("other", id)).isEmpty();
        Reference order = Reference.of(Type.ORDER_NAME, "#2001");
        assertThat(cases().candidates("other", List.of(order))).isEmpty();
    }

    @Test
    default void aCaseIsFoundByEveryKeyItHasLearnedAndByItsOwnId() {
        ReturnRequested request = request(new Words());
        UUID id = applied(request);

        Keys.learned(request)
                .keySet()
                .forEach(key -> assertThat(cases().candidates(MERCHANT, List.of(key)))
                        .as("%s", key)
                        .singleElement()
                        .satisfies(c -> {
                            assertThat(c.caseId()).isEqualTo(id);
                            assertThat(c.matched()).containsExactly(key);
                            assertThat(c.suppliers()).containsExactly(ACME);
                            assertThat(c.open()).isTrue();
                            assertThat(c.orderName()).isEqualTo("#2001");
                        }));
        assertThat(cases().candidates(MERCHANT, List.of(Reference.of(Type.CASE, id.toString()))))
                .hasSize(1);
    }

    @Row({"S204", "N9"})
    @Test
    default void whatASupplierOwesIsTheSumOverAllCasesOfTheMerchant() {
        Words words = new Words();
        UUID id = applied(request(words));
        assertThat(cases().exposure(MERCHANT, ACME)).isEmpty();
        applied(new SupplierWords(words, ACME, "mail:acme", "#2001").yes("R-1", null, true));
        applied(words.requested(AReturn.of("ACME-1", 1, "40.00")
                .ofOrder("#2002")
                .known("gid://shopify/Return/2")
                .paidWith("stripe", "pi_2", "40.00")));
        applied(new SupplierWords(words, ACME, "mail:acme", "#2002").yes("R-2", null, true));

        assertThat(cases().exposure(MERCHANT, ACME)).containsEntry("USD", usd("100.00"));
        assertThat(cases().exposure("other", ACME)).isEmpty();
        assertThat(cases().exposure(MERCHANT, "globex")).isEmpty();
        assertThat(load(id).made())
                .filteredOn(m -> m.decision().key().equals("settlement:acme"))
                .singleElement()
                .satisfies(m -> assertThat(m.decision().sum().toString()).isEqualTo("60.00 USD for the goods"));
    }

    @Test
    default void handlingAMessageAgainPlansAndPostsNothingTwice() {
        Words words = new Words();
        UUID id = applied(request(words));
        ReturnMessage keep = new SupplierWords(words, ACME, "mail:acme", "#2001").yes("R-1", null, true);
        applied(keep);
        List<String> commands = plannedCommands(id);
        List<String> entries = ledgerKeys(id);
        PaymentState payment = load(id).payments().get("stripe/pi_1");
        assertThat(commands).doesNotHaveDuplicates().anyMatch(key -> key.startsWith("refund/"));
        assertThat(entries).hasSize(2);

        applied(keep);

        assertThat(plannedCommands(id)).isEqualTo(commands);
        assertThat(ledgerKeys(id)).isEqualTo(entries);
        assertThat(load(id).payments()).containsEntry("stripe/pi_1", payment);
        assertThat(load(id).facts()).hasSize(2);
    }

    @Test
    default void plannedRefundsCountOnThePaymentUntilTheyFailForGood() {
        Words words = new Words();
        UUID id = applied(request(words));
        applied(new SupplierWords(words, ACME, "mail:acme", "#2001").yes(null, null, true));
        assertThat(load(id).payments().get("stripe/pi_1"))
                .isEqualTo(new PaymentState(usd("60.00"), usd("60.00"), usd("0.00"), false));

        Command refund = load(id).made().stream()
                .flatMap(m -> m.decision().commands().stream())
                .filter(c -> c.kind() == Command.Kind.REFUND)
                .findFirst()
                .orElseThrow();
        applied(new GatewayWords(words).refused(refund));
        assertThat(load(id).payments().get("stripe/pi_1").hubRefunds()).isEqualTo(usd("0.00"));
    }

    @Test
    default void disputesAreKnownBeforeTheirPaymentAndWonOutranksOpenInAnyOrder() {
        Words words = new Words();
        GatewayWords gateway = new GatewayWords(words);
        cases().noteDispute(MERCHANT, gateway.disputes("stripe/pi_1", usd("60.00"), DisputeStatus.OPEN));
        UUID id = applied(request(words));
        assertThat(load(id).payments().get("stripe/pi_1").disputed()).isTrue();

        applied(new SupplierWords(words, ACME, "mail:acme", "#2001").yes(null, null, true));
        assertThat(plannedCommands(id)).noneMatch(key -> key.startsWith("refund/"));

        cases().noteDispute(MERCHANT, gateway.disputes("stripe/pi_1", usd("60.00"), DisputeStatus.WON));
        cases().noteDispute(MERCHANT, gateway.disputes("stripe/pi_1", usd("60.00"), DisputeStatus.OPEN));
        PaymentState won = load(id).payments().get("stripe/pi_1");
        assertThat(won.disputed()).isFalse();
        assertThat(won.lost()).isEqualTo(usd("0.00"));
        assertThat(won.available()).isEqualTo(usd("60.00"));
    }

    @Test
    default void whatABankGaveIsUsedOnce() {
        Words words = new Words();
        GatewayWords gateway = new GatewayWords(words);
        UUID id = applied(request(words));
        applied(gateway.disputes("stripe/pi_1", usd("45.00"), DisputeStatus.LOST));
        applied(new SupplierWords(words, ACME, "mail:acme", "#2001").yes(null, null, true));

        PaymentState lost = load(id).payments().get("stripe/pi_1");
        assertThat(lost.lost()).isEqualTo(usd("45.00"));
        assertThat(lost.chargedBack()).isEqualTo(usd("45.00"));
        assertThat(lost.hubRefunds()).isEqualTo(usd("15.00"));
        assertThat(ledgerKeys(id)).contains("dispute/stripe/dp_1/lost");
    }

    @Test
    default void outsideRefundsAreRecordedOnceFreezeAboveTheCaptureAndAreTakenBackWhenTheyFail() {
        Words words = new Words();
        GatewayWords gateway = new GatewayWords(words);
        UUID id = applied(request(words));
        for (int twice = 0; twice < 2; twice++) {
            cases().noteOutsideRefund(MERCHANT, gateway.madeElsewhere("stripe/pi_1", "re_x", usd("70.00"), false));
        }
        PaymentState much = load(id).payments().get("stripe/pi_1");
        assertThat(much.outsideRefunds()).isEqualTo(usd("70.00"));
        assertThat(much.frozen()).isTrue();
        assertThat(much.available()).isEqualTo(usd("0.00"));

        cases().noteOutsideRefund(MERCHANT, gateway.madeElsewhere("stripe/pi_1", "re_x", usd("70.00"), true));
        PaymentState back = load(id).payments().get("stripe/pi_1");
        assertThat(back.outsideRefunds()).isEqualTo(usd("0.00"));
        assertThat(back.frozen()).as("only a person thaws it").isTrue();
    }

    @Test
    default void whoWaitsForALearnedKeyIsQueuedAgainOnceAndOthersWaitOn() {
        Words words = new Words();
        ReturnMessage early = new SupplierWords(words, ACME, "mail:acme", "#2001").yes();
        ReturnMessage stranger = new SupplierWords(words, ACME, "mail:acme", "#9999").yes();
        for (ReturnMessage message : List.of(early, stranger)) {
            keep(message);
            waits(message, message.envelope().references());
        }

        applied(request(words));
        applied(words.requested(AReturn.of("ACME-1", 1, "60.00"), "read again"));

        assertThat(woken()).containsExactly(early.envelope().id());
    }

    @Test
    default void whoWaitsForAKeyWrittenOtherwiseIsQueuedAgainWhenItIsNew() {
        Words words = new Words();
        ReturnMessage bare = new SupplierWords(words, ACME, "mail:acme", "2001").yes();
        ReturnMessage stranger = new SupplierWords(words, ACME, "mail:acme", "12001").yes();
        for (ReturnMessage message : List.of(bare, stranger)) {
            keep(message);
            waits(message, message.envelope().references());
        }

        applied(request(words));

        assertThat(woken()).containsExactly(bare.envelope().id());
    }

    @Test
    default void aQuestionThatOnlyAKeyWasMissingForIsTakenBackWhenTheKeyComes() {
        Words words = new Words();
        ReturnMessage early = new SupplierWords(words, ACME, "mail:acme", "#2001").yes();
        keep(early);
        isReviewed(
                early,
                new Handled.Review(
                        "LIKELY_MATCH", "resembles", List.of(), early.envelope().references()));

        applied(request(words));

        assertThat(woken()).containsExactly(early.envelope().id());
    }

    @Test
    default void casesThatShareAProbeAreFoundAndSketchedAlike() {
        Words words = new Words();
        UUID id = applied(words.requested(AReturn.of("ACME-1", 2, "60.00").and("GLOBEX-7", 1, "5.00")));
        applied(new SupplierWords(words, ACME, "mail:acme", "#2001").yes("RMA-77", null, true));

        for (String probe : List.of("number:2001", "number:77", "goods:acme/ACME1", "owed:acme/12000USD")) {
            assertThat(cases().lookalikes(MERCHANT, Set.of(probe, "number:9")))
                    .as(probe)
                    .singleElement()
                    .satisfies(s -> {
                        assertThat(s.caseId()).isEqualTo(id);
                        assertThat(s.open()).isTrue();
                        assertThat(s.openedAt()).isEqualTo(words.now());
                        assertThat(s.keys()).contains(Reference.qualified(Type.RMA, ACME, "RMA-77"));
                        assertThat(s.parts())
                                .contains(new Sketch.Part(ACME, Goods.KEPT, Map.of("ACME-1", 2), usd("120.00")));
                    });
        }
        assertThat(cases().lookalikes(MERCHANT, Set.of("goods:globex/ACME1", "number:200")))
                .isEmpty();
        assertThat(cases().lookalikes("other", Set.of("number:2001"))).isEmpty();
        assertThat(cases().sketches(MERCHANT, List.of(id, new UUID(0, 1)))).hasSize(1);
        assertThat(cases().sketches("other", List.of(id))).isEmpty();
    }

    @Test
    default void neverMoreThanAFewLookAlikeAndASharedNumberComesBeforeSharedGoods() {
        Words words = new Words();
        UUID numbered = applied(words.requested(AReturn.of("ACME-1", 1, "60.00")));
        for (int n = 3000; n < 3030; n++) {
            words.passes(Duration.ofMinutes(1));
            applied(words.requested(
                    AReturn.of("ACME-1", 1, "60.00").ofOrder("#" + n).known("return-" + n)));
        }

        assertThat(cases().lookalikes(MERCHANT, Set.of("goods:acme/ACME1", "number:2001")))
                .hasSizeBetween(2, 20)
                .extracting(Sketch::caseId)
                .contains(numbered);
    }

    @Test
    default void aLearnedKeyMeansItsCaseForItsSupplierOnlyAndIsLearnedOnce() {
        Words words = new Words();
        ReturnRequested request = request(words);
        UUID id = applied(request);
        ReturnMessage bare = new SupplierWords(words, ACME, "mail:acme", "2001").yes();
        keep(bare);
        waits(bare, bare.envelope().references());
        Reference po = Reference.qualified(Type.PO, ACME, "2001");
        for (int twice = 0; twice < 2; twice++) {
            cases().learn(
                            MERCHANT,
                            new LearnedKey(
                                    ACME,
                                    po,
                                    id,
                                    "ann",
                                    words.now(),
                                    bare.envelope().id()));
        }

        assertThat(cases().learned(MERCHANT, ACME, List.of(po))).singleElement().satisfies(c -> {
            assertThat(c.caseId()).isEqualTo(id);
            assertThat(c.matched()).containsExactly(po);
        });
        assertThat(cases().learned(MERCHANT, "globex", List.of(po))).isEmpty();
        assertThat(cases().learned("other", ACME, List.of(po))).isEmpty();
        assertThat(woken()).containsExactly(bare.envelope().id());
    }

    @Test
    default void noBugMayPlanMoreThanWasCaptured() {
        Words words = new Words();
        ReturnRequested request = request(words);
        UUID id = applied(request);
        Command tooMuch = new Command(
                "refund/" + id + "/bug/stripe/pi_1/0",
                Command.Kind.REFUND,
                "stripe:demo",
                ACME,
                usd("60.01"),
                "stripe/pi_1",
                List.of(),
                Map.of());
        Decision bug = new Decision(
                "bug", "Bug", 1, Decision.Outcome.REFUND_DUE, ACME, "a bug", usd("60.01"), List.of(tooMuch));
        Stored stored = load(id);
        ReturnCase c = new ReturnCase(id, MERCHANT, stored.terms(), stored.facts(), stored.made(), stored.payments())
                .deciding(List.of(bug), words.now());
        Cases.Change change =
                new Cases.Change(c, request, List.of(bug), List.of(), CaseStatus.OPEN, List.of(), List.of(), Map.of());

        assertThatThrownBy(() -> cases().save(MERCHANT, change)).isInstanceOf(RuntimeException.class);
    }
}
