package io.backhaul.hub.broker;

import io.backhaul.store.Outbox;
import io.backhaul.store.Unfinished;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/** The safety net: queues work again that is not done and is in no queue. What it finds is a defect and is counted. */
public final class Requeue {

    private static final Logger LOG = LoggerFactory.getLogger(Requeue.class);
    private static final int AT_MOST_OF_EACH_QUEUE = 1000;

    private final Unfinished unfinished;
    private final Outbox outbox;
    private final TransactionTemplate transaction;
    private final ActiveMQConnectionFactory broker;
    private final MeterRegistry metrics;
    private final HeldWork work;
    private final BlindQueues blind = new BlindQueues(System::nanoTime);

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
        this.work = new HeldWork(broker);
    }

    /**
     * Queues unfinished work last handed to the broker longer ago than this and no longer there; answers how much. The broker is
     * looked at first: what is done meanwhile is not taken for lost.
     */
    public int unfinished(Duration olderThan) throws Exception {
        Map<String, Set<String>> there = held(queues(unfinished.notSentSince(olderThan, AT_MOST_OF_EACH_QUEUE)));
        List<Unfinished.Item> missing = there.isEmpty()
                ? List.of()
                : unfinished.notSentSince(olderThan, AT_MOST_OF_EACH_QUEUE).stream()
                        .filter(item -> there.containsKey(item.queue()))
                        .filter(item -> !there.get(item.queue()).contains(HeldWork.mark(item.body())))
                        .toList();
        queues(missing)
                .forEach(queue -> queue(
                        queue,
                        missing.stream().filter(i -> i.queue().equals(queue)).toList()));
        return missing.size();
    }

    /** The marks of what is there, queue by queue. One that cannot be looked at keeps no other from being looked at. */
    private Map<String, Set<String>> held(Set<String> queues) throws Exception {
        blind.keepOnly(queues);
        Map<String, Set<String>> held = new HashMap<>();
        try (BrokerSession session = new BrokerSession(broker)) {
            for (String queue : queues) {
                try {
                    work.marks(session, queue).ifPresent(marks -> held.put(queue, marks));
                    blind.remove(queue);
                } catch (Exception e) {
                    blind.add(queue, e);
                }
            }
        }
        return held;
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

    private static String shown(List<Unfinished.Item> missing) {
        return missing.stream().limit(5).map(Unfinished.Item::id).collect(Collectors.joining(", "));
    }
}
