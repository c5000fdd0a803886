package io.backhaul.hub.in;

import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.core.fixture.Row;
import io.backhaul.hub.out.HttpCalls;
import io.backhaul.hub.work.MailSettings;
import io.backhaul.hub.work.MailSettings.Imap;
import io.backhaul.hub.work.MailSettings.OAuth;
import io.backhaul.sandbox.kit.Answer;
import io.backhaul.sandbox.kit.PartnerServer;
import io.backhaul.store.ChannelMarks;
import io.backhaul.store.MailboxTokens;
import io.backhaul.store.MasterKey;
import io.backhaul.store.TestDatabase;
import io.backhaul.store.Vault;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A mailbox that wants a token: a provider that gives them, an IMAP server that takes nothing else. */
@Row("N12")
class MailTokensIT {

    private final JdbcTransactionManager manager = new JdbcTransactionManager(TestDatabase.empty());
    private final JdbcClient db = JdbcClient.create(manager.getDataSource());
    private final MailServer server = new MailServer();
    private final List<Map<String, String>> asked = new ArrayList<>();
    private final List<Answer> answers = new ArrayList<>();
    private DefaultCamelContext camel;
    private PartnerServer provider;
    private TokenGate gate;

    @BeforeEach
    void start() throws Exception {
        gate = new TokenGate(server.ownPort());
        provider = new PartnerServer(0);
        provider.on("POST", "/token", call -> {
            asked.add(call.form());
            return answers.isEmpty() ? Answer.json(503, Map.of()) : answers.remove(0);
        });
        provider.start();
        camel = new DefaultCamelContext();
        HttpComponent component = new HttpComponent();
        component.setAutomaticRetriesDisabled(true);
        camel.addComponent("http", component);
        Properties patience = new Properties();
        patience.put("backhaul.http.connect-timeout", "2000");
        patience.put("backhaul.http.response-timeout", "2000");
        camel.getPropertiesComponent().setInitialProperties(patience);
        PluginHelper.getRoutesLoader(camel)
                .loadRoutes(PluginHelper.getResourceLoader(camel)
                        .resolveResource("file:routes/out/partner-call.camel.yaml"));
        camel.start();
        TemplatedRouteBuilder.builder(camel, "partner-call")
                .routeId("tokens")
                .parameter("name", MailTokens.route(mail("")))
                .parameter("url", provider.base() + "/token")
                .add();
    }

    @AfterEach
    void stop() {
        camel.stop();
        provider.close();
        gate.close();
        server.close();
    }

    private MailSettings mail(String refreshToken) {
        OAuth oauth = new OAuth("http://127.0.0.1:9/token", "app", "the-secret", refreshToken, "mail.read");
        return MailNode.at(
                gate == null ? 0 : gate.port(),
                i -> new Imap(i.host(), i.port(), false, false, i.user(), null, i.folder(), i.largest(), oauth));
    }

    private MailTokens tokens() {
        Vault vault = new Vault(db, Clock.systemUTC(), MasterKey.of("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="));
        return new MailTokens(
                new HttpCalls(camel.createProducerTemplate()),
                new MailboxTokens(db, vault),
                new TransactionTemplate(manager),
                Clock.systemUTC());
    }

    /** As after a start of the hub. */
    private Mailbox mailbox(String refreshToken) {
        return new MailNode(manager).mailbox(mail(refreshToken), tokens());
    }

    private void grants(String token, int seconds, String refreshToken) {
        Map<String, Object> answer = new HashMap<>(Map.of("access_token", token, "expires_in", seconds));
        if (refreshToken != null) {
            answer.put("refresh_token", refreshToken);
        }
        answers.add(Answer.json(answer));
        gate.good.add(token);
    }

    private String error() {
        return new ChannelMarks(db).find("demo", MailNode.CHANNEL).orElseThrow().error();
    }

    private long receipts() {
        return db.sql("select count(*) from receipt").query(Long.class).single();
    }

    @Test
    void aTokenIsFetchedOnceAndServesUntilItExpires() {
        server.deliver("<1@acme.example>", "approved");
        grants("first", 3600, null);
        Mailbox mailbox = mailbox("");
        mailbox.poll(() -> true);
        mailbox.poll(() -> true);
        assertThat(receipts()).isEqualTo(1);
        assertThat(asked)
                .singleElement()
                .satisfies(form -> assertThat(form)
                        .containsEntry("grant_type", "client_credentials")
                        .containsEntry("client_id", "app")
                        .containsEntry("scope", "mail.read"));
        assertThat(gate.tried).startsWith("first");
    }

    @Test
    void aRevokedTokenIsFetchedAnewOnce() {
        grants("revoked", 3600, null);
        gate.good.clear();
        grants("second", 3600, null);
        server.deliver("<1@acme.example>", "approved");
        mailbox("").poll(() -> true);
        assertThat(receipts()).isEqualTo(1);
        assertThat(gate.tried).startsWith("revoked", "second");
    }

    @Test
    void aTokenIsNotUsedToItsLastSecond() throws Exception {
        grants("short", 30, null);
        grants("long", 3600, null);
        MailTokens tokens = tokens();
        assertThat(tokens.secret(mail(""), null)).isEqualTo("short");
        assertThat(tokens.secret(mail(""), null)).isEqualTo("long");
        assertThat(tokens.secret(mail(""), null)).isEqualTo("long");
        assertThat(mail("").toString()).doesNotContain("the-secret");
    }

    @Test
    void aRefreshTokenTheProviderReplacesIsUsedAfterARestart() {
        grants("first", 3600, "refresh-2");
        mailbox("refresh-1").poll(() -> true);
        grants("second", 3600, "refresh-3");
        mailbox("refresh-1").poll(() -> true);
        grants("third", 3600, null);
        mailbox("refresh-1").poll(() -> true);
        grants("fourth", 3600, null);
        mailbox("refresh-new").poll(() -> true);
        assertThat(asked)
                .extracting(form -> form.get("refresh_token"))
                .containsExactly("refresh-1", "refresh-2", "refresh-3", "refresh-new");
        assertThat(db.sql("select encode(token, 'escape') from mailbox_token")
                        .query(String.class)
                        .single())
                .doesNotContain("refresh");
    }

    @Test
    void whatTheProviderRefusesIsSaidOnceWithoutASecret() {
        answers.add(
                Answer.json(400, Map.of("error", "invalid_client", "error_description", "secret the-secret is old")));
        PrintStream before = System.out;
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        System.setOut(new PrintStream(log, true, StandardCharsets.UTF_8));
        Mailbox mailbox = mailbox("");
        try {
            mailbox.poll(() -> true);
        } finally {
            System.setOut(before);
        }
        assertThat(error()).isEqualTo("the login is refused: the provider grants no token: HTTP 400, invalid_client");
        assertThat(log.toString(StandardCharsets.UTF_8)).doesNotContain("the-secret");
        assertThat(mailbox.due()).as("it is not asked again at once").isFalse();
    }
}
