package io.backhaul.hub.out;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import io.backhaul.core.fixture.Row;
import io.backhaul.hub.StartRefused;
import io.backhaul.hub.out.OutgoingMail.NotTaken;
import io.backhaul.hub.work.MailLogin;
import io.backhaul.hub.work.MailLogin.NoLogin;
import io.backhaul.hub.work.MailSettings;
import io.backhaul.hub.work.SmtpSettings;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.subethamail.smtp.AuthenticationHandler;
import org.subethamail.smtp.AuthenticationHandlerFactory;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

/** Our own route against mail servers as they are: with a password, with tokens only, with no login at all. */
@Row("N12")
class OutgoingMailTest {

    private static final char[] CERTIFICATE_PASSWORD = "changeit".toCharArray();

    private final List<String> taken = new CopyOnWriteArrayList<>();
    private final List<String> tried = new CopyOnWriteArrayList<>();
    private DefaultCamelContext camel;
    private SMTPServer server;

    @AfterEach
    void stop() {
        if (camel != null) {
            camel.stop();
        }
        if (server != null) {
            server.stop();
        }
    }

    @Test
    void aTokenLogsInOverStartTlsAndOneThatWasRevokedIsReplaced() throws Exception {
        start(server("XOAUTH2", "good").enableTLS().requireTLS().requireAuth());
        OutgoingMail mail = mail(smtp("smtp", "returns", "", true), tokens("revoked", "good"));

        assertThatThrownBy(() -> mail.send(message()))
                .isInstanceOf(NotTaken.class)
                .hasMessageStartingWith("the mail server did not take it: 535")
                .hasCauseInstanceOf(AuthenticationFailedException.class);
        mail.send(message());
        mail.send(message());

        assertThat(taken).hasSize(2).allMatch(m -> m.contains("Message-ID: <1@backhaul.test>"));
        String revoked = "user=returns\1auth=Bearer revoked\1\1";
        String good = "user=returns\1auth=Bearer good\1\1";
        assertThat(tried).as("Jakarta Mail tries a refused one twice").containsExactly(revoked, revoked, good, good);
    }

    @Test
    void withoutAnyTokenTheMailWaitsWithTheReason() throws Exception {
        start(server("XOAUTH2", "good").enableTLS().requireTLS().requireAuth());
        MailLogin none = (mailbox, refused) -> {
            throw new NoLogin("no token now: HTTP 503", false);
        };
        OutgoingMail mail = mail(smtp("smtp", "returns", "", true), none);
        assertThatThrownBy(() -> mail.send(message()))
                .isInstanceOf(NotTaken.class)
                .hasMessage("the mail server did not take it: no token now: HTTP 503");
        assertThat(tried).isEmpty();
    }

    @Test
    void nothingIsSaidToAServerThatRefusesToEncrypt() throws Exception {
        start(server("PLAIN", "secret").hideTLS());
        OutgoingMail mail = mail(smtp("smtp", "returns", "secret", true), tokens());
        assertThatThrownBy(() -> mail.send(message()))
                .isInstanceOf(NotTaken.class)
                .hasMessageContaining("STARTTLS is required");
        assertThat(tried).isEmpty();
    }

    @Test
    void aPasswordLogsInEncryptedFromTheFirstByte() throws Exception {
        start(server("PLAIN", "secret").serverSocketFactory(tls()).requireAuth());
        mail(smtp("smtps", "returns", "secret", false), tokens()).send(message());
        assertThat(tried).containsExactly("returns\0returns\0secret");
        assertThat(taken).hasSize(1);
    }

