package io.backhaul.hub.broker;

import io.backhaul.core.Uuid5;
import io.backhaul.store.Unsent;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.ResourceAllocationException;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
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
    private UUID installation;

    OutboxRelay(Unsent unsent, TransactionTemplate transaction, ConnectionFactory broker) {
        this.unsent = unsent;
        this.transaction = transaction;
        this.broker = broker;
    }

    /**
     * What one pass did.
     *
     * @param sent rows the broker has now
     * @param full queues that took no more; others went on
     */
    record Pass(int sent, List<String> full) {

        /** True when there may be more to send at once. */
        boolean more() {
            return sent == BATCH;
        }
    }

    /** Sends one batch; throws when the database or the broker is away, with everything sent so far marked. */
    Pass send(List<String> blockedQueues) throws JMSException {
        Batch batch = transaction.execute(status -> sendLocked(blockedQueues));
        if (batch.failure() != null) {
            throw batch.failure();
        }
        return new Pass(batch.sent().size(), batch.full());
    }

    private record Batch(List<Long> sent, List<String> full, JMSException failure) {}

    private Batch sendLocked(List<String> blockedQueues) {
        Batch batch = carry(unsent.lock(BATCH, blockedQueues));
        if (!batch.sent().isEmpty()) {
            unsent.markSent(batch.sent());
        }
        return batch;
    }

    private Batch carry(List<Unsent.Item> items) {
        List<Long> sent = new ArrayList<>();
        List<String> full = new ArrayList<>();
        if (items.isEmpty()) {
            return new Batch(sent, full, null);
        }
        try (Connection connection = broker.createConnection();
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
                MessageProducer producer = session.createProducer(null)) {
            producer.setDeliveryMode(DeliveryMode.PERSISTENT);
            for (Unsent.Item item : items) {
                if (!full.contains(item.queue()) && !send(session, producer, item)) {
                    full.add(item.queue());
                } else if (!full.contains(item.queue())) {
                    sent.add(item.id());
                }
            }
            return new Batch(sent, full, null);
        } catch (JMSException e) {
            return new Batch(sent, full, e);
        }
    }

    /** False when this queue takes no more. */
    private boolean send(Session session, MessageProducer producer, Unsent.Item item) throws JMSException {
        TextMessage message = session.createTextMessage(item.body());
        message.setStringProperty("_AMQ_DUPL_ID", duplicateId(item));
        message.setStringProperty("JMSXGroupID", item.groupId());
        message.setStringProperty("merchant", item.merchant());
        try {
            producer.send(session.createQueue(item.queue()), message);
            return true;
        } catch (ResourceAllocationException full) {
            return false;
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
