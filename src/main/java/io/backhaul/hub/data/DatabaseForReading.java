package io.backhaul.hub.data;

import io.backhaul.hub.StartRefused;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * The hub's database for tools that only look, beside a running hub or without one. The database itself refuses every write
 * on these connections.
 */
public final class DatabaseForReading implements AutoCloseable {

    private static final int PORT_LINE = 3;
    private static final String READ_ONLY = "-c default_transaction_read_only=on";

    private final DataSource dataSource;
    private final Closeable server;

    private DatabaseForReading(DataSource dataSource, Closeable server) {
        this.dataSource = dataSource;
        this.server = server;
    }

    /** The database these settings name; {@link StartRefused} when there is none. */
    public static DatabaseForReading open(Environment settings) {
        String url = settings.getProperty("spring.datasource.url", "");
        if (!url.isBlank()) {
            PGSimpleDataSource external = new PGSimpleDataSource();
            external.setURL(url);
            external.setUser(settings.getProperty("spring.datasource.username"));
            external.setPassword(settings.getProperty("spring.datasource.password"));
            external.setOptions(READ_ONLY);
            return new DatabaseForReading(external, () -> {});
        }
        return embedded(Path.of(settings.getProperty("backhaul.data", "./data")), settings);
    }

    private static DatabaseForReading embedded(Path data, Environment settings) {
        ClusterDirectory cluster = new ClusterDirectory(data.toAbsolutePath().normalize());
        if (!cluster.isComplete()) {
            throw new StartRefused(
                    "There is no database in " + data.toAbsolutePath().normalize() + ".",
                    "Run this from the hub's directory, or name its data directory in BACKHAUL_DATA.");
        }
        try {
            return OrphanPostmaster.named(cluster.complete()).isPresent()
                    ? new DatabaseForReading(running(cluster), () -> {})
                    : started(data, settings);
        } catch (IOException e) {
            throw new StartRefused("The database in " + data + " cannot be read: " + e, "Look at its files.", e);
        }
    }

    /** The server of the hub that runs now; its port stands beside its number. */
    private static DataSource running(ClusterDirectory cluster) throws IOException {
        List<String> lines = Files.readAllLines(cluster.complete().resolve("postmaster.pid"));
        PGSimpleDataSource running = new PGSimpleDataSource();
        running.setServerNames(new String[] {"localhost"});
        running.setPortNumbers(new int[] {Integer.parseInt(lines.get(PORT_LINE).strip())});
        running.setDatabaseName(EmbeddedPostgresServer.DATABASE);
        running.setUser(EmbeddedPostgresServer.SUPERUSER);
        running.setPassword(cluster.password());
        running.setOptions(READ_ONLY);
        return running;
    }

    /** No hub runs: its server is started for as long as this is open, under the hub's own lock. */
    private static DatabaseForReading started(Path data, Environment settings) {
        DataDirectory locked = DataDirectory.open(data);
        String binaries = settings.getProperty("backhaul.postgres.binaries", "");
        EmbeddedPostgresServer server = new EmbeddedPostgresServer(
                locked.path(),
                binaries.isBlank() ? locked.resolve("postgres-bin") : Path.of(binaries),
                java.time.Duration.ofMinutes(2));
        return new DatabaseForReading(new OnlyReading(server.dataSource()), () -> {
            server.close();
            locked.close();
        });
    }

    /** Connections whose transactions are read-only. */
    private static final class OnlyReading extends DelegatingDataSource {

        OnlyReading(DataSource target) {
            super(target);
        }

        @Override
        public Connection getConnection() throws SQLException {
            Connection connection = super.getConnection();
            connection.setReadOnly(true);
            return connection;
        }
    }

    public DataSource dataSource() {
        return dataSource;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
