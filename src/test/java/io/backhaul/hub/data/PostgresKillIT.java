package io.backhaul.hub.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.backhaul.hub.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was acknowledged is found again, whatever was killed with SIGKILL. */
@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PostgresKillIT {

    private static final Path BINARIES = Path.of("target", "postgres-bin");

    @TempDir
    Path data;

    private Process writer;
    private Path said;

    @Test
    void nothingAcknowledgedIsLostWhenTheHubThePostmasterOrBothAreKilled() throws Exception {
        start();
        awaitMore("written", 300);
        writer.destroyForcibly().waitFor();
        assertThat(ProcessHandle.of(postmaster())).as("an orphan is left").isPresent();

        start();
        awaitMore("written", 300);
        ProcessHandle.of(postmaster()).orElseThrow().destroyForcibly();
        writer.destroyForcibly().waitFor();

        try (DataDirectory lock = DataDirectory.open(data);
                EmbeddedPostgresServer postgres = open()) {
            assertThat(lock.path()).isEqualTo(data);
            assertThat(rows(postgres)).isGreaterThanOrEqualTo(count("written"));
            DurabilityCheck.require(postgres.dataSource());
        }
    }

    @Test
    void comesBackByItselfWhenOnlyThePostmasterIsKilled() throws Exception {
        start();
        awaitMore("written", 100);
        ProcessHandle.of(postmaster()).orElseThrow().destroyForcibly();
        awaitMore("away", 1);
        awaitMore("written", 100);
        writer.destroyForcibly().waitFor();
        try (EmbeddedPostgresServer postgres = open()) {
            assertThat(rows(postgres)).isGreaterThanOrEqualTo(count("written"));
        }
    }

    @Test
    void startsAnewOnAHalfMadeDirectoryAndOnAStrangersProcessNumber() throws Exception {
        Files.createDirectories(data.resolve("pg.new").resolve("base"));
        Files.writeString(data.resolve("pg.new").resolve("PG_VERSION"), "17");
        try (EmbeddedPostgresServer postgres = open()) {
            JdbcClient.create(postgres.dataSource()).sql("create table kept ()").update();
        }
        Files.writeString(
                data.resolve("pg").resolve("postmaster.pid"),
                ProcessHandle.current().pid() + "\n" + data.resolve("pg") + "\n1\n1\n\nlocalhost\n");
        try (EmbeddedPostgresServer postgres = open()) {
            assertThat(JdbcClient.create(postgres.dataSource())
                            .sql("select to_regclass('kept') is not null")
                            .query(Boolean.class)
                            .single())
                    .isTrue();
        }
    }

    @Test
    void asksForAPasswordAndRefusesUnsafeSettings() throws Exception {
        try (EmbeddedPostgresServer postgres = open()) {
            JdbcClient database = JdbcClient.create(postgres.dataSource());
            assertThat(database.sql("select count(*) from pg_hba_file_rules where auth_method <> 'scram-sha-256'")
                            .query(Long.class)
                            .single())
                    .isZero();
            database.sql("alter database backhaul set synchronous_commit = off").update();
            assertThatThrownBy(() -> DurabilityCheck.require(postgres.dataSource()))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("synchronous_commit=off");
        }
    }

    @AfterEach
    void endWriter() {
        if (writer != null) {
            writer.destroyForcibly();
        }
    }

    private EmbeddedPostgresServer open() {
        return new EmbeddedPostgresServer(data, BINARIES, Duration.ofMinutes(2));
    }

    private void start() throws IOException {
        said = said == null ? data.resolve("said") : said;
        long starts = Files.exists(said) ? count("postmaster") : 0;
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        writer = new ProcessBuilder(
                        java.toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        WriterProcess.class.getName(),
                        data.toString(),
                        BINARIES.toString())
                .redirectOutput(ProcessBuilder.Redirect.appendTo(said.toFile()))
                .redirectError(ProcessBuilder.Redirect.appendTo(
                        Path.of("target", "writer.log").toFile()))
                .start();
        await().atMost(Duration.ofMinutes(1)).until(() -> count("postmaster") > starts);
    }

    private void awaitMore(String word, long more) throws IOException {
        long target = count(word) + more;
        await().atMost(Duration.ofMinutes(1)).until(() -> count(word) >= target);
    }

    private long count(String word) throws IOException {
        try (Stream<String> lines = Files.lines(said)) {
            return lines.filter(line -> line.startsWith(word)).count();
        }
    }

    private long postmaster() throws IOException {
        try (Stream<String> lines = Files.lines(said)) {
            String last = lines.filter(line -> line.startsWith("postmaster "))
                    .reduce((earlier, later) -> later)
                    .orElseThrow();
            return Long.parseLong(last.substring("postmaster ".length()));
        }
    }

    private static long rows(EmbeddedPostgresServer postgres) {
        return JdbcClient.create(postgres.dataSource())
                .sql("select count(*) from written")
                .query(Long.class)
                .single();
    }
}
