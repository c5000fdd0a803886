package io.backhaul.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.backhaul.crash.Sabotage.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A proof that cannot fail proves nothing. Six times a safeguard is taken away from the hub, and the same judgement that {@link
 * RefundProofIT} passes turns red; with the safeguard in place the same blow leaves it green.
 */
class ProofCanFailIT {

    /** A whole hub is through with such a refund in a few seconds; the safety net for lost work comes after two minutes. */
    private static final Duration SOON = Duration.ofSeconds(30);

    /** Long enough to see that nothing comes any more. */
    private static final Duration A_WHILE = Duration.ofSeconds(12);

    /** Leaves time to age a refund before it is looked for. */
    private static final String UNHURRIED = ProofWorld.FIRST_LOOK + "6s";

    private static ProofWorld world;

    @BeforeAll
    static void start() throws Exception {
        world = new ProofWorld(Path.of("target", "proof", "controls-" + System.nanoTime()));
    }

    @AfterAll
    static void end() throws Exception {
        world.end();
    }

    @AfterEach
    void killHub() throws Exception {
        world.disarm();
        world.killHub();
        world.partners.post("/sandbox/stripe/memory", Map.of("listsLagSeconds", 0));
        world.partners.post("/sandbox/stripe/webhooks", Map.of("withheld", false));
    }

    @Test
    void withEverySafeguardTheSameBlowsLeaveItGreen() throws Exception {
        world.startHub();
        world.awaitHub();
        long twiceBefore = world.appliedTwice();
        List<ProvenRefund> late = world.refundEach("late-effect");
        assertThat(world.settled(late)).isTrue();
        await().pollDelay(ProofWorld.LATE).until(() -> true);
        assertGreen(late);
        List<ProvenRefund> applied = strike(null, "ReturnMessages.apply before commit");
        assertThat(world.settled(applied, SOON)).isTrue();
        assertGreen(applied);
        List<ProvenRefund> received = strike(null, "Receipts.keep before commit");
        assertThat(world.settled(received, SOON)).isTrue();
        assertGreen(received);
        assertThat(world.appliedTwice()).isEqualTo(twiceBefore);
    }

    @Test
    void aNewKeyForEveryAttemptPaysTwice() throws Exception {
        world.startHub(Kind.NEW_KEY_PER_ATTEMPT);
        world.awaitHub();
        List<ProvenRefund> refunds = world.refundEach("late-effect");
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(new ProofReport(world, refunds).twice()).isNotEmpty());
    }

    @Test
    void aKeyRepeatedAfterItsTimePaysTwice() throws Exception {
        world.startHub(Kind.KEY_SENT_FOR_EVER, UNHURRIED);
        List<ProvenRefund> refunds = aDayLater();
        world.settled(refunds, SOON);
        assertThat(new ProofReport(world, refunds).twice()).isNotEmpty();
    }

    @Test
    void aKeyIsRepeatedWithinItsTimeOnly() throws Exception {
        world.startHub(null, UNHURRIED);
        List<ProvenRefund> refunds = aDayLater();
        world.settled(refunds, SOON);
        assertThat(new ProofReport(world, refunds).twice()).isEmpty();
        assertThat(world.hubSays().get("stripe/" + refunds.get(0).payment()))
                .as("looked for, not sent")
                .isEqualTo("UNKNOWN");
    }

    /** A refund whose answer was lost a day ago: the gateway has forgotten its key, its list does not show it, its webhook is lost. */
    private static List<ProvenRefund> aDayLater() {
        world.awaitHub();
        world.partners.post("/sandbox/stripe/webhooks", Map.of("withheld", true));
        world.partners.post("/sandbox/stripe/memory", Map.of("listsLagSeconds", 3600));
        List<ProvenRefund> refunds = world.refund(List.of(Gateway.STRIPE), "timeout-after-effect");
        world.becomesUnknown(refunds.get(0));
        world.aged(refunds.get(0), Duration.ofHours(25));
        world.partners.post("/sandbox/stripe/memory", Map.of("forgetKeys", true, "listsLagSeconds", 3600));
        return refunds;
    }

    @Test
    void withoutAnInboxWhatComesTwiceIsAppliedTwice() throws Exception {
        world.startHub(Kind.NO_INBOX);
        world.awaitHub();
        List<ProvenRefund> refunds = world.refundEach("none");
        assertThat(world.settled(refunds, SOON)).isTrue();
        assertThat(world.appliedTwice()).isPositive();
    }

    @Test
    void aMessageForgottenBeforeItIsAppliedIsLostWithTheHub() throws Exception {
        List<ProvenRefund> refunds = strike(Kind.NOT_TRANSACTED, "ReturnMessages.apply before commit");
        world.settled(refunds, A_WHILE);
        assertThat(new ProofReport(world, refunds).lost()).isNotEmpty();
    }

    @Test
    void aWebhookAnsweredBeforeItIsDurableIsLostWithTheHub() throws Exception {
        List<ProvenRefund> refunds = strike(Kind.ANSWER_BEFORE_RECEIPT, "Receipts.keep before commit");
        world.settled(refunds, A_WHILE);
        assertThat(new ProofReport(world, refunds).lost()).isNotEmpty();
    }

    @Test
    void aBrokerThatWouldDeleteWhatItCannotDeliverIsRefused() throws Exception {
        world.startHub(Kind.NO_DEAD_LETTER_QUEUE);
        assertThat(world.hubDies(ProofWorld.START)).as("the hub does not start").isTrue();
    }

    /** Starts the hub so, lets refunds begin, and it dies at this point and starts again. */
    private static List<ProvenRefund> strike(Kind without, String point) throws Exception {
        world.killHub();
        world.startHub(without);
        world.awaitHub();
        world.arm(point);
        List<ProvenRefund> refunds = world.refundEach("none");
        assertThat(world.hubDies(Duration.ofSeconds(20))).as("died at " + point).isTrue();
        world.disarm();
        world.startHub(without);
        world.awaitHub();
        return refunds;
    }

    private static void assertGreen(List<ProvenRefund> refunds) {
        ProofReport report = new ProofReport(world, refunds);
        assertThat(report.twice()).isEmpty();
        assertThat(report.lost()).isEmpty();
        assertThat(report.wrong()).isEmpty();
    }
}
