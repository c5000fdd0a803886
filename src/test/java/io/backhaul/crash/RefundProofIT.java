package io.backhaul.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.backhaul.sandbox.kit.FaultKind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The proof that no refund is paid twice and none is lost: the hub dies before and after everything it writes and every call
 * it makes, under everything a gateway can do, and is killed at random besides. Three numbers must be 0.
 *
 * <p>Short by default: every point once, under one fault of those that lead to it. {@code -Pproof} is the whole table. The
 * same again with {@code -Dproof.seed=..}; {@code -Dproof.kills=1000} for more blows.
 */
@Timeout(value = 5, unit = TimeUnit.HOURS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RefundProofIT {

    private static final boolean WHOLE = Boolean.getBoolean("proof.whole");
    /** Work of timers, and calls of a store without refunds: no refund passes there, and they come too seldom to be waited for. */
    private static final Pattern TIMERS = Pattern.compile(
            "^(Reconciler|Housekeeping|Starts|Leases|Clockwork|StorePolls|StoreStates|Shopify(Polling|Listing|Reading)"
                    + "|StoreConnections|ConnectedStores|StoreTokens|SubscriptionWatch|Eraser"
                    + "|MailIntake|MailTokens|ChannelWatch|Canary(Mails|Files)|FileResults|ResultFiles|SupplierPoll|X12Watch|X12Files|Edi[A-Za-z]*)\\.|^call-shopify-demo-eu ");

    private static final Duration REACHED = Duration.ofSeconds(15);

    private final long seed = Long.getLong("proof.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final Map<Wave, Set<Gateway>> deaths = new LinkedHashMap<>();
    private ProofWorld world;

    @Test
    void noRefundIsPaidTwiceOrLostWhereverTheHubDies() throws Exception {
        world = new ProofWorld(Path.of("target", "proof", "world-" + seed));
        world.startHub();
        world.awaitHub();
        List<Wave> waves = plan(discover());
        System.out.println("refund proof: seed " + seed + ", " + waves.size() + " deaths to die");
        for (Wave wave : waves) {
            die(wave);
        }
        world.awaitHub();
        assertThat(world.settled(world.refunds()))
                .as("every refund came to its end")
                .isTrue();
        await().pollDelay(ProofWorld.LATE).until(() -> true); // whatever a gateway still does late
        long calls = world.attempts();
        world.replayEverything();
        assertThat(world.attempts()).as("calls after every message came again").isEqualTo(calls);
        ProofReport report = new ProofReport(world);
        report.write(Path.of("target", "proof", "refunds.json"), waves, deaths, deaths.size());
        assertThat(report.twice()).as("paid twice").isEmpty();
        assertThat(report.lost()).as("lost").isEmpty();
        assertThat(report.wrong()).as("wrong amount").isEmpty();
        assertThat(world.appliedTwice()).as("messages applied twice").isZero();
        assertThat(world.foundInNoQueue()).as("work found in no queue").isZero();
        assertThat(waves).as("points the hub did not die at").allMatch(deaths::containsKey);
    }

    @AfterEach
    void end() throws Exception {
        if (world != null) {
            world.end();
        }
    }

    /** The points met under each fault. Read off one quiet life of the hub, so nobody has to list them. */
    private Map<String, Set<String>> discover() throws IOException {
        Map<String, Set<String>> met = new TreeMap<>();
        world.met();
        for (String fault : faults()) {
            List<ProvenRefund> each = world.refundEach(fault);
            assertThat(world.settled(each))
                    .as("refunds under " + fault + " without any death")
                    .isTrue();
            met.put(fault, world.met());
        }
        return met;
    }

    private static List<String> faults() {
        return Stream.concat(
                        Stream.of("none"), Arrays.stream(FaultKind.values()).map(FaultKind::text))
                .toList();
    }

    private List<Wave> plan(Map<String, Set<String>> met) {
        Map<String, List<String>> faultsOf = new TreeMap<>();
        met.forEach((fault, points) -> points.stream()
                .filter(point -> !TIMERS.matcher(point).find())
                .forEach(point ->
                        faultsOf.computeIfAbsent(point, p -> new ArrayList<>()).add(fault)));
        List<Wave> waves = new ArrayList<>();
        faultsOf.forEach((point, faults) -> {
            Collections.shuffle(faults, random);
            (WHOLE ? faults : faults.subList(0, 1)).forEach(fault -> waves.add(new Wave(point, fault)));
        });
        return waves;
    }

    /** Refunds begin, the hub dies at the point, and is started again. A rare point gets a second chance. */
    private void die(Wave wave) throws Exception {
        for (int chance = 0; chance < 3 && !deaths.containsKey(wave); chance++) {
            world.awaitHub();
            world.arm(wave.point());
            world.refundEach(wave.fault());
            if (world.hubDies(REACHED)) {
                deaths.put(wave, victims(world.died()));
                world.disarm();
                world.startHub();
            } else {
                world.disarm();
            }
        }
    }

    /** Commands name their payment; what comes before them serves the refunds of all gateways alike. */
    private static Set<Gateway> victims(List<String> died) {
        Set<Gateway> named = EnumSet.noneOf(Gateway.class);
        for (Gateway gateway : Gateway.all()) {
            if (died.stream().anyMatch(line -> line.contains("/" + gateway.order() + "/"))) {
                named.add(gateway);
            }
        }
        return named.isEmpty() ? EnumSet.copyOf(Gateway.all()) : named;
    }
}
