package io.backhaul.hub.out;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.backhaul.hub.out.HttpCalls.Answer;
import io.backhaul.hub.settings.Merchants;
import io.backhaul.hub.settings.ShippedFiles;
import io.backhaul.hub.settings.StoreConfig;
import io.backhaul.partner.shopify.ShopifyAnswer;
import io.backhaul.partner.shopify.ShopifyBudget.Use;
import io.backhaul.partner.shopify.ShopifyCall;
import io.backhaul.store.MasterKey;
import io.backhaul.store.StoreConnections;
import io.backhaul.store.StoreConnections.State;
import io.backhaul.store.StoreTasks;
import io.backhaul.store.Unfinished;
import io.backhaul.store.Vault;
import io.backhaul.testing.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** Tokens, the budget and the state of a connection, against the simulated stores and a real database. */
class StoreAccessIT {

    private static final String FIXED = "    token: ${DEMO_SHOPIFY_TOKEN}";
    private static final String OWN = "    clientId: sandbox-app\n    clientSecret: sandbox-app-secret";
    private static final String EMBEDDED = OWN + "\n    grant: token_exchange";

    private final TestDatabase database = TestDatabase.fresh();
    private final MasterKey master = MasterKey.of("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
    private final Vault vault = new Vault(database.jdbc(), Clock.systemUTC(), master);
    private final StoreConnections connections = new StoreConnections(database.jdbc(), vault);
    private final List<Duration> waits = new ArrayList<>();
    private volatile Duration passed = Duration.ZERO;
    private final Clock time = ((InstantSource) () -> Instant.now().plus(passed)).withZone(ZoneOffset.UTC);
    private Path data;
    private GatewayWorld world;
    private Merchants merchants;

    @BeforeEach
    void open(@TempDir Path data) throws Exception {
        this.data = data;
        world = new GatewayWorld(data);
        world.route("shopify-demo", world.setting("DEMO_SHOPIFY_URL"));
    }

    @AfterEach
    void close() throws Exception {
        world.close();
    }

    /** A node of the hub; its store is logged in to in this way. */
    private Node node(String login) throws Exception {
        Path config = data.resolve("config");
        FileSystemUtils.copyRecursively(Path.of("config"), config);
        Path file = config.resolve("merchants/demo.yaml");
        Files.writeString(file, Files.readString(file).replace(FIXED, login));
        merchants = ShippedFiles.read(config, world::setting);
        return new Node();
    }

    private final class Node {
        final StoreTokens tokens = new StoreTokens(world.http, connections, database.transactions(), time);
        final ConnectedStores connected = new ConnectedStores(
                tokens,
                connections,
                new StoreTasks(database.jdbc()),
                new Unfinished(database.jdbc()),
                database.transactions(),
                time,
                time);
        final ShopifyStores stores = new ShopifyStores(world.http, merchants, connected, time, this::pause);

        private void pause(Duration wait) {
            waits.add(wait);
            passed = passed.plus(wait);
        }

        ShopifyAnswer ask() {
            return stores.query("demo", ShopifyCall.connectionTest(), Use.COMMAND);
        }

        StoreConfig store() {
            return merchants.store("demo").orElseThrow();
        }
    }

    private List<JsonNode> tokensGiven() {
        return world.desk.items("/sandbox/shopify/tokens");
    }

    private void app(Map<String, Object> change) {
        world.desk.post("/sandbox/shopify/app", change);
    }

    private State state() {
        return connections.find("demo", "demo").state();
    }

    private List<String> openTasks() {
        return database.jdbc()
                .sql("select reason from review where resolved_at is null and reason_class = 'StoreConnection'")
                .query(String.class)
                .list();
    }

    @Test
    void oneTokenServesManyCallsOfAllNodes() throws Exception {
        Node one = node(OWN);
        Node other = new Node();
        assertThat(one.ask()).isInstanceOf(ShopifyAnswer.Done.class);
        assertThat(one.ask()).isInstanceOf(ShopifyAnswer.Done.class);
        assertThat(other.ask()).isInstanceOf(ShopifyAnswer.Done.class);
        assertThat(tokensGiven()).hasSize(1);
    }

    @Test
    void aTokenIsReplacedBeforeItExpires() throws Exception {
        Node node = node(OWN);
        node.ask();
        passed = Duration.ofHours(24).minusMinutes(6);
        node.ask();
        assertThat(tokensGiven()).hasSize(1);
        passed = Duration.ofHours(24).minusMinutes(5);
        node.ask();
        assertThat(tokensGiven()).hasSize(2);
    }

    @Test
    void a401RefreshesOnceAndRepeatsOnce() throws Exception {
        Node node = node(OWN);
        node.ask();
        app(Map.of("revoke", true));
        assertThat(node.ask()).isInstanceOf(ShopifyAnswer.Done.class);
        assertThat(tokensGiven()).hasSize(2);
        assertThat(state()).isEqualTo(State.OPEN);
    }

    @Test
    void callersAtOnceSpendARefreshTokenOnce() throws Exception {
        Node node = node(EMBEDDED);
        node.tokens.exchange(node.store(), "sandbox-session-token");
        passed = Duration.ofMinutes(56);
        ExecutorService callers = Executors.newFixedThreadPool(4);
        List<Node> nodes = List.of(node, new Node(), new Node(), new Node());
        Stream<Callable<ShopifyAnswer>> calls = nodes.stream().map(n -> n::ask);
        for (Future<ShopifyAnswer> answer : callers.invokeAll(calls.toList())) {
            assertThat(answer.get()).isInstanceOf(ShopifyAnswer.Done.class);
        }
        callers.shutdown();
        assertThat(tokensGiven()).hasSize(2);
    }

    @Test
    void dyingBetweenTheAnswerAndTheCommitLosesNoAccess() throws Exception {
        Node node = node(EMBEDDED);
        node.tokens.exchange(node.store(), "sandbox-session-token");
        passed = Duration.ofMinutes(56);
        database.transactions().executeWithoutResult(tx -> {
            try {
                node.tokens.token(node.store(), null);
            } catch (StoreAccess.NoAccess e) {
                throw new IllegalStateException(e);
            }
            tx.setRollbackOnly(); // the store has answered, the answer is lost
        });
        Node restarted = new Node();
        assertThat(restarted.ask()).isInstanceOf(ShopifyAnswer.Done.class);
        assertThat(tokensGiven()).hasSize(3);
        passed = passed.plusMinutes(56);
        assertThat(new Node().ask()).isInstanceOf(ShopifyAnswer.Done.class);
    }

    @Test
    void whatIsKeptShowsNoToken() throws Exception {
        Node node = node(EMBEDDED);
        node.tokens.exchange(node.store(), "sandbox-session-token");
        String token = tokensGiven().get(0).get("value").asText();
        assertThat(database.jdbc()
                        .sql("select encode(token, 'escape') from store_connection")
                        .query(String.class)
                        .single())
                .doesNotContain(token)
                .doesNotContain("shprt_");
        node.connected.uninstalled(node.store(), null);
        assertThat(connections.token("demo", "demo")).isEmpty();
        assertThat(database.jdbc()
                        .sql("select count(*) from data_key")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void aCallIsNeitherMadeWithoutTheDatabaseNorItsAnswerLost() throws Exception {
        Node node = node(FIXED);
        node.ask();
        database.jdbc().sql("alter table store_connection rename to gone").update();
        assertThat(node.ask())
                .isInstanceOfSatisfying(
                        ShopifyAnswer.Unauthorized.class,
                        shut -> assertThat(shut.reason()).isEqualTo("HTTP 401, the hub's database is away"));
        database.jdbc().sql("alter table gone rename to store_connection").update();
        app(Map.of("fixedToken", false));
        node.ask();
        app(Map.of("fixedToken", true));
        passed = ConnectedStores.PROBE_EVERY;
        database.jdbc().sql("alter table review rename to gone").update();
        assertThat(node.ask()).isInstanceOf(ShopifyAnswer.Done.class);
        database.jdbc().sql("alter table gone rename to review").update();
        passed = passed.multipliedBy(2);
        assertThat(node.ask()).isInstanceOf(ShopifyAnswer.Done.class);
        assertThat(openTasks()).isEmpty();
    }

    @Test
    void aStoreThatRefusesIsOneTaskAndHealsByItself() throws Exception {
        Node node = node(FIXED);
        app(Map.of("fixedToken", false));
        assertThat(node.ask())
                .isInstanceOfSatisfying(
                        ShopifyAnswer.Unauthorized.class,
                        shut -> assertThat(shut.reason()).contains("access token of its configuration"));
        for (int i = 0; i < 5; i++) {
            assertThat(node.ask()).isInstanceOf(ShopifyAnswer.Unauthorized.class);
        }
        assertThat(state()).isEqualTo(State.REFUSED);
        assertThat(openTasks()).singleElement().asString().contains("demo.myshopify.com", "nothing is lost");
        String waits =
                "insert into receipt (merchant, id, channel, source_id, dedupe_key, topic, sha256, size, content_type,"
                        + " original, status, received_at, reason)"
                        + " values ('demo', ?, ?, '1', '1', 't', '', 0, '', '', 'RECEIVED', now(), 'cannot be read now')";
        UUID ours = UUID.randomUUID();
        database.jdbc().sql(waits).params(ours, "shopify:demo").update();
        database.jdbc().sql(waits).params(UUID.randomUUID(), "shopify:demo-eu").update();
        app(Map.of("fixedToken", true));
        assertThat(node.ask()).isInstanceOf(ShopifyAnswer.Unauthorized.class);
        passed = ConnectedStores.PROBE_EVERY;
        assertThat(node.ask()).isInstanceOf(ShopifyAnswer.Done.class);
        assertThat(state()).isEqualTo(State.OPEN);
        assertThat(openTasks()).isEmpty();
        assertThat(database.jdbc()
                        .sql("select body from outbox")
                        .query(String.class)
                        .list())
                .as("what waited for it waits no longer")
                .containsExactly("{\"merchant\":\"demo\",\"id\":\"" + ours + "\"}");
        assertThat(database.jdbc()
                        .sql("select channel from receipt where reason is not null")
                        .query(String.class)
                        .list())
                .containsExactly("shopify:demo-eu");
    }

    @Test
    void anUninstalledStoreIsNotCalledUntilItIsConnectedAgain() throws Exception {
        Node node = node(FIXED);
        node.ask();
        int calls = world.desk.items("/sandbox/shopify/calls").size();
        assertThat(node.connected.uninstalled(node.store(), time.instant())).isTrue();
        assertThat(new Node().ask())
                .isInstanceOfSatisfying(
                        ShopifyAnswer.Unauthorized.class,
                        shut -> assertThat(shut.reason()).contains("app was removed"));
        passed = Duration.ofDays(2);
        assertThat(ShopifyCommands.result(node.ask(), "approval", null, 0))
                .isInstanceOfSatisfying(
                        Result.NotSent.class,
                        later -> assertThat(later.words()).contains("app was removed", "Install it again"));
        assertThat(world.desk.items("/sandbox/shopify/calls")).hasSize(calls);
        assertThat(openTasks()).hasSize(1);
        Instant removedBefore = time.instant();
        node.connected.open(node.store(), "connected again");
        assertThat(node.ask()).isInstanceOf(ShopifyAnswer.Done.class);
        assertThat(openTasks()).isEmpty();
        assertThat(node.connected.uninstalled(node.store(), removedBefore.minusSeconds(60)))
                .isFalse();
        assertThat(node.ask()).isInstanceOf(ShopifyAnswer.Done.class);
    }

    @Test
    void aRemovalToldLateDoesNotShutAStoreThatWasConnectedAgainMeanwhile() throws Exception {
        Node node = node(FIXED);
        node.ask();
        Instant removed = time.instant();
        passed = Duration.ofMinutes(5);
        node.connected.open(node.store(), "connected again, nothing had failed meanwhile");
        assertThat(node.connected.uninstalled(node.store(), removed)).isFalse();
        assertThat(node.ask()).isInstanceOf(ShopifyAnswer.Done.class);
    }

    @Test
    void anOldOrderThatCannotBeReadIsReportedWithScopeAndRemedy() throws Exception {
        Node node = node(FIXED);
        assertThat(node.connected.hidden(node.store())).startsWith("If the order is older than 60 days");
        connections.scopes("demo", "demo", List.of("read_orders"));
        assertThat(node.connected.hidden(node.store()))
                .startsWith("The app of store demo has no scope read_all_orders.")
                .contains("approve it in the store");
        connections.scopes("demo", "demo", List.of("read_orders", "read_all_orders"));
        assertThat(node.connected.hidden(node.store())).isNull();
    }

    @Test
    void tooManyRequestsShutTheStoreForExactlySoLong() throws Exception {
        Node node = node(FIXED);
        world.desk.post("/sandbox/shopify/faults", Map.of("kind", "429", "times", 1));
        assertThat(node.ask()).isEqualTo(new ShopifyAnswer.Throttled(Duration.ofSeconds(1)));
        assertThat(node.ask()).isInstanceOf(ShopifyAnswer.Done.class);
        assertThat(waits)
                .singleElement()
                .satisfies(wait -> assertThat(wait).isBetween(Duration.ofMillis(1), Duration.ofSeconds(1)));
    }

    @Test
    void pollingIsToldHowLongInsteadOfWaiting() throws Exception {
        Node node = node(FIXED);
        world.desk.post("/sandbox/shopify/faults", Map.of("kind", "429", "times", 1));
        node.ask();
        Answer answer = node.stores.post("demo", ShopifyCall.connectionTest().body(), Use.POLLING);
        assertThat(answer.status()).isEqualTo(429);
        assertThat(ShopifyAnswer.ofQuery(429, answer.headers(), answer.body()))
                .isInstanceOfSatisfying(
                        ShopifyAnswer.Throttled.class,
                        throttled ->
                                assertThat(throttled.after()).isBetween(Duration.ofMillis(1), Duration.ofSeconds(1)));
        assertThat(waits).isEmpty();
    }
}
