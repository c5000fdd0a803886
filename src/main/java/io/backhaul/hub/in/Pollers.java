package io.backhaul.hub.in;

import io.backhaul.store.Leases;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.Header;

/**
 * Polls on one node at a time; two at once would only do the same work twice, since every receipt has a unique key. Each mailbox
 * has a timer and a lease of its own, so that a slow one stops no other.
 */
public final class Pollers {

    private static final Duration LEASE = Duration.ofSeconds(60);

    private final Leases leases;
    private final Map<String, Mailbox> mailboxes;
    private final AliExpressPolling aliexpress;

    /** @param mailboxes by channel */
    public Pollers(Leases leases, Map<String, Mailbox> mailboxes, AliExpressPolling aliexpress) {
        this.leases = leases;
        this.mailboxes = Map.copyOf(mailboxes);
        this.aliexpress = aliexpress;
    }

    public void mailbox(@Header("HubMailbox") String channel) {
        Mailbox mailbox = mailboxes.get(channel);
        if (mailbox.due() && hold(channel)) {
            mailbox.poll(() -> hold(channel));
        }
    }

    private boolean hold(String channel) {
        return leases.hold("poll/" + channel, LEASE);
    }

    public void aliexpress() {
        if (leases.hold("poll/aliexpress", LEASE)) {
            aliexpress.poll();
        }
    }
}
