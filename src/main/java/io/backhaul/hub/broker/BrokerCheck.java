package io.backhaul.hub.broker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.backhaul.store.Unfinished;
import io.backhaul.store.Unsent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looked at before the first send and after every outage: nothing the broker gives up on may be deleted, and a broker that
 * does not know this installation (its journal was deleted, or it is another broker) gets all unfinished work again.
 */
final class BrokerCheck {

    private static final Logger LOG = LoggerFactory.getLogger(BrokerCheck.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ActiveMQConnectionFactory broker;
    private final Unsent unsent;
    private final Unfinished unfinished;

    BrokerCheck(ActiveMQConnectionFactory broker, Unsent unsent, Unfinished unfinished) {
        this.broker = broker;
        this.unsent = unsent;
        this.unfinished = unfinished;
    }

    /** Throws when the broker is away or would delete what it cannot deliver. */
    void run() throws Exception {
        try (BrokerSession session = new BrokerSession(broker)) {
            session.makeQueue(BrokerNames.PARKED);
            requireDeadLetterQueues(session);
            rebuildIfForeign(session);
        }
    }

    private static void requireDeadLetterQueues(BrokerSession session) throws Exception {
        List<String> deleting = new ArrayList<>();
        List<String> addresses = Stream.concat(
                        BrokerNames.SAMPLES.stream(),
                        session.addresses().stream().filter(BrokerCheck::isOurs))
                .distinct()
                .toList();
        for (String address : addresses) {
            String deadLetters = deadLetterAddress(session.settings(address));
            if (deadLetters.isEmpty() || !session.isBound(deadLetters)) {
                deleting.add(address);
            }
        }
        if (!deleting.isEmpty()) {
            throw new IllegalStateException("the broker would delete what it cannot deliver from " + deleting
                    + ": their address settings need a dead-letter-address with a queue, such as "
                    + BrokerNames.PARKED);
        }
    }

    /** Older brokers call it DLA. */
    private static String deadLetterAddress(String settings) throws JsonProcessingException {
        JsonNode json = JSON.readTree(settings);
        return json.path("deadLetterAddress").asText(json.path("DLA").asText(""));
    }

    private static boolean isOurs(String address) {
        return Stream.of("in.", "core.", "out.").anyMatch(address::startsWith);
    }

    private void rebuildIfForeign(BrokerSession session) throws Exception {
        String marker = "installation." + unsent.installation();
        if (!session.hasMessages(marker)) {
            int queued = unfinished.queueAll();
            LOG.info(
                    "The broker does not know this installation: {} pieces of unfinished work are queued again",
                    queued);
            session.makeQueue(marker); // only now: a crash before it queues once more, which changes nothing
            session.leaveMessage(marker); // a queue survives the loss of the journal, what is in it does not
        }
    }
}
