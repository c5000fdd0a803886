package io.backhaul.hub.broker;

import io.backhaul.store.Outbox;
import io.backhaul.store.Unfinished;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.QueueBrowser;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.time.Duration;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/** The safety net: queues work again that is not done and is in no queue. What it finds is a defect and is counted. */
public final class Requeue {

    private static final Logger LOG = LoggerFactory.getLogger(Requeue.class);
    private static final int AT_MOST = 1000;
    private static final int LONGEST_LOOK = 10_000;

    private final Unfinished unfinished;
    private final Outbox outbox;
    private final TransactionTemplate transaction;
    private final ConnectionFactory broker;
    private final MeterRegistry metrics;

    Requeue(
            Unfinished unfinished,
            Outbox outbox,
            TransactionTemplate transaction,
            ConnectionFactory broker,
            MeterRegistry metrics) {
        this.unfinished = unfinished;
        this.outbox = outbox;
        this.transaction = transaction;
        this.broker = broker;
        this.metrics = metrics;
    }

    /** Queues unfinished work last handed to the broker longer ago than this and no longer there; answers how much. */
    public int unfinished(Duration olderThan) throws JMSException {
        Map<String, List<Unfinished.Item>> byQueue = unfinished.notSentSince(olderThan, AT_MOST).stream()
                .collect(Collectors.groupingBy(Unfinished.Item::queue));
        int found = 0;
        for (Map.Entry<String, List<Unfinished.Item>> entry : byQueue.entrySet()) {
            found += queueMissing(entry.getKey(), entry.getValue());
        }
        return found;
    }

    private int queueMissing(String queue, List<Unfinished.Item> items) throws JMSException {
        Set<String> waiting = new HashSet<>();
        if (!look(queue, waiting)) {
            return 0; // a long queue is a backlog, not a loss; looked at again when it is shorter
        }
        List<Unfinished.Item> missing =
                items.stream().filter(item -> !waiting.contains(item.body())).toList();
        if (!missing.isEmpty()) {
            transaction.executeWithoutResult(
                    status -> missing.forEach(item -> outbox.send(item.merchant(), queue, item.id(), item.id())));
            LOG.warn("{} pieces of work were in no queue ({}): {}", missing.size(), queue, shown(missing));
            missing.forEach(item ->
                    metrics.counter("backhaul.requeued", "kind", item.kind()).increment());
        }
        return missing.size();
    }

    /** Collects the bodies waiting there; false when the queue is too long to look through. */
    private boolean look(String queue, Set<String> waiting) throws JMSException {
        try (Connection connection = broker.createConnection();
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
                QueueBrowser browser = session.createBrowser(session.createQueue(queue))) {
            connection.start();
            Enumeration<?> messages = browser.getEnumeration();
            for (int seen = 0; messages.hasMoreElements(); seen++) {
                if (seen == LONGEST_LOOK) {
                    return false;
                }
                if (messages.nextElement() instanceof TextMessage message) {
                    waiting.add(message.getText());
                }
            }
            return true;
        }
    }

    private static String shown(List<Unfinished.Item> missing) {
        return missing.stream().limit(5).map(Unfinished.Item::id).collect(Collectors.joining(", "));
    }
}
