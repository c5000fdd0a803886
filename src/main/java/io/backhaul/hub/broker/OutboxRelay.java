package io.backhaul.hub.broker;

import io.backhaul.core.Uuid5;
import io.backhaul.store.Unsent;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.activemq.artemis.api.core.ActiveMQAddressFullException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Carries outbox rows to the broker: each send is durable before its row is marked. A crash in between sends a row twice
 * under the same duplicate id, which the broker drops. Sends are not transacted: a duplicate id inside a JMS transaction
 * would fail its commit for ever.
 */
final class OutboxRelay {

    private static final int BATCH = 50;

    private final Unsent unsent;
    private final TransactionTemplate transaction;
    private final ConnectionFactory broker;
    private final FullQueues full = new FullQueues();
    private volatile UUID installation;

    OutboxRelay(Unsent unsent, TransactionTemplate transaction, ConnectionFactory broker) {
        this.unsent = unsent;
        this.transaction = transaction;
        this.broker = broker;
    }

    /**
     * Sends the oldest rows; answers true when there may be more. Throws when the database or the broker is away, with
     * everything sent so far marked.
     */
    boolean sendSome() throws JMSException {
        Batch batch = transaction.execute(status -> sendLocked());
        if (batch.failure() != null) {
            throw batch.failure();
        }
        return batch.locked() == BATCH;
    }

    private record Batch(int locked, List<Long> sent, JMSException failure) {}

    private Batch sendLocked() {
        List<Unsent.Item> items = unsent.lock(BATCH, full.leftAlone());
        if (items.isEmpty()) {
            return new Batch(0, List.of(), null);
        }
        Batch batch = carry(items);
        if (!batch.sent().isEmpty()) {
            unsent.markSent(batch.sent());
        }
        return batch;
    }

    private Batch carry(List<Unsent.Item> items) {
        List<Long> sent = new ArrayList<>();
        try (Connection connection = broker.createConnection();
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
                MessageProducer producer = session.createProducer(null)) {
            producer.setDeliveryMode(DeliveryMode.PERSISTENT);
            Set<String> nowFull = new HashSet<>();
            for (Unsent.Item item : items) {
                if (nowFull.contains(item.queue())) {
                    continue;
                }
                if (taken(session, producer, item)) {
                    sent.add(item.id());
                } else {
                    nowFull.add(item.queue());
                    full.add(item.queue());
                }
            }
            return new Batch(items.size(), sent, null);
        } catch (JMSException e) {
            return new Batch(items.size(), sent, e);
        }
    }

    /** False when this queue is full. */
    private boolean taken(Session session, MessageProducer producer, Unsent.Item item) throws JMSException {
        TextMessage message = session.createTextMessage(item.body());
        message.setStringProperty("_AMQ_DUPL_ID", duplicateId(item));
        message.setStringProperty("JMSXGroupID", item.groupId());
        message.setStringProperty("merchant", item.merchant());
        message.setStringProperty(BrokerSession.WORK, HeldWork.mark(item.body()));
        try {
            producer.send(session.createQueue(item.queue()), message);
            return true;
        } catch (JMSException e) {
            if (e.getCause() instanceof ActiveMQAddressFullException) {
                return false;
            }
            throw e;
        }
    }

    /** Names the row and its content: after a restore an old row number may stand for other work. */
    private String duplicateId(Unsent.Item item) {
        if (installation == null) {
            installation = unsent.installation();
        }
        return Uuid5.of(installation + "/" + item.id() + "/" + item.queue() + "/" + item.body())
                .toString();
    }
}
