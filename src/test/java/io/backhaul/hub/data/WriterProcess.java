package io.backhaul.hub.data;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** A hub reduced to its data directory and database, to be killed: writes rows and says each one once it is acknowledged. */
final class WriterProcess {

    private WriterProcess() {}

    public static void main(String[] args) throws Exception {
        DataDirectory data = DataDirectory.open(Path.of(args[0]));
        EmbeddedPostgresServer postgres =
                new EmbeddedPostgresServer(data.path(), Path.of(args[1]), Duration.ofMinutes(2));
        System.out.println("postmaster " + postgres.pid());
        try (Connection connection = postgres.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create table if not exists written (id bigint generated always as identity)");
        }
        while (true) {
            write(postgres);
            LockSupport.parkNanos(10_000_000);
        }
    }

    private static void write(EmbeddedPostgresServer postgres) {
        try (Connection connection = postgres.dataSource().getConnection();
                PreparedStatement insert = connection.prepareStatement("insert into written default values")) {
            while (true) {
                insert.executeUpdate();
                System.out.println("written");
            }
        } catch (SQLException e) {
            System.out.println("away " + e.getSQLState());
        }
    }
}
