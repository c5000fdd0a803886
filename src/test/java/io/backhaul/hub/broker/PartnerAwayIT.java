package io.backhaul.hub.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.backhaul.hub.in.Acceptance;
import io.backhaul.hub.in.Inbox;
import io.backhaul.hub.in.PayPalEvents;
import io.backhaul.hub.out.GatewayWatch;
import io.backhaul.hub.out.HttpCalls;
import io.backhaul.hub.out.PayPalApi;
import io.backhaul.hub.settings.Merchants;
import io.backhaul.hub.settings.ShippedFiles;
import io.backhaul.mapping.Mappings;
import io.backhaul.partner.Json;
import io.backhaul.store.FileResults;
import io.backhaul.store.GatewayTasks;
import io.backhaul.store.MasterKey;
import io.backhaul.store.MessageRows;
import io.backhaul.store.NewReceipt;
import io.backhaul.store.Outbox;
import io.backhaul.store.OutboxSignal;
import io.backhaul.store.Receipt;
import io.backhaul.store.Receipts;
import io.backhaul.store.ReviewRows;
import io.backhaul.store.TestDatabase;
import io.backhaul.store.Unfinished;
import io.backhaul.store.Unsent;
import io.backhaul.store.Vault;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.messaginghub.pooled.jms.JmsPoolConnectionFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A partner who is away for hours: one receipt stays one piece of work, and is read when he is back. */
@Timeout(180)
class PartnerAwayIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Path EVENT = Path.of("mappings/paypal/samples/event-made-in-the-dashboard.json");

    @TempDir
    Path directory;

    private final JdbcTransactionManager manager = new JdbcTransactionManager(TestDatabase.empty());
    private final TransactionTemplate transaction = new TransactionTemplate(manager);
    private final JdbcClient db = JdbcClient.create(manager.getDataSource());
    private final OutboxSignal signal = new OutboxSignal();
    private final Outbox outbox = new Outbox(db, signal);
    private final Unfinished unfinished = new Unfinished(db);
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final Receipts receipts = new Receipts(
            db,
            manager,
            new Vault(db, Clock.systemUTC(), MasterKey.of("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=")),
            outbox,
            Clock.systemUTC());
    private final BrokerSettings settings = new BrokerSettings("", "", "", 2, 2);
    private final AtomicInteger asked = new AtomicInteger();
    private volatile boolean away = true;
    private volatile boolean refuses;
    private HttpServer paypal;
    private EmbeddedBroker broker;
    private ActiveMQConnectionFactory factory;
    private RelayThreads relay;
    private JmsPoolConnectionFactory senders;
    private DefaultCamelContext camel;

    @BeforeEach
    void open() throws Exception {
        paypal = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        paypal.createContext("/", this::answer);
        paypal.start();
        start();
    }

    @AfterEach
    void close() throws IOException {
        stop();
        paypal.stop(0);
    }

    private void answer(HttpExchange call) throws IOException {
        boolean token = call.getRequestURI().getPath().equals("/v1/oauth2/token");
        if (!token) {
            asked.incrementAndGet();
        }
        byte[] body = (token ? "{\"access_token\":\"t\",\"expires_in\":3600}" : event("/refund"))
                .getBytes(StandardCharsets.UTF_8);
        call.sendResponseHeaders(token ? (refuses ? 401 : 200) : (away ? 503 : 200), body.length);
        call.getResponseBody().write(body);
        call.close();
    }

    private static String event(String place) throws IOException {
        return Json.read(Files.readAllBytes(EVENT)).orElseThrow().at(place).toString();
    }

    private void start() throws Exception {
        broker = new EmbeddedBroker(directory);
        factory = new ActiveMQConnectionFactory(broker.url());
        Unsent unsent = new Unsent(db);
        relay = new RelayThreads(
                new OutboxRelay(unsent, transaction, factory),
                new BrokerCheck(factory, unsent, unfinished),
                signal,
                settings);
        relay.start();
        senders = new JmsPoolConnectionFactory();
        senders.setConnectionFactory(factory);
        camel = new DefaultCamelContext();
        camel.addComponent("jms", new BrokerConfiguration().jms(factory, senders, settings));
        HttpComponent http = new HttpComponent();
        http.setAutomaticRetriesDisabled(true);
        camel.addComponent("http", http);
        Properties patience = new Properties();
        patience.put("backhaul.http.connect-timeout", "2000");
        patience.put("backhaul.http.response-timeout", "2000");
        camel.getPropertiesComponent().setInitialProperties(patience);
        camel.start();
        routes("routes/out/partner-call.camel.yaml");
        TemplatedRouteBuilder.builder(camel, "partner-call")
                .routeId("call-paypal-demo")
                .parameter("name", "paypal-demo")
                .parameter("url", "http://127.0.0.1:" + paypal.getAddress().getPort())
                .add();
        camel.getRegistry().bind("inbox", inbox());
        routes("routes/in/paypal-events.camel.yaml");
    }

    private void routes(String file) throws Exception {
        PluginHelper.getRoutesLoader(camel)
                .loadRoutes(PluginHelper.getResourceLoader(camel).resolveResource("file:" + file));
    }

    private Inbox inbox() {
        Mappings mappings = new Mappings(Path.of("mappings"));
        Merchants merchants = ShippedFiles.read(name -> name.endsWith("_URL") || name.endsWith("_PORT") ? null : "set");
        GatewayWatch credentials = new GatewayWatch(new GatewayTasks(db), merchants::gatewayAt, Clock.systemUTC());
        PayPalApi api = new PayPalApi(new HttpCalls(camel.createProducerTemplate()), merchants, Clock.systemUTC());
        return new Inbox(
                receipts,
                new MessageRows(db, outbox, new ReviewRows(db)),
                new Acceptance(mappings, merchants, Clock.systemUTC()),
                List.of(new PayPalEvents(api, mappings, credentials)),
                new FileResults(db),
                transaction);
    }

    private void stop() throws IOException {
        camel.close();
        relay.stop();
        senders.stop();
        factory.close();
        broker.close();
    }

    private UUID received() throws IOException {
        byte[] event = event("/event").getBytes(StandardCharsets.UTF_8);
        return receipts.keep(NewReceipt.of("demo", "paypal:demo", "WH-1", "PAYMENT.CAPTURE.REFUNDED", event)
                        .typed("application/json"))
                .id();
    }

    private Receipt receipt(UUID id) {
        return receipts.find("demo", id).orElseThrow();
    }

    /** What the hub looks for each minute, as if nothing had been handed to the broker for long. */
    private int foundLost() throws Exception {
        return new Requeue(unfinished, outbox, transaction, factory, metrics).unfinished(Duration.ZERO);
    }

    /** The outage goes on for another hour. */
    private void anHourLater() {
        db.sql("update outbox set sent_at = sent_at - interval '1 hour'").update();
    }

    private List<String> tasks() {
        return db.sql("select key || ': ' || reason from review where resolved_at is null")
                .query(String.class)
                .list();
    }

    /** Tried by the broker for seconds, then put to wait; nobody takes it for lost meanwhile. */
    private void waits(UUID id) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(300)).untilAsserted(() -> {
            assertThat(foundLost()).isZero();
            assertThat(receipt(id).reason()).contains("cannot be read now: HTTP 503");
        });
    }

    private boolean brokerHolds(String queue) throws Exception {
        try (BrokerSession session = new BrokerSession(factory)) {
            return session.hasMessages(queue);
        }
    }

    private long handed() {
        return db.sql("select count(*) from outbox").query(Long.class).single();
    }

    @Test
    void oneReceiptStaysOnePieceOfWorkAndIsReadWhenThePartnerIsBack() throws Exception {
        UUID id = received();
        waits(id);
        assertThat(asked).as("tries by the broker").hasValue(4);
        for (int hour = 1; hour <= 2; hour++) {
            assertThat(unfinished.queueDue()).as("not yet").isZero();
            anHourLater();
            assertThat(foundLost()).isZero();
            assertThat(unfinished.queueDue()).isEqualTo(1);
            assertThat(unfinished.queueDue()).as("it is in the queue").isZero();
            anHourLater();
            waits(id);
            assertThat(handed()).as("once an hour").isEqualTo(1 + hour);
        }
        assertThat(receipt(id).status()).isEqualTo(Receipt.Status.RECEIVED);
        assertThat(receipt(id).attempts()).as("it is not at fault").isZero();
        await().atMost(PATIENCE).until(() -> !brokerHolds("in.paypal"));
        assertThat(brokerHolds(BrokerNames.PARKED)).isFalse();

        stop();
        start();
        assertThat(receipt(id).reason()).isNotNull();
        assertThat(foundLost()).isZero();
        away = false;
        anHourLater();
        assertThat(unfinished.queueDue()).isEqualTo(1);
        await().atMost(PATIENCE).until(() -> receipt(id).status() == Receipt.Status.READ);
        assertThat(receipt(id).reason()).isNull();
        assertThat(handed()).as("the receipt's, and its message's").isEqualTo(5);
        assertThat(metrics.find("backhaul.requeued").counters()).isEmpty();
    }

    @Test
    void anAbsenceOfSecondsIsTheBrokersToWaitFor() throws Exception {
        UUID id = received();
        await().atMost(PATIENCE).until(() -> asked.get() == 2);
        away = false;
        await().atMost(PATIENCE).until(() -> receipt(id).status() == Receipt.Status.READ);
        assertThat(handed()).as("the receipt's, and its message's").isEqualTo(2);
    }

    @Test
    void refusedCredentialsAreATaskAlthoughOnlyAnEventNeededThem() throws Exception {
        refuses = true;
        away = false;
        UUID id = received();
        await().atMost(PATIENCE).until(() -> receipt(id).reason() != null);
        assertThat(tasks())
                .singleElement()
                .asString()
                .startsWith("gateway/paypal:demo: paypal:demo refuses our credentials: HTTP 401");
        refuses = false;
        anHourLater();
        assertThat(unfinished.queueDue()).isEqualTo(1);
        await().atMost(PATIENCE).until(() -> receipt(id).status() == Receipt.Status.READ);
        assertThat(tasks()).isEmpty();
    }
}
