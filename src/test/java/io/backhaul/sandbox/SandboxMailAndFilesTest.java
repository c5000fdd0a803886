package io.backhaul.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import jakarta.mail.UIDFolder;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The mail and file servers, seen through real clients. */
class SandboxMailAndFilesTest {

    private static final URI NOBODY = URI.create("http://127.0.0.1:9");

    @TempDir
    Path data;

    private SandboxPartners partners;
    private ControlDesk desk;

    @BeforeEach
    void start() throws Exception {
        partners = SandboxPartners.start(data, NOBODY, 0);
        desk = SomeReturn.desk(partners);
    }

    @AfterEach
    void stop() throws Exception {
        partners.close();
    }

    private String setting(String name) {
        return partners.settings().get(name);
    }

    private void send(String raw) throws Exception {
        Properties smtp = new Properties();
        smtp.put("mail.smtp.host", setting("MAIL_SMTP_HOST"));
        smtp.put("mail.smtp.port", setting("MAIL_SMTP_PORT"));
        Session session = Session.getInstance(smtp);
        MimeMessage message = new MimeMessage(session, new ByteArrayInputStream(raw.getBytes(StandardCharsets.UTF_8)));
        try (Transport transport = session.getTransport("smtp")) {
            transport.connect();
            transport.sendMessage(message, message.getAllRecipients()); // Transport.send would write its own Message-ID
        }
    }

    private record Seen(long validity, List<Long> uids, List<String> ids) {}

    private Seen mailbox() throws Exception {
        try (Store store = Session.getInstance(new Properties()).getStore("imap")) {
            store.connect(setting("MAIL_IMAP_HOST"), Integer.parseInt(setting("MAIL_IMAP_PORT")), "returns", "returns");
            Folder inbox = store.getFolder("INBOX");
            inbox.open(Folder.READ_ONLY);
            UIDFolder uids = (UIDFolder) inbox;
            Seen seen = new Seen(uids.getUIDValidity(), new ArrayList<>(), new ArrayList<>());
            for (Message message : inbox.getMessages()) {
                seen.uids().add(uids.getUID(message));
                seen.ids().add(message.getHeader("Message-ID")[0]);
            }
            return seen;
        }
    }

    @Test
    void whatTheHubSendsLandsInTheSuppliersOutbox() throws Exception {
        send("""
                From: returns@backhaul.test
                To: rma@acme.example
                Subject: Return for #1
                Message-ID: <ask-1@backhaul.test>
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: text/plain; charset=utf-8

                Please authorise #1.
                --b
                Content-Type: image/jpeg; name=photo.jpg
                Content-Disposition: attachment; filename=photo.jpg
                Content-Transfer-Encoding: base64

                /9j/
                --b--
                """);

        JsonNode mail = desk.items("/sandbox/mail/outbox?to=rma%40acme.example").get(0);
        assertThat(mail.get("messageId").asText()).isEqualTo("<ask-1@backhaul.test>");
        assertThat(mail.get("text").asText().strip()).isEqualTo("Please authorise #1.");
        assertThat(mail.at("/attachments/0/name").asText()).isEqualTo("photo.jpg");
        assertThat(mail.at("/attachments/0/size").asInt()).isEqualTo(3);
        assertThat(desk.items("/sandbox/mail/outbox?to=support%40spock.example"))
                .isEmpty();
    }

    @Test
    void deliveredMailKeepsItsUidOverARestart() throws Exception {
        desk.raw("POST", "/sandbox/mail/deliver", "Message-ID: <a@acme.example>\nTo: returns@backhaul.test\n\nOne\n");
        send("Message-ID: <b@acme.example>\nTo: returns+token@backhaul.test\nFrom: rma@acme.example\n\nTwo\n");
        Seen before = mailbox();
        Map<String, String> settings = partners.settings();

        partners.close();
        partners = SandboxPartners.start(data, NOBODY, 0);

        assertThat(partners.settings()).isEqualTo(settings);
        assertThat(before.ids()).containsExactly("<a@acme.example>", "<b@acme.example>");
        assertThat(mailbox()).isEqualTo(before);
    }

    @Test
    void filesOfOneSupplierNeverShareASecond() throws Exception {
        desk.raw("PUT", "/sandbox/sftp/globex/in/insp-1.csv", "a");
        desk.raw("PUT", "/sandbox/sftp/globex/in/again-1.csv", "b");

        try (SftpSession globex = new SftpSession("globex")) {
            long first = globex.client.stat("in/insp-1.csv").getModifyTime().toMillis() / 1000;
            long second = globex.client.stat("in/again-1.csv").getModifyTime().toMillis() / 1000;
            assertThat(first).isLessThan(second);
        }
    }

    @Test
    void whatTheHubLeavesIsSeenOnlyByItsSupplier() throws Exception {
        try (SftpSession globex = new SftpSession("globex")) {
            globex.write("out/rma-1.csv.tmp", "half");
            globex.write("out/rma-1.csv", "Order\n#1\n");
            globex.client.mkdir("in/.done");
        }
        JsonNode left = desk.get("/sandbox/sftp/globex/out");
        assertThat(left.get("items")).hasSize(1);
        assertThat(left.at("/items/0/name").asText()).isEqualTo("rma-1.csv");
        assertThat(left.at("/items/0/text").asText()).contains("#1");
        assertThat(desk.get("/sandbox/sftp/initech/out").get("items")).isEmpty();
        assertThat(Files.readString(Path.of(setting("SFTP_KNOWN_HOSTS"))))
                .contains("[127.0.0.1]:" + setting("GLOBEX_SFTP_PORT") + " ecdsa-sha2-nistp256 ");
    }

    /** A logged-in SFTP client. */
    private final class SftpSession implements AutoCloseable {
        private final SshClient ssh = SshClient.setUpDefaultClient();
        private final ClientSession session;
        private final SftpClient client;

        SftpSession(String supplier) throws Exception {
            ssh.setServerKeyVerifier((s, address, key) -> true);
            ssh.start();
            int port = Integer.parseInt(setting("GLOBEX_SFTP_PORT"));
            session = ssh.connect(supplier, setting("GLOBEX_SFTP_HOST"), port)
                    .verify(5000)
                    .getSession();
            session.addPasswordIdentity(supplier);
            session.auth().verify(5000);
            client = SftpClientFactory.instance().createSftpClient(session);
        }

        void write(String path, String text) throws Exception {
            try (var out = client.write(path)) {
                out.write(text.getBytes(StandardCharsets.UTF_8));
            }
        }

        @Override
        public void close() throws IOException {
            client.close();
            session.close();
            ssh.stop();
        }
    }
}
