package io.backhaul.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.backhaul.sandbox.kit.FaultKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The hub is killed with -9 at moments nobody chose, its start included, while refunds at every gateway go wrong in every way.
 * {@code -Dproof.kills=1000} for a night; {@code -Dproof.seed=..} for the same moments again.
 */
@Timeout(value = 5, unit = TimeUnit.HOURS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RandomKillsIT {

    private static final int KILLS = Integer.getInteger("proof.kills", 60);
    private static final int LONGEST_LIFE_MILLIS = 7_000;

    private final long seed = Long.getLong("proof.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private ProofWorld world;

    @Test
    void nobodyIsPaidTwiceAndNothingIsLost() throws Exception {
        System.out.println("random kills: seed " + seed + ", " + KILLS);
        world = new ProofWorld(Path.of("target", "proof", "kills-" + seed));
        List<String> faults = Stream.concat(
                        Stream.of("none"), Arrays.stream(FaultKind.values()).map(FaultKind::text))
                .toList();
        for (int kill = 0; kill < KILLS; kill++) {
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
        ProofReport report = new ProofReport(world);
        report.write(Path.of("target", "proof", "kills.json"), List.of(), Map.of(), KILLS);
        assertThat(report.twice()).as("paid twice").isEmpty();
        assertThat(report.lost()).as("lost").isEmpty();
        assertThat(report.wrong()).as("wrong amount").isEmpty();
        assertThat(world.appliedTwice()).as("messages applied twice").isZero();
        assertThat(world.foundInNoQueue()).as("work found in no queue").isZero();
        assertThat(world.hub.get("/api/ledger/trial-balance").get("balanced").asBoolean())
                .as("trial balance")
                .isTrue();
    }

    @AfterEach
    void end() throws Exception {
        if (world != null) {
            world.end();
        }
    }
}
