package io.backhaul.store;

import io.backhaul.hub.data.EmbeddedPostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** One real PostgreSQL for all tests of a JVM, made on first use and stopped with it. */
public final class TestDatabase {

    private static EmbeddedPostgresServer server;
    private static Path data;

    private TestDatabase() {}

    /** The database as a new installation has it: migrated and without rows. */
    public static synchronized DataSource empty() {
        if (server == null) {
            server = start();
        }
        Flyway flyway = Flyway.configure()
                .dataSource(server.dataSource())
                .cleanDisabled(false)
                .load();
        flyway.clean();
        flyway.migrate();
        return server.dataSource();
    }

    /** For a process of its own; its user is the one that connections of {@link #empty} name. */
    public static String password() throws IOException {
        return Files.readString(data.resolve("pg.password")).strip();
    }

    private static EmbeddedPostgresServer start() {
        try {
            Files.createDirectories(Path.of("target"));
            data = Files.createTempDirectory(Path.of("target"), "test-database-");
            EmbeddedPostgresServer started =
                    new EmbeddedPostgresServer(data, Path.of("target", "postgres-bin"), Duration.ofMinutes(2));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(started)));
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void stop(EmbeddedPostgresServer started) {
        try {
            started.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
