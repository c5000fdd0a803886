package io.backhaul.hub.data;

import io.backhaul.hub.StartRefused;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real PostgreSQL inside the data directory, durable and closed to other users of the machine. The library that starts
 * it is made for tests: its defaults do not sync and delete the data, so each of them is overridden here.
 *
 * <p>When its postmaster dies under a running hub it is started again and {@link #dataSource()} follows. Closing stops it;
 * Spring does that last, after everything that uses the database.
 */
public final class EmbeddedPostgresServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgresServer.class);
    static final String DATABASE = "backhaul";
    static final String SUPERUSER = "postgres";

    private final ClusterDirectory directory;
    private final Path binaries;
    private final Duration startWithin;
    private final String password;
    private final MovingDataSource dataSource = new MovingDataSource();

    private EmbeddedPostgres running;
    private boolean closed;

    /**
     * Starts the database, making it where there is none. {@link StartRefused} when it cannot run here.
     *
     * @param data the locked data directory
     * @param binaries where the PostgreSQL programs are unpacked
     * @param startWithin how long a start may take, recovery included
     */
    public EmbeddedPostgresServer(Path data, Path binaries, Duration startWithin) {
        this.directory = new ClusterDirectory(data.toAbsolutePath().normalize());
        this.binaries = binaries.toAbsolutePath().normalize();
        this.startWithin = startWithin;
        refuseSweptPlace(data);
        try {
            this.password = directory.password();
            if (!directory.isComplete()) {
                make();
            }
            run();
        } catch (IOException | IllegalStateException | ExceptionInInitializerError e) {
            throw new StartRefused("The embedded PostgreSQL does not start: " + e.getMessage(), remedy(), e);
        }
    }

    /** The hub's database; each connection goes to wherever the server listens at that moment. */
    public DataSource dataSource() {
        return dataSource;
    }

    /** Process number of the postmaster, for supervision and crash tests. */
    public long pid() throws IOException {
        return OrphanPostmaster.named(directory.complete())
                .map(ProcessHandle::pid)
                .orElse(-1L);
    }

    private void make() throws IOException {
        Path place = directory.startAnew();
        LOG.info("Making a new database in {}", directory.complete());
        try (EmbeddedPostgres fresh = start(place);
                Connection connection = fresh.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + DATABASE);
        } catch (SQLException e) {
            throw new IOException(e);
        }
        directory.markComplete();
    }

    private synchronized void run() throws IOException {
        OrphanPostmaster.stop(directory.complete());
        running = start(directory.complete());
        dataSource.moveTo(running.getDatabase(SUPERUSER, DATABASE));
        OrphanPostmaster.named(directory.complete()).ifPresent(this::watch);
    }

    private EmbeddedPostgres start(Path cluster) throws IOException {
        Files.createDirectories(binaries);
        return EmbeddedPostgres.builder()
                .setDataDirectory(cluster)
                .setOverrideWorkingDirectory(binaries.toFile())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPort(0)
                .setPGStartupWait(startWithin)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_connections", "100")
                .setServerConfig("unix_socket_directories", "")
                // its own log, a week of it, in <data>/pg/log; terse: no values of rows
                .setServerConfig("logging_collector", "on")
                .setServerConfig("log_filename", "postgresql-%a.log")
                .setServerConfig("log_truncate_on_rotation", "on")
                .setServerConfig("log_rotation_age", "1440")
                .setServerConfig("log_error_verbosity", "terse")
                // initdb: these follow and override its own "-A trust"
                .setLocaleConfig("auth", "scram-sha-256")
                .setLocaleConfig("pwfile", directory.passwordFile().toString())
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setConnectConfig("password", password)
                .setConnectConfig("ApplicationName", "backhaul")
                .setConnectConfig("connectTimeout", "10")
                .setConnectConfig("tcpKeepAlive", "true")
                .setDataDirectoryCustomizer(EmbeddedPostgresServer::requirePasswords)
                .start();
    }

    /** Other users of this machine must not become superuser of the hub's database. */
    private static void requirePasswords(File cluster) {
        try {
            Files.writeString(
                    cluster.toPath().resolve("pg_hba.conf"),
                    "# written by the hub at every start\n"
                            + "host all all 127.0.0.1/32 scram-sha-256\n"
                            + "host all all ::1/128 scram-sha-256\n");
        } catch (IOException e) {
            throw new IllegalStateException("pg_hba.conf cannot be written", e);
        }
    }

    private void watch(ProcessHandle postmaster) {
        // A moment later, so that the dead server's backends have let go of its shared memory.
        postmaster.onExit().thenRunAsync(this::restart, CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS));
    }

    private synchronized void restart() {
        if (closed) {
            return;
        }
        LOG.error("PostgreSQL has died; starting it again");
        try {
            running.close(); // it still holds its lock file
            run();
        } catch (IOException | IllegalStateException e) {
            LOG.error("PostgreSQL does not come back; trying again", e);
            CompletableFuture.delayedExecutor(5, TimeUnit.SECONDS).execute(this::restart);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        ProcessHandle postmaster = OrphanPostmaster.named(directory.complete()).orElse(null);
        running.close();
        if (postmaster != null) {
            awaitExit(postmaster);
        }
    }

    private static void awaitExit(ProcessHandle postmaster) {
        try {
            postmaster.onExit().get(1, TimeUnit.MINUTES);
        } catch (TimeoutException e) {
            LOG.warn("PostgreSQL (process {}) still writes its last checkpoint", postmaster.pid());
        } catch (ExecutionException e) {
            LOG.warn("Cannot tell whether PostgreSQL has stopped", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The library deletes what it takes for leftovers below its own working directory: the database must not lie there. */
    private static void refuseSweptPlace(Path data) {
        Path swept = Path.of(System.getProperty(
                "ot.epg.working-dir", System.getProperty("java.io.tmpdir") + File.separator + "embedded-pg"));
        if (data.toAbsolutePath().normalize().equals(swept.toAbsolutePath().normalize())) {
            throw new StartRefused(
                    "The data directory " + data + " is where the embedded PostgreSQL clears away leftovers.",
                    "Name another directory in BACKHAUL_DATA, and do not set ot.epg.working-dir.");
        }
    }

    private static String remedy() {
        return "Its own log is in <data>/pg/log. As root it needs user namespaces (Docker's default profile forbids them): run the hub as another user. "
                + "Or give it an existing PostgreSQL in SPRING_DATASOURCE_URL, SPRING_DATASOURCE_USERNAME and "
                + "SPRING_DATASOURCE_PASSWORD.";
    }
}
