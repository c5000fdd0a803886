package io.backhaul.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A backup is restored that knows less than the gateways: of some refunds it knows that they were planned, of others nothing.
 * All of them were paid since, and the gateway has forgotten their keys. Nobody is paid again.
 */
class RestoredBackupIT {

    private ProofWorld world;

    @Test
    void whatWasPaidAfterTheBackupIsFoundAndNotPaidAgain() throws Exception {
        world = new ProofWorld(Path.of("target", "proof", "restore-" + System.nanoTime()));
        world.startHub();
        world.awaitHub();
        world.arm("CommandRunner.begun before commit");
        List<ProvenRefund> planned = world.refundEach("none");
        assertThat(world.hubDies(Duration.ofSeconds(20)))
                .as("died with refunds planned")
                .isTrue();
        world.disarm();
        world.backUp();
        world.startHub();
        world.awaitHub();
        List<ProvenRefund> later = world.refundEach("none");
        List<ProvenRefund> all = new ArrayList<>(planned);
        all.addAll(later);
        assertThat(world.settled(all)).isTrue();

        world.killHub();
        world.restore();
        assertThat(world.hubSays().values()).as("in the backup").doesNotContain("SUCCEEDED");
        world.partners.post("/sandbox/stripe/memory", Map.of("forgetKeys", true));
        world.startHub();
        world.awaitHub();
        later.forEach(world::announce);

        assertThat(world.settled(all)).isTrue();
        ProofReport report = new ProofReport(world, all);
        assertThat(report.twice()).as("paid twice").isEmpty();
        assertThat(report.lost()).as("lost").isEmpty();
        assertThat(world.hubSays().values()).containsOnly("SUCCEEDED");
    }

    @AfterEach
    void end() throws Exception {
        if (world != null) {
            world.end();
        }
    }
}
