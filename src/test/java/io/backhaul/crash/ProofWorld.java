package io.backhaul.crash;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.sandbox.SandboxHub;
import io.backhaul.sandbox.SandboxPartners;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/**
 * Where the proof takes place: gateways and store in one JVM, which never dies and counts what really happened; PostgreSQL as a
 * process of its own, durable; and the hub in a JVM that is halted again and again.
 */
final class ProofWorld {

    /** Setting: how soon after an unknown outcome the first look-up comes. */
    static final String FIRST_LOOK = "--backhaul.commands.first-look=";

    /** Parts the key of a message from what {@link Sabotage.Kind#NO_INBOX} adds to it. */
    static final String SALT = "#salted-";

    /** When a late effect comes: after the look-up that follows the time-out. */
    static final Duration LATE = Duration.ofSeconds(6);

    static final Duration START = Duration.ofMinutes(2);

    /** Everything at the gateways' end that could be left is over after this: time-outs, look-ups, second looks. */
    private static final Duration END = Duration.ofMinutes(4);

    private final Path home;
    private final Path points;
    private final EmbeddedPostgres postgres;
    private final ChildJvm partnersJvm;
    private final ScheduledExecutorService messengers = Executors.newScheduledThreadPool(8);
    private final List<ProvenRefund> refunds = new ArrayList<>();
    private final int hubPort;
    private ChildJvm hubJvm;
    private ChildJvm anotherJvm;
    private int next = 60_001;

    final Desk partners;
    final Desk hub;

    ProofWorld(Path home) throws IOException {
        this.home = Files.createDirectories(home);
        points = Files.createDirectories(home.resolve("points"));
        postgres = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .start();
        server().sql("create database hub").update();
        hubPort = freePort();
        int port = freePort();
        partnersJvm = ChildJvm.start(
                SandboxPartners.class,
                home.resolve("partners.log"),
                List.of(
                        "-Dsun.net.httpserver.nodelay=true",
                        "-Dbackhaul.sandbox.short-day=false",
                        "-Dbackhaul.sandbox.copies=2",
                        "-Dbackhaul.sandbox.late=" + LATE.toMillis()),
                List.of(
                        "--data",
                        home.resolve("partners").toString(),
                        "--hub-url",
                        hubUrl().toString(),
                        "--port",
                        String.valueOf(port)));
        partners = new Desk(URI.create("http://localhost:" + port), "");
        hub = new Desk(hubUrl(), "demo:demo");
        await("the partners listen")
                .atMost(START)
                .ignoreExceptions()
                .until(() -> partners.get("/sandbox/settings").size() > 0);
    }

