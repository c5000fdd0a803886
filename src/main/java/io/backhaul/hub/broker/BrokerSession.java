package io.backhaul.hub.broker;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientProducer;
import org.apache.activemq.artemis.api.core.client.ClientRequestor;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.api.core.management.ManagementHelper;
import org.apache.activemq.artemis.api.core.management.ResourceNames;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** A short look at the broker itself, embedded or not: its queues and address settings. */
final class BrokerSession implements AutoCloseable {

    /** Property of a queue's message with the mark of its body, for looks at messages whose bodies the broker does not show. */
    static final String WORK = "work";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long ANSWER_WITHIN_MILLIS = 5000;

    private final ClientSessionFactory factory;
    private final ClientSession session;

    BrokerSession(ActiveMQConnectionFactory broker) throws Exception {
        factory = broker.getServerLocator().createSessionFactory();
        session = factory.createSession(broker.getUser(), broker.getPassword(), false, true, true, false, 0);
        session.start();
    }

    boolean hasQueue(String name) throws ActiveMQException {
        return session.queueQuery(SimpleString.of(name)).isExists();
    }

    boolean hasMessages(String name) throws ActiveMQException {
        ClientSession.QueueQuery queue = session.queueQuery(SimpleString.of(name));
        return queue.isExists() && queue.getMessageCount() > 0;
    }

    /** Durable when it returns. */
    void leaveMessage(String queue) throws ActiveMQException {
        try (ClientProducer producer = session.createProducer(queue)) {
            producer.send(session.createMessage(true));
        }
    }

    /** True when messages sent there reach a queue. */
    boolean isBound(String address) throws ActiveMQException {
        return !session.addressQuery(SimpleString.of(address)).getQueueNames().isEmpty();
    }

    void makeQueue(String name) throws ActiveMQException {
        if (!hasQueue(name)) {
            session.createQueue(QueueConfiguration.of(name)
                    .setAddress(name)
                    .setRoutingType(RoutingType.ANYCAST)
                    .setDurable(true)
                    .setAutoDelete(false));
        }
    }

    List<String> addresses() throws Exception {
        return Arrays.stream((Object[]) ask("getAddressNames"))
                .map(String::valueOf)
                .toList();
    }

    /** The address settings in force there, as JSON. */
    String settings(String address) throws Exception {
        return (String) ask("getAddressSettingsAsJSON", address);
    }

    /** The marks of what the broker holds of a queue that no browser sees: handed to a consumer and not taken yet, or put off. */
    Set<String> inHand(String queue) throws Exception {
        Set<String> found = new HashSet<>();
        for (String operation : List.of("listDeliveringMessagesAsJSON", "listScheduledMessagesAsJSON")) {
            String messages = (String) askOf(ResourceNames.QUEUE + queue, operation);
            found.addAll(JSON.readTree(messages).findValuesAsText(WORK));
        }
        return found;
    }

    private Object ask(String operation, Object... arguments) throws Exception {
        return askOf(ResourceNames.BROKER, operation, arguments);
    }

    private Object askOf(String resource, String operation, Object... arguments) throws Exception {
        ClientMessage question = session.createMessage(false);
        ManagementHelper.putOperationInvocation(question, resource, operation, arguments);
        ClientMessage answer = answer(question);
        if (answer == null) {
            throw new IllegalStateException(
                    "the broker does not answer " + operation + "; its user may need the permission to manage");
        }
        Object result = ManagementHelper.getResult(answer);
        if (!ManagementHelper.hasOperationSucceeded(answer)) {
            throw new IllegalStateException("the broker refuses " + operation + ": " + result);
        }
        return result;
    }

    private ClientMessage answer(ClientMessage question) throws Exception {
        ClientRequestor requestor = new ClientRequestor(session, SimpleString.of("activemq.management"));
        try {
            return requestor.request(question, ANSWER_WITHIN_MILLIS);
        } finally {
            requestor.close();
        }
    }

    @Override
    public void close() throws ActiveMQException {
        session.close();
        factory.close();
    }
}
