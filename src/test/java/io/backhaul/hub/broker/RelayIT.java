package io.backhaul.hub.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.backhaul.store.Outbox;
import io.backhaul.store.OutboxSignal;
import io.backhaul.store.TestDatabase;
import io.backhaul.store.Unfinished;
import io.backhaul.store.Unsent;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Timeout(120)
class RelayIT {

    @TempDir
    Path directory;

    private final JdbcTransactionManager transactions = new JdbcTransactionManager(TestDatabase.empty());
    private final TransactionTemplate transaction = new TransactionTemplate(transactions);
    private final JdbcClient database = JdbcClient.create(transactions.getDataSource());
    private final OutboxSignal signal = new OutboxSignal();
    private final Outbox outbox = new Outbox(database, signal);
    private final Unsent unsent = new Unsent(database);
    private final Unfinished unfinished = new Unfinished(database);
    private EmbeddedBroker broker;
    private ActiveMQConnectionFactory factory;
    private RelayThreads relay;

    @BeforeEach
    void start() {
        start("first");
    }

    @AfterEach
    void stop() {
        relay.stop();
        factory.close();
        broker.close();
    }

    @Test
    void sendsAtOnceAfterTheCommitAndOnlyThen() throws Exception {
        transaction.executeWithoutResult(status -> {
            outbox.send("demo", "in.shopify", "case 1", "a");
            status.setRollbackOnly();
        });
        long started = System.nanoTime();
        transaction.executeWithoutResult(status -> outbox.send("demo", "in.shopify", "case 1", "b"));
        List<Message> got = receive("in.shopify", 1);
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(5));
        assertThat(got.get(0).getBody(String.class)).isEqualTo("{\"merchant\":\"demo\",\"id\":\"b\"}");
        assertThat(got.get(0).getStringProperty("JMSXGroupID")).isEqualTo("case 1");
        await().until(() -> unsent.count(10) == 0);
        assertThat(receive("in.shopify", 0)).isEmpty();
    }

    @Test
    void aRowSentTwiceAfterACrashArrivesOnce() throws Exception {
        transaction.executeWithoutResult(status -> outbox.send("demo", "in.shopify", "g", "a"));
        await().until(() -> unsent.count(10) == 0);
        database.sql("update outbox set sent_at = null").update(); // killed between send and mark
        transaction.executeWithoutResult(status -> outbox.send("demo", "in.shopify", "g", "b"));
        await().until(() -> unsent.count(10) == 0);
        assertThat(receive("in.shopify", 2)).hasSize(2);
        assertThat(receive("in.shopify", 0)).isEmpty();
    }

    @Test
    void goesOnAfterTheBrokerWasAwayAndItsJournalLost() throws Exception {
        database.sql("""
                        insert into receipt (merchant, id, channel, source_id, dedupe_key, topic, sha256, size, content_type,
                            original, status, received_at)
                        select 'demo', gen_random_uuid(), 'shopify:demo', n::text, n::text, 't', '', 0, '', '',
                            case when n <= 3 then 'RECEIVED' else 'READ' end, now()
                        from generate_series(1, 5) n""").update();
        relay.stop();
        factory.close();
        broker.close();
        start("another directory");
        assertThat(receive("in.shopify", 3)).hasSize(3);
        assertThat(receive("in.shopify", 0)).isEmpty();
    }

    @Test
    void theSweepFindsOnlyWhatIsInNoQueue() throws Exception {
        database.sql("""
                        insert into command (merchant, key, case_id, kind, destination, status, payload, idempotency_key, planned_at)
                        select 'demo', 'k' || n, gen_random_uuid(), 'REFUND', case n when 3 then 'manual' else 'stripe:demo' end,
                            'PLANNED', '{}', gen_random_uuid(), now()
                        from generate_series(1, 3) n""").update();
        Requeue requeue = requeue();
        transaction.executeWithoutResult(status -> outbox.send("demo", "out.stripe.demo", "g", "k1"));
        await().until(() -> unsent.count(10) == 0);
        assertThat(requeue.unfinished(Duration.ofMinutes(2))).isEqualTo(1); // k2; k1 was sent just now
        await().until(() -> unsent.count(10) == 0);
        assertThat(requeue.unfinished(Duration.ZERO)).isZero(); // both wait in the queue
        assertThat(receive("out.stripe.demo", 2)).hasSize(2);
        assertThat(requeue.unfinished(Duration.ZERO)).isEqualTo(2); // taken, and still not done
    }

    /** A consumer is handed much in advance, and what failed is put off: neither is lost, although no browser sees it. */
    @Test
    void whatTheBrokerHasInHandIsNotLost() throws Exception {
        String long300 = "k".repeat(300);
        database.sql("""
                        insert into command (merchant, key, case_id, kind, destination, status, payload, idempotency_key, planned_at)
                        select 'demo', ? || n, gen_random_uuid(), 'REFUND', 'stripe:demo', 'PLANNED', '{}', gen_random_uuid(), now()
                        from generate_series(1, 300) n""").param(long300).update();
        Requeue requeue = requeue();
        transaction.executeWithoutResult(status -> {
            for (int i = 1; i <= 300; i++) {
                outbox.send("demo", "out.stripe.demo", "g", long300 + i);
            }
        });
        await().until(() -> unsent.count(10) == 0);
        try (Connection connection = factory.createConnection();
                Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
                MessageConsumer consumer = session.createConsumer(session.createQueue("out.stripe.demo"))) {
            connection.start();
            assertThat(consumer.receive(10_000)).isNotNull();
            assertThat(requeue.unfinished(Duration.ZERO))
                    .as("the first is being done, the others wait beside it")
                    .isZero();
            for (int taken = 2; taken <= 300; taken++) {
                assertThat(consumer.receive(10_000)).isNotNull();
            }
            session.rollback();
            assertThat(requeue.unfinished(Duration.ZERO)).as("put off").isZero();
        }
        long until = System.nanoTime() + Duration.ofSeconds(3).toNanos();
        while (System.nanoTime() < until) {
            assertThat(requeue.unfinished(Duration.ZERO))
                    .as("put off, or back in the queue a moment ago")
                    .isZero();
        }
    }

    @Test
    void aLongQueueHidesNothingThatIsLostOfAnother() throws Exception {
        database.sql("""
                        insert into message (merchant, id, source, source_id, semantic_key, kind, body, status, received_at)
                        select 'demo', gen_random_uuid(), 's', 's', n::text, 'k', '{}', 'RECEIVED', now()
                        from generate_series(1, 5000) n""").update();
        database.sql("""
                        insert into outbox (merchant, queue, group_id, body)
                        select merchant, 'core.return-messages', id::text,
                            format('{"merchant":%s,"id":%s}', to_json(merchant), to_json(id::text)) from message""").update();
        signal.raise();
        await().atMost(Duration.ofSeconds(60)).until(() -> unsent.count(10) == 0);
        planned("lost", "stripe:demo");
        assertThat(requeue().unfinished(Duration.ZERO)).isEqualTo(1);
        await().until(() -> unsent.count(10) == 0);
        assertThat(receive("out.stripe.demo", 1)).hasSize(1);
    }

    @Test
    void aQueueThatCannotBeLookedAtKeepsNoOtherFromIt() throws Exception {
        try (ClientSessionFactory connected = factory.getServerLocator().createSessionFactory();
                ClientSession session = connected.createSession()) {
            session.createAddress(SimpleString.of("out.broken.demo"), RoutingType.MULTICAST, false);
        }
        for (String gateway : List.of("airwallex:demo", "broken:demo", "stripe:demo")) {
            planned(gateway, gateway);
        }
        Requeue requeue = requeue();
        assertThat(requeue.unfinished(Duration.ZERO)).isEqualTo(2);
        await().until(() -> unsent.count(10) == 0);
        assertThat(receive("out.airwallex.demo", 1)).hasSize(1);
        assertThat(receive("out.stripe.demo", 1)).hasSize(1);
    }

    private void planned(String key, String destination) {
        database.sql("""
                        insert into command (merchant, key, case_id, kind, destination, status, payload, idempotency_key, planned_at)
                        values ('demo', ?, gen_random_uuid(), 'REFUND', ?, 'PLANNED', '{}', gen_random_uuid(), now())""").params(key, destination).update();
    }

    private Requeue requeue() {
        return new Requeue(unfinished, outbox, transaction, factory, new SimpleMeterRegistry());
    }

    @Test
    void whatIsGivenUpIsParkedAndNotDeleted() throws Exception {
        try (BrokerSession session = new BrokerSession(factory)) {
            assertThat(session.isBound("parked")).isTrue();
            assertThat(session.settings("out.any")).contains(":\"parked\"");
        }
    }

    private void start(String name) {
        broker = new EmbeddedBroker(directory.resolve(name));
        factory = new ActiveMQConnectionFactory(broker.url());
        relay = new RelayThreads(
                new OutboxRelay(unsent, transaction, factory),
                new BrokerCheck(factory, unsent, unfinished),
                signal,
                new BrokerSettings("", "", "", 2, 2));
        relay.start();
    }

    private List<Message> receive(String queue, int expected) throws JMSException {
        List<Message> messages = new ArrayList<>();
        try (Connection connection = factory.createConnection();
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
                MessageConsumer consumer = session.createConsumer(session.createQueue(queue))) {
            connection.start();
            for (Message message = consumer.receive(expected == 0 ? 200 : 10_000);
                    message != null;
                    message = messages.size() < expected ? consumer.receive(10_000) : null) {
                messages.add(message);
            }
        }
        return messages;
    }
}
