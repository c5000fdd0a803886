package io.backhaul.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.backhaul.sandbox.SandboxHub;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** The real hub in a JVM of its own, to be killed and started again on the same data directory. */
final class HubProcess {

    private static final Duration START = Duration.ofMinutes(3);

    private final Path data;
    private final int port;
    private final String partners;
    private final Path log;
    private final Desk api;
    private ChildJvm jvm;

    HubProcess(Path data, int port, String partners, Path log, Desk api) {
        this.data = data;
        this.port = port;
        this.partners = partners;
        this.log = log;
        this.api = api;
    }

    void start() throws IOException {
        jvm = ChildJvm.start(
                SandboxHub.class,
                log,
                List.of(),
                List.of(
                        "--server.port=" + port,
                        "--backhaul.data=" + data,
                        "--backhaul.sandbox.url=" + partners,
                        "--backhaul.postgres.binaries="
                                + Path.of("target", "postgres-bin").toAbsolutePath()));
    }

    void awaitReady() {
        await("the hub is ready, see " + log)
                .atMost(START)
                .pollInterval(Duration.ofMillis(500))
                .until(this::isReady);
    }

    private boolean isReady() {
        assertThat(jvm.isAlive()).as("the hub came up, see " + log).isTrue();
        try {
            return api.get("/actuator/health/readiness").path("status").asText().equals("UP");
        } catch (RuntimeException notYet) {
            return false;
        }
    }

    /** Strikes; whatever lost its JVM is started again at once. */
    void strike(Kill.Kind kind) throws IOException, InterruptedException {
        if (kind == Kill.Kind.POSTMASTER || kind == Kill.Kind.BOTH) {
            postmaster().ifPresent(ProcessHandle::destroyForcibly);
        }
        if (kind == Kill.Kind.POSTMASTER) {
            return;
        }
        jvm.kill();
        if (kind == Kill.Kind.JOURNAL) {
            delete(data.resolve("broker").resolve("journal"));
        }
        start();
    }

    /** The process that {@code postmaster.pid} names, if it is the postmaster of this very directory. */
    private Optional<ProcessHandle> postmaster() throws IOException {
        Path file = data.resolve("pg").resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        long pid = Long.parseLong(Files.readAllLines(file).get(0).strip());
        return ProcessHandle.of(pid)
                .filter(process -> process.info()
                        .commandLine()
                        .orElse("")
                        .contains(data.resolve("pg").toString()));
    }

    private static void delete(Path directory) throws IOException {
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException failure) throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** How many lines of its log, over all its lives, have these words. */
    long said(String words) throws IOException {
        try (Stream<String> lines = Files.lines(log, StandardCharsets.ISO_8859_1)) {
            return lines.filter(line -> line.contains(words)).count();
        }
    }

    /** Ends hub and database for good. */
    void end() throws Exception {
        if (jvm != null) {
            jvm.kill();
        }
        Optional<ProcessHandle> postmaster = postmaster();
        if (postmaster.isPresent() && postmaster.get().destroy()) {
            try {
                postmaster.get().onExit().get(20, TimeUnit.SECONDS);
            } catch (TimeoutException e) {
                postmaster.get().destroyForcibly();
            }
        }
    }
}
