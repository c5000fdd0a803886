package io.backhaul.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.backhaul.sandbox.kit.FaultKind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The hub is killed with -9 at moments nobody chose, its start included, while refunds at every gateway go wrong in every way.
 *
 * <p>{@code -Dproof.kills=1000} for a night, in rounds that each begin with an empty world; what is killed in the middle goes on
 * with the round it had reached when it is run again. {@code -Dproof.seed=..} for the same moments again.
 */
@Timeout(value = 5, unit = TimeUnit.HOURS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RandomKillsIT {

    private static final int KILLS = Integer.getInteger("proof.kills", 60);
    private static final int LONGEST_LIFE_MILLIS = 7_000;

    private ProofWorld world;

    @Test
    void nobodyIsPaidTwiceAndNothingIsLost() throws Exception {
        KillRounds rounds = KillRounds.resumed(Path.of("target", "proof"), KILLS);
        for (KillRounds.Round round : rounds.open()) {
            System.out.println("random kills: " + round + " of " + KILLS);
            world = new ProofWorld(Path.of("target", "proof", "kills-" + round.seed()));
            kill(round.kills(), new Random(round.seed()));
            rounds.done(round, judged());
            world.end();
            world = null;
        }
        System.out.println(rounds.finish(Path.of("target", "proof", "kills.json")));
    }

    private void kill(int times, Random random) throws Exception {
        List<String> faults = Stream.concat(
                        Stream.of("none"), Arrays.stream(FaultKind.values()).map(FaultKind::text))
                .toList();
        for (int kill = 0; kill < times; kill++) {
            world.startHub();
            world.refundEach(faults.get(random.nextInt(faults.size())));
            assertThat(world.hubDies(Duration.ofMillis(500 + random.nextInt(LONGEST_LIFE_MILLIS))))
                    .as("the hub ended by itself")
                    .isFalse();
            world.killHub();
        }
        world.startHub();
        world.awaitHub();
        assertThat(world.settled(world.refunds()))
                .as("every refund came to its end")
                .isTrue();
        await().pollDelay(ProofWorld.LATE).until(() -> true); // whatever a gateway still does late
    }

    private ProofReport judged() throws IOException {
        ProofReport report = new ProofReport(world);
        assertThat(report.twice()).as("paid twice").isEmpty();
        assertThat(report.lost()).as("lost").isEmpty();
        assertThat(report.wrong()).as("wrong amount").isEmpty();
        assertThat(world.appliedTwice()).as("messages applied twice").isZero();
        assertThat(world.foundInNoQueue()).as("work found in no queue").isZero();
        assertThat(world.hub.get("/api/ledger/trial-balance").get("balanced").asBoolean())
                .as("trial balance")
                .isTrue();
        if (report.leftToAPerson().isEmpty()) {
            assertThat(world.reconciled())
                    .as("what the hub's own reconciliation finds")
                    .isEmpty();
        }
        return report;
    }

    @AfterEach
    void end() throws Exception {
        if (world != null) {
            world.end();
        }
    }
}
