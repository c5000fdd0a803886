package io.backhaul.hub.in;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.backhaul.core.fixture.Row;
import io.backhaul.store.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two hubs read one mailbox and are killed with -9 again and again while they do. */
class MailboxKillIT {

    private static final int MAILS = 150;
    private static final int KILLS = 10;

    private final DataSource database = TestDatabase.empty();
    private final JdbcClient db = JdbcClient.create(database);
    private final MailServer server = new MailServer();
    private final List<Process> hubs = new ArrayList<>();

    @AfterEach
    void stop() {
        hubs.forEach(Process::destroyForcibly);
        server.close();
    }

    private long receipts() {
        return db.sql("select count(*) from receipt").query(Long.class).single();
    }

    private Process hub() throws Exception {
        Path log = Files.createDirectories(Path.of("target")).resolve("mailbox-kill.log");
        try (Connection connection = database.getConnection()) {
            Process started = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            "-Xmx128m",
                            "-XX:TieredStopAtLevel=1",
                            MailNodeProcess.class.getName(),
                            connection.getMetaData().getURL(),
                            connection.getMetaData().getUserName(),
                            TestDatabase.password(),
                            String.valueOf(server.line.port()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            hubs.add(started);
            return started;
        }
    }

    @Test
    @Row("N12")
    void eachMailIsOneReceiptHoweverOftenTheHubsAreKilled() throws Exception {
        for (int i = 0; i < MAILS; i++) {
            server.deliver("<" + i + "@acme.example>", "approved " + i);
        }
        Process steady = hub();
        for (int kill = 0; kill < KILLS && receipts() < MAILS; kill++) {
            Process killed = hub();
            long before = receipts();
            await().atMost(Duration.ofSeconds(60)).until(() -> receipts() > before + 2 || receipts() == MAILS);
            killed.destroyForcibly().waitFor();
            if (kill % 3 == 2) {
                steady.destroyForcibly().waitFor();
                steady = hub();
            }
        }
        await().atMost(Duration.ofSeconds(90)).until(() -> receipts() >= MAILS);
        assertThat(receipts()).isEqualTo(MAILS);
        assertThat(db.sql("select count(distinct source_id) from receipt")
                        .query(Long.class)
                        .single())
                .isEqualTo(MAILS);
        assertThat(db.sql("select count(*) from outbox").query(Long.class).single())
                .as("each is queued for reading once")
                .isEqualTo(MAILS);
    }
}
