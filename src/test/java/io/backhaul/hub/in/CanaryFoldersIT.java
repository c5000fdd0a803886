package io.backhaul.hub.in;

import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.core.fixture.Row;
import io.backhaul.hub.work.MailSettings;
import io.backhaul.hub.work.MailSettings.Imap;
import io.backhaul.partner.mail.CanaryMail;
import io.backhaul.store.Canaries;
import io.backhaul.store.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** Two folders of one mailbox are two channels, each with canaries of its own. */
class CanaryFoldersIT {

    private final JdbcTransactionManager manager = new JdbcTransactionManager(TestDatabase.empty());
    private final JdbcClient db = JdbcClient.create(manager.getDataSource());
    private final MailServer server = new MailServer();
    private final MailNode node = new MailNode(manager);
    private final MailSettings mail = MailNode.at(server.line.port());

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    @Row("N12")
    void aCanaryOfAnotherFolderIsNoMailAndProvesNothingForItsOwn() {
        String channel = "mail:returns/Suppliers";
        Canaries canaries = new Canaries(db);
        String token = canaries.next("demo", channel, Duration.ofHours(1)).orElseThrow();
        byte[] canary = CanaryMail.write(mail.address(), "Suppliers", token, MailNode.NOW);
        server.deliver(canary);
        server.deliver("<1@acme.example>", "approved");
        node.mailbox(mail).poll(() -> true);
        assertThat(db.sql("select source_id from receipt").query(String.class).list())
                .containsExactly("<1@acme.example>");
        assertThat(server.count()).as("removed").isEqualTo(1);
        assertThat(canaries.state("demo", channel, Duration.ZERO))
                .satisfies(state -> assertThat(state.seenAt()).isNull())
                .satisfies(state ->
                        assertThat(state.error()).isEqualTo("it came to folder INBOX of returns@backhaul.test"));

        String report =
                "Message-ID: <2@mx>\r\nFrom: postmaster@mx\r\nContent-Type: multipart/report; boundary=x\r\n\r\n--x\r\n"
                        + "Message-ID: <canary." + token + "@backhaul.test>\r\n--x--\r\n";
        server.deliver(report.getBytes(StandardCharsets.US_ASCII));
        node.mailbox(mail).poll(() -> true);
        assertThat(db.sql("select status from receipt where source_id = '<2@mx>'")
                        .query(String.class)
                        .single())
                .as("its bounce is no question, wherever it arrives")
                .isEqualTo("IGNORED");

        server.deliverTo("Suppliers", canary);
        node.mailbox(MailNode.at(
                        server.line.port(),
                        i -> new Imap(
                                i.host(), i.port(), false, false, i.user(), i.password(), "Suppliers", null, null)))
                .poll(() -> true);
        assertThat(canaries.state("demo", channel, Duration.ZERO).seenAt()).isNotNull();
        assertThat(db.sql("select count(*) from receipt").query(Long.class).single())
                .isEqualTo(2);
    }
}
