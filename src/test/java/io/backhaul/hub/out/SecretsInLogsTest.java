package io.backhaul.hub.out;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.backhaul.hub.out.HttpCalls.NoAnswer;
import io.backhaul.hub.settings.Secret;
import io.backhaul.hub.settings.Shelf;
import io.backhaul.hub.settings.StoreConfig;
import io.backhaul.partner.paypal.PayPalToken;
import io.backhaul.partner.shopify.ShopifyCall;
import io.backhaul.store.MasterKey;
import io.backhaul.store.StoreConnections;
import io.backhaul.store.Vault;
import io.backhaul.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Whoever sets the log level to DEBUG sees what the hub does, and never a credential. */
class SecretsInLogsTest {

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Level before = root.getLevel();
    private final List<Appender<ILoggingEvent>> usual = new ArrayList<>();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    /** All loggers at DEBUG but those that the installation's own settings name. */
    @BeforeEach
    void listen() throws Exception {
        root.iteratorForAppenders().forEachRemaining(usual::add);
        usual.forEach(root::detachAppender);
        JsonNode levels = new YAMLMapper()
                .readTree(Path.of("config/application.yaml").toFile())
                .at("/logging/level");
        levels.properties().stream()
                .filter(level -> !level.getKey().equals("root"))
                .forEach(level -> ((Logger) LoggerFactory.getLogger(level.getKey()))
                        .setLevel(Level.valueOf(level.getValue().asText())));
        root.setLevel(Level.DEBUG);
        log.start();
        root.addAppender(log);
    }

    @AfterEach
    void stopListening() {
        root.detachAppender(log);
        root.setLevel(before);
        usual.forEach(root::addAppender);
    }

    @Test
    void noCredentialStandsInAnyLine(@TempDir Path data) throws Exception {
        String token;
        try (GatewayWorld world = new GatewayWorld(data)) {
            world.route("paypal-demo", world.setting("DEMO_PAYPAL_URL"));
            PayPalApi paypal = new PayPalApi(world.http, world.merchants(Map.of()), Clock.systemUTC());
            paypal.call("paypal:demo", "GET", "/v2/payments/refunds/NONE", Map.of(), null);
            world.desk.post("/sandbox/paypal/faults", Map.of("kind", "down", "times", 1));
            assertThatThrownBy(() -> paypal.call("paypal:demo", "GET", "/v2/payments/refunds/NONE", Map.of(), null))
                    .isInstanceOf(NoAnswer.class);
            token = world.desk
                    .items("/sandbox/paypal/tokens")
                    .get(0)
                    .get("value")
                    .asText();
        }
        String lines = lines();
        assertThat(lines).contains("paypal");
        assertThat(lines)
                .doesNotContain("sandbox-paypal-secret")
                .doesNotContain(PayPalToken.headers("sandbox-client", "sandbox-paypal-secret")
                        .get("Authorization"))
                .doesNotContain(token);
    }

    @Test
    void noStoreCredentialStandsInAnyLine(@TempDir Path data) throws Exception {
        List<String> secrets = new ArrayList<>(List.of("sandbox-app-secret", "sandbox-session-token"));
        TestDatabase database = TestDatabase.fresh();
        MasterKey master = MasterKey.of("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
        StoreConnections connections =
                new StoreConnections(database.jdbc(), new Vault(database.jdbc(), Clock.systemUTC(), master));
        try (GatewayWorld world = new GatewayWorld(data)) {
            world.route("shopify-demo", world.setting("DEMO_SHOPIFY_URL"));
            StoreTokens tokens = new StoreTokens(world.http, connections, database.transactions(), Clock.systemUTC());
            StoreConfig store = embedded(world.setting("DEMO_SHOPIFY_URL"));
            tokens.exchange(store, "sandbox-session-token");
            String refused = tokens.token(store, null);
            tokens.token(store, refused);
            world.desk.post("/sandbox/shopify/app", Map.of("installed", false));
            assertThatThrownBy(() -> tokens.token(store, tokens.token(store, null)))
                    .isInstanceOf(StoreAccess.NoAccess.class)
                    .hasMessageContaining("invalid_client");
            world.desk.items("/sandbox/shopify/tokens").forEach(token -> {
                secrets.add(token.get("value").asText());
                secrets.add(token.get("refresh").asText());
            });
        }
        assertThat(secrets).hasSize(6);
        assertThat(lines()).contains("shopify").doesNotContain(secrets);
    }

    private static StoreConfig embedded(String url) {
        return new StoreConfig(
                "demo",
                "demo",
                "shopify",
                "demo.myshopify.com",
                url,
                ShopifyCall.VERSION,
                new StoreConfig.Login.Exchanged("sandbox-app", new Secret("sandbox-app-secret")),
                List.of(),
                List.of(),
                Shelf.PLAIN);
    }

    private String lines() {
        return log.list.stream()
                .map(line -> line.getFormattedMessage()
                        + (line.getThrowableProxy() == null
                                ? ""
                                : ThrowableProxyUtil.asString(line.getThrowableProxy())))
                .collect(Collectors.joining("\n"));
    }
}