    URI hubUrl() {
        return URI.create("http://localhost:" + hubPort);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** The hub's database. */
    JdbcClient database() {
        return JdbcClient.create(postgres.getDatabase("postgres", "hub"));
    }

    private JdbcClient server() {
        return JdbcClient.create(postgres.getPostgresDatabase());
    }

    /** While no hub runs: the database as it is now. */
    void backUp() {
        server().sql("create database backup template hub").update();
    }

    /** While no hub runs: the database as it was, and a broker that remembers nothing. */
    void restore() throws IOException {
        server().sql("drop database hub with (force)").update();
        server().sql("alter database backup rename to hub").update();
        FileSystemUtils.deleteRecursively(home.resolve("hub").resolve("broker"));
    }

    void startHub() throws IOException {
        startHub(null);
    }

    /** @param without the safeguard that is taken away; null for none */
    void startHub(Sabotage.Kind without, String... more) throws IOException {
        List<String> options = new ArrayList<>(List.of("-Dproof.points=" + points, "-Xshare:auto"));
        if (without != null) {
            options.add("-Dproof.sabotage=" + without);
        }
        hubJvm = ChildJvm.start(
                SandboxHub.class,
                home.resolve("hub.log"),
                options,
                arguments(hubPort, home.resolve("hub"), true, more));
    }

    /** One more hub on the same database; answers where it listens, once it does. */
    URI startAnotherHub() throws IOException {
        int port = freePort();
        Path data = home.resolve("hub-" + port);
        anotherJvm = ChildJvm.start(
                SandboxHub.class,
                home.resolve("hub-" + port + ".log"),
                List.of("-Dproof.points=" + Files.createDirectories(home.resolve("points-" + port))),
                arguments(port, data, false));
        URI url = URI.create("http://localhost:" + port);
        awaitUp(new Desk(url, ""));
        return url;
    }

    private List<String> arguments(int port, Path data, boolean onlyNode, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=" + port,
                "--backhaul.data=" + data,
                "--backhaul.only-node=" + onlyNode,
                "--backhaul.master-key=" + Base64.getEncoder().encodeToString(new byte[32]),
                "--backhaul.sandbox.url=" + partners.base(),
                "--spring.datasource.url=" + postgres.getJdbcUrl("postgres", "hub"),
                "--spring.main.sources=" + CrashPoints.class.getName() + "," + Sabotage.class.getName(),
                "--backhaul.http.response-timeout=1500",
                "--logging.level.root=WARN"));
        arguments.addAll(List.of(more));
        if (Arrays.stream(more).noneMatch(argument -> argument.startsWith(FIRST_LOOK))) {
            arguments.add(FIRST_LOOK + "1s");
        }
        return arguments;
    }

    void awaitHub() {
        awaitUp(hub);
    }

    private void awaitUp(Desk one) {
        await("the hub is ready, see " + home.resolve("hub.log"))
                .atMost(START)
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptions()
                .until(() -> one.get("/actuator/health/readiness")
                        .path("status")
                        .asText()
                        .equals("UP"));
    }

    /** kill -9. */
    void killHub() throws InterruptedException {
        if (hubJvm != null) {
            hubJvm.kill();
        }
    }

    /** True when the hub has died at its armed point in this time. */
    boolean hubDies(Duration within) throws InterruptedException {
        return hubJvm.ends(within);
    }

    void arm(String point) throws IOException {
        Files.deleteIfExists(points.resolve("died.txt"));
        Files.writeString(points.resolve("armed"), point);
    }

    void disarm() throws IOException {
        Files.deleteIfExists(points.resolve("armed"));
    }

    /** Who was at the point when the hub was halted: the work of each thread. */
    List<String> died() throws IOException {
        return lines("died.txt");
    }

    /** The points met since the last call. */
    Set<String> met() throws IOException {
        Set<String> met = new TreeSet<>(lines("met.txt"));
        Files.deleteIfExists(points.resolve("met.txt"));
        return met;
    }

    private List<String> lines(String file) throws IOException {
        try {
            return Files.readAllLines(points.resolve(file));
        } catch (NoSuchFileException nobody) {
            return List.of();
        }
    }

    /** One refund for each gateway under this fault, all announced at once. */
    List<ProvenRefund> refundEach(String fault) {
        return refund(Gateway.all(), fault);
    }

    List<ProvenRefund> refund(List<Gateway> gateways, String fault) {
        List<ProvenRefund> each =
                gateways.stream().map(gateway -> prepare(gateway, fault)).toList();
        each.forEach(this::announce);
        return each;
    }

    /** A refund that is not announced yet. */
    ProvenRefund prepare(Gateway gateway, String fault) {
        ProvenRefund refund = ProvenRefund.prepare(next++, gateway, fault, partners);
        refunds.add(refund);
        return refund;
    }

    void announce(ProvenRefund refund) {
        refund.announce(hubUrl(), messengers);
    }

    /** As if its command had been sent so much earlier. */
    void aged(ProvenRefund refund, Duration by) {
        database()
                .sql("update command set first_sent_at = first_sent_at - make_interval(secs => ?) where payment = ?")
                .params(by.toSeconds(), refund.gateway().order() + "/" + refund.payment())
                .update();
    }

    List<ProvenRefund> refunds() {
        return refunds;
    }

    /** Waits until none of these is under way; answers whether that came to be. */
    boolean settled(List<ProvenRefund> some) {
        return settled(some, END);
    }

    boolean settled(List<ProvenRefund> some, Duration within) {
        long deadline = System.nanoTime() + within.toNanos();
        await().atMost(within.plusMinutes(1))
                .pollInterval(Duration.ofMillis(250))
                .ignoreExceptions()
                .until(() -> System.nanoTime() > deadline || allFinal(some));
        return System.nanoTime() < deadline;
    }

    private boolean allFinal(List<ProvenRefund> some) {
        Set<String> ended =
                new TreeSet<>(database().sql("""
                        select payment from command where kind = 'REFUND'
                            and status in ('SUCCEEDED', 'REJECTED', 'FAILED', 'NEEDS_REVIEW')""").query(String.class).list());
        return some.stream().allMatch(r -> ended.contains(r.gateway().order() + "/" + r.payment()));
    }

    /** Messages that were applied although one with the same meaning had been. */
    long appliedTwice() {
        return database().sql("""
                        select count(*) from (select 1 from message where status = 'APPLIED'
                            group by merchant, source, split_part(semantic_key, :salt, 1) having count(*) > 1) twice""").param("salt", SALT).query(Long.class).single();
    }

    /** Waits until the hub knows that it does not know. */
    void becomesUnknown(ProvenRefund refund) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> "UNKNOWN".equals(hubSays().get(refund.gateway().order() + "/" + refund.payment())));
    }

    /** How often the hub found work that was in no queue any more. */
    long foundInNoQueue() throws IOException {
        try (Stream<String> log = Files.lines(home.resolve("hub.log"), StandardCharsets.ISO_8859_1)) {
            return log.filter(line -> line.contains("pieces of work were in no queue"))
                    .count();
        }
    }

    /** How often any refund was sent or looked for. */
    long attempts() {
        return database()
                .sql("select sum(attempts) from command where kind = 'REFUND'")
                .query(Long.class)
                .single();
    }

    /** Every message the hub ever got is put before it once more. */
    void replayEverything() {
        hub.items("/api/messages")
                .forEach(m -> hub.post("/api/messages/" + m.get("id").asText() + "/replay", Map.of()));
        await("everything is applied")
                .atMost(START)
                .until(() -> database()
                                .sql("select count(*) from message where status = 'RECEIVED'")
                                .query(Long.class)
                                .single()
                        == 0);
    }

    /** What the hub's own reconciliation of today finds at the gateways whose refunds can be listed. */
    List<JsonNode> reconciled() {
        List<JsonNode> differences = new ArrayList<>();
        String today = LocalDate.now(Clock.systemUTC()).toString();
        for (String gateway : List.of("stripe:demo", "paypal:demo")) {
            JsonNode run = hub.post("/api/reconciliations", Map.of("gateway", gateway, "day", today));
            if (!run.at("/run/status").asText().equals("DONE")) {
                throw new IllegalStateException(
                        "the reconciliation of " + gateway + " did not come to its end: " + run);
            }
            run.path("differences").forEach(differences::add);
        }
        return differences;
    }

    /** Status of every refund command by its payment. */
    Map<String, String> hubSays() {
        Map<String, String> status = new TreeMap<>();
        database()
                .sql("select payment, status from command where kind = 'REFUND'")
                .query((rs, n) -> status.put(rs.getString(1), rs.getString(2)))
                .list();
        return status;
    }

    /** Ends everything it started. */
    void end() throws Exception {
        messengers.shutdownNow();
        killHub();
        if (anotherJvm != null) {
            anotherJvm.kill();
        }
        partnersJvm.kill();
        postgres.close();
    }
}
