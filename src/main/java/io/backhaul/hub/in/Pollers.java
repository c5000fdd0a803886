package io.backhaul.hub.in;

import io.backhaul.store.Leases;
import java.time.Duration;

/** Polls on one node at a time; two at once would only do the same work twice, since every receipt has a unique key. */
public final class Pollers {

    private static final Duration LEASE = Duration.ofSeconds(60);

    private final Leases leases;
    private final Mailbox mailbox;
    private final AliExpressPolling aliexpress;

    public Pollers(Leases leases, Mailbox mailbox, AliExpressPolling aliexpress) {
        this.leases = leases;
        this.mailbox = mailbox;
        this.aliexpress = aliexpress;
    }

    public void mailbox() {
        if (leases.hold("poll/mailbox", LEASE)) {
            mailbox.poll();
        }
    }

    public void aliexpress() {
        if (leases.hold("poll/aliexpress", LEASE)) {
            aliexpress.poll();
        }
    }
}
