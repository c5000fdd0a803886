package io.backhaul.hub.broker;

import io.backhaul.store.Sha256;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.QueueBrowser;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.nio.charset.StandardCharsets;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** All that the broker holds of a queue: what waits in it, is on its way to a consumer, or is put off after a failure. */
final class HeldWork {

    private static final int LONGEST_LOOK = 10_000;
    private static final int MARK_CHARACTERS = 32;

    private final ConnectionFactory broker;

    HeldWork(ConnectionFactory broker) {
        this.broker = broker;
    }

    /** Short enough to be shown by the broker uncut, and another for every other body. */
    static String mark(String body) {
        return Sha256.hex(body.getBytes(StandardCharsets.UTF_8)).substring(0, MARK_CHARACTERS);
    }

    /**
     * The marks of all bodies. It looks twice round the way a message goes, from the queue to a consumer, put off for seconds, and
     * back: one that moves on while it looks is met the second time. Empty when the queue is too long to look through: a backlog
     * is no loss, and is looked at later.
     */
    Optional<Set<String>> marks(BrokerSession session, String queue) throws Exception {
        Set<String> marks = new HashSet<>();
        for (int round = 1; round <= 2; round++) {
            if (!browse(queue, marks)) {
                return Optional.empty();
            }
            marks.addAll(session.inHand(queue));
        }
        return Optional.of(marks);
    }

    /** False when the queue is too long to look through. */
    private boolean browse(String queue, Set<String> marks) throws JMSException {
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
                    marks.add(mark(message.getText()));
                }
            }
            return true;
        }
    }
}
