package io.backhaul.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.sandbox.SandboxPartners;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Returns from request to end while hub and database are killed at random moments: nobody is paid twice, nothing is lost,
 * nothing is stuck. The partners live in a process of their own, so they remember what the hub did before it died.
 *
 * <p>{@code -Dcrash.returns=200 -Dcrash.kills=10} for the full form, {@code -Dcrash.seed=..} for the same kills again.
 */
@Timeout(value = 40, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CrashIT {

    private static final Logger LOG = LoggerFactory.getLogger(CrashIT.class);
    private static final int RETURNS = Integer.getInteger("crash.returns", 60);
    private static final int KILLS = Integer.getInteger("crash.kills", 4);
    private static final Duration END = Duration.ofMinutes(5);

    @TempDir
    Path data;

    private final long seed = Long.getLong("crash.seed", System.nanoTime());
    private final Path logs = Path.of("target", "crash");
    private final List<CrashReturn> returns = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService people = Executors.newSingleThreadScheduledExecutor();
    private ChildJvm partnersJvm;
    private Desk partners;
    private Desk hubApi;
    private HubProcess hub;

    @Test
    void nobodyIsPaidTwiceAndNothingIsLostWhateverIsKilled() throws Exception {
        List<Kill> plan = Kill.plan(KILLS, new Random(seed));
        System.out.println("crash test: seed " + seed + ", plan " + plan);
        startPartners();
        hub.start();
        people.scheduleWithFixedDelay(this::act, 500, 300, TimeUnit.MILLISECONDS);

        long begun = System.nanoTime();
        for (int i = 0; i < plan.size(); i++) {
            strike(plan.get(i), RETURNS * (i + 1) / (plan.size() + 1));
        }
        open(RETURNS);
        hub.awaitReady();
        long lastBlow = System.nanoTime();
        boolean reached = awaitEnds();
        Ends ends = new Ends(returns, hubApi, partners);
        report(plan, ends, begun, lastBlow);

        assertThat(ends.twice()).as("paid twice").isEmpty();
        assertThat(ends.lost()).as("not paid").isEmpty();
        assertThat(ends.wrong()).as("not what was owed").isEmpty();
        assertThat(ends.unfinished()).as("not at their end").isEmpty();
        assertThat(reached).isTrue();
        assertNothingIsStuck();
    }

    private void startPartners() throws IOException {
        Files.createDirectories(logs);
        int hubPort = freePort();
        int port = freePort();
        URI hubUrl = URI.create("http://localhost:" + hubPort);
        URI partnersUrl = URI.create("http://localhost:" + port);
        partnersJvm = ChildJvm.start(
                SandboxPartners.class,
                logs.resolve("partners-" + seed + ".log"),
                List.of("-Dsun.net.httpserver.nodelay=true", "-Dbackhaul.sandbox.short-day=false"),
                List.of("--data", data.toString(), "--hub-url", hubUrl.toString(), "--port", String.valueOf(port)));
        partners = new Desk(partnersUrl, "");
        hubApi = new Desk(hubUrl, "demo:demo");
        hub = new HubProcess(data, hubPort, partnersUrl.toString(), logs.resolve("hub-" + seed + ".log"), hubApi);
        await("the partners listen")
                .atMost(Duration.ofMinutes(1))
                .ignoreExceptions()
                .until(() -> partners.get("/sandbox/settings").size() > 0);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Customers ask until there are so many returns. */
    private void open(int upTo) {
        while (returns.size() < upTo) {
            CrashReturn next = new CrashReturn(returns.size(), partners);
            next.open();
            returns.add(next);
        }
    }

    private void act() {
        try {
            Sight sight = new Sight(partners);
            returns.forEach(r -> r.play(sight));
        } catch (RuntimeException e) {
            LOG.warn("the people around the returns stumbled", e);
        }
    }

    /** Lets returns begin, waits for the moment, and strikes. */
    private void strike(Kill kill, int upTo) throws Exception {
        if (kill.moment() != Kill.Moment.STARTING) {
            hub.awaitReady();
        }
        if (kill.moment() == Kill.Moment.REFUND) {
            partners.post("/sandbox/stripe/faults", Map.of("kind", "slow", "times", 3));
            int before = refunds();
            open(upTo);
            await("a refund is made")
                    .atMost(Duration.ofMinutes(2))
                    .pollInterval(Duration.ofMillis(100))
                    .until(() -> refunds() > before);
        } else {
            open(upTo);
        }
        await().pollDelay(kill.pause()).atMost(Duration.ofMinutes(1)).until(() -> true);
        System.out.println("crash test: " + kill);
        hub.strike(kill.kind());
    }

    private int refunds() {
        return partners.items("/sandbox/stripe/refunds").size();
    }

    /** True when every return has reached its end in time; else the report tells which have not. */
    private boolean awaitEnds() {
        long deadline = System.nanoTime() + END.toNanos();
        await().atMost(END.plusMinutes(2))
                .pollInterval(Duration.ofSeconds(1))
                .ignoreExceptions()
                .until(() -> System.nanoTime() > deadline || new Ends(returns, hubApi, partners).reached());
        return System.nanoTime() < deadline;
    }

    private void report(List<Kill> plan, Ends ends, long begun, long lastBlow) throws IOException {
        System.out.printf(
                "crash test: %d s in all, the last return's end %d s after the hub's last readiness; work in no queue %d times, mails sent again %d%n",
                seconds(begun),
                seconds(lastBlow),
                hub.said("pieces of work were in no queue"),
                new Sight(partners).mailsAgain());
        System.out.printf(
                "crash test: %d returns, %d kills (hub %d, postmaster %d, both %d, journal %d), refunds %d, twice %d, lost %d%n",
                returns.size(),
                plan.size(),
                count(plan, Kill.Kind.HUB),
                count(plan, Kill.Kind.POSTMASTER),
                count(plan, Kill.Kind.BOTH),
                count(plan, Kill.Kind.JOURNAL),
                ends.refunds(),
                ends.twice().size(),
                ends.lost().size());
    }

    private static long seconds(long since) {
        return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - since);
    }

    private static long count(List<Kill> plan, Kill.Kind kind) {
        return plan.stream().filter(kill -> kill.kind() == kind).count();
    }

    /** What comes after the last refund (outcomes of calls, echoes of partners) is done soon, too. */
    private void assertNothingIsStuck() {
        await("nothing is under way any more").atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
            List<JsonNode> stuck = new ArrayList<>();
            for (String status : List.of("RECEIVED", "PARKED", "REVIEW")) {
                stuck.addAll(hubApi.items("/api/messages?status=" + status));
            }
            for (String status : List.of("PLANNED", "SENDING", "UNKNOWN", "NEEDS_REVIEW")) {
                stuck.addAll(hubApi.items("/api/commands?status=" + status));
            }
            assertThat(stuck).isEmpty();
        });
        assertThat(hubApi.get("/api/ledger/trial-balance").get("balanced").asBoolean())
                .as("trial balance")
                .isTrue();
    }

    @AfterEach
    void end() throws Exception {
        people.shutdownNow();
        if (hub != null) {
            hub.end();
        }
        if (partnersJvm != null) {
            partnersJvm.kill();
        }
    }
}