    @Test
    void aServerThatWantsNoLoginGetsNone() throws Exception {
        start(server("PLAIN", "secret"));
        mail(smtp("smtp", "", "", false), tokens()).send(message());
        assertThat(tried).isEmpty();
        assertThat(taken).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "smtp, mail.example, returns, secret, false, would cross the network unencrypted",
        "imap, mail.example, returns, secret, false, protocol is imap",
        "smtps, mail.example, returns, '', false, neither a password nor a token"
    })
    void aStartIsRefusedThatCouldNotSendOrWouldShowThePassword(
            String protocol, String host, String user, String password, boolean starttls, String problem) {
        SmtpSettings smtp = new SmtpSettings(host, 465, user, password, protocol, starttls);
        assertThatThrownBy(() -> smtp.require(mailbox()))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining(problem)
                .extracting(e -> ((StartRefused) e).remedy())
                .asString()
                .contains("MAIL_SMTP_");
    }

    private SmtpSettings smtp(String protocol, String user, String password, boolean starttls) {
        return new SmtpSettings("localhost", server.getPortAllocated(), user, password, protocol, starttls);
    }

    private static MailSettings mailbox() {
        MailSettings.Imap imap =
                new MailSettings.Imap("imap.example", 993, true, false, "returns", "", null, null, null);
        return new MailSettings("returns@backhaul.test", "mx.backhaul.test", "demo", imap);
    }

    /** A provider that grants these, each until it is refused. */
    private static MailLogin tokens(String... tokens) {
        List<String> left = new CopyOnWriteArrayList<>(tokens);
        return (mailbox, refused) -> {
            left.remove(refused);
            return left.get(0);
        };
    }

    private OutgoingMail mail(SmtpSettings smtp, MailLogin tokens) throws Exception {
        SmtpLogin login = new SmtpLogin(smtp, mailbox(), tokens);
        Properties properties = smtp.properties();
        properties.setProperty("mail." + smtp.protocol() + ".ssl.trust", "localhost");
        properties.setProperty("mail." + smtp.protocol() + ".ssl.checkserveridentity", "false");
        camel = new DefaultCamelContext();
        camel.getRegistry().bind("smtpLogin", login);
        camel.getRegistry().bind("smtpProperties", properties);
        Properties addresses = new Properties();
        addresses.setProperty("backhaul.mail.smtp.protocol", smtp.protocol());
        addresses.setProperty("backhaul.mail.smtp.host", smtp.host());
        addresses.setProperty("backhaul.mail.smtp.port", String.valueOf(smtp.port()));
        camel.getPropertiesComponent().setInitialProperties(addresses);
        PluginHelper.getRoutesLoader(camel)
                .loadRoutes(PluginHelper.getResourceLoader(camel).resolveResource("file:routes/out/mail.camel.yaml"));
        camel.start();
        return new OutgoingMail(camel.createProducerTemplate(), login);
    }

    private static MimeMessage message() throws Exception {
        String text = String.join(
                "\r\n",
                "From: returns@backhaul.test",
                "To: rma@acme.example",
                "Message-ID: <1@backhaul.test>",
                "",
                "Hello");
        return SupplierMails.asWritten(text.getBytes(StandardCharsets.UTF_8), "returns@backhaul.test");
    }

    private void start(SMTPServer.Builder builder) {
        server = builder.build();
        server.start();
    }

    private SMTPServer.Builder server(String mechanism, String secret) throws Exception {
        return SMTPServer.port(0)
                .bindAddress(InetAddress.getLoopbackAddress())
                .startTlsSocketFactory(tls())
                .authenticationHandlerFactory(new Gate(mechanism, secret))
                .messageHandler((context, from, to, data) -> taken.add(new String(data, StandardCharsets.UTF_8)));
    }

    private static SSLContext tls() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = GreenMail.class.getResourceAsStream("/greenmail.p12")) {
            store.load(new ByteArrayInputStream(in.readAllBytes()), CERTIFICATE_PASSWORD);
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, CERTIFICATE_PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    /** Takes one mechanism, and whoever knows the secret. */
    private final class Gate implements AuthenticationHandlerFactory, AuthenticationHandler {

        private final String mechanism;
        private final String secret;

        private Gate(String mechanism, String secret) {
            this.mechanism = mechanism;
            this.secret = secret;
        }

        @Override
        public List<String> getAuthenticationMechanisms() {
            return List.of(mechanism);
        }

        @Override
        public AuthenticationHandler create() {
            return this;
        }

        @Override
        public Optional<String> auth(String input, MessageContext context) throws RejectException {
            String[] words = input.split(" ");
            if (words.length == 2) {
                return Optional.of("334 ");
            }
            String said = new String(Base64.getDecoder().decode(words[words.length - 1]), StandardCharsets.UTF_8);
            tried.add(said);
            if (!said.contains(secret)) {
                throw new RejectException(535, "5.7.8 Authentication credentials invalid");
            }
            return Optional.empty();
        }

        @Override
        public Object getIdentity() {
            return "returns";
        }
    }
}
