package io.backhaul.hub.broker;

import io.backhaul.store.Outbox;
import io.backhaul.store.Unfinished;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.QueueBrowser;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.time.Duration;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
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
    private final ActiveMQConnectionFactory broker;
    private final MeterRegistry metrics;

    Requeue(
            Unfinished unfinished,
            Outbox outbox,
            TransactionTemplate transaction,
            ActiveMQConnectionFactory broker,
            MeterRegistry metrics) {
        this.unfinished = unfinished;
        this.outbox = outbox;
        this.transaction = transaction;
        this.broker = broker;
        this.metrics = metrics;
    }

    /**
     * Queues unfinished work last handed to the broker longer ago than this and no longer there; answers how much. The broker is
     * looked at first: what is done meanwhile is not taken for lost.
     */
    public int unfinished(Duration olderThan) throws Exception {
        Map<String, Set<String>> there = new HashMap<>();
        for (String queue : queues(unfinished.notSentSince(olderThan, AT_MOST))) {
            held(queue).ifPresent(held -> there.put(queue, held));
        }
        List<Unfinished.Item> missing = there.isEmpty()
                ? List.of()
                : unfinished.notSentSince(olderThan, AT_MOST).stream()
                        .filter(item -> there.containsKey(item.queue()))
                        .filter(item -> !there.get(item.queue()).contains(item.body()))
                        .toList();
        queues(missing)
                .forEach(queue -> queue(
                        queue,
                        missing.stream().filter(i -> i.queue().equals(queue)).toList()));
        return missing.size();
    }

    private static Set<String> queues(List<Unfinished.Item> items) {
        return items.stream().map(Unfinished.Item::queue).collect(Collectors.toSet());
    }

    private void queue(String queue, List<Unfinished.Item> missing) {
        transaction.executeWithoutResult(
                status -> missing.forEach(item -> outbox.send(item.merchant(), queue, item.id(), item.id())));
        LOG.warn("{} pieces of work were in no queue ({}): {}", missing.size(), queue, shown(missing));
        missing.forEach(item ->
                metrics.counter("backhaul.requeued", "kind", item.kind()).increment());
    }

    /**
     * All that the broker holds of a queue: what waits in it, and what a browser does not see, being on its way to a consumer or
     * put off after a failure. Empty when the queue is too long to look through: a backlog is no loss, and is looked at later.
     */
    private Optional<Set<String>> held(String queue) throws Exception {
        Set<String> held = new HashSet<>();
        if (!look(queue, held)) {
            return Optional.empty();
        }
        try (BrokerSession session = new BrokerSession(broker)) {
            held.addAll(session.inHand(queue));
        }
        return Optional.of(held);
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
