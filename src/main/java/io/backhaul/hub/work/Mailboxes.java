package io.backhaul.hub.work;

import io.backhaul.hub.StartRefused;
import io.backhaul.hub.work.MailSettings.Imap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** All mailboxes that suppliers answer to. Each is a channel of its own; a merchant's first is his suppliers' unless they name another. */
public final class Mailboxes {

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "::1");

    private final List<MailSettings> all;

    /** Refuses two mailboxes that nothing tells apart, and logins that would cross a network unencrypted. */
    public Mailboxes(MailSettings first, List<MailSettings> more) {
        List<MailSettings> boxes = new ArrayList<>(List.of(first));
        boxes.addAll(more);
        this.all = List.copyOf(boxes);
        Set<String> channels = new HashSet<>();
        for (MailSettings box : all) {
            require(box);
            if (!channels.add(box.channel())) {
                throw new StartRefused(
                        "Two mailboxes have the user " + box.imap().user() + " and the same folder.",
                        "Give each mailbox in backhaul.mail and backhaul.mailboxes a user or a folder of its own.");
            }
        }
    }

    private static void require(MailSettings box) {
        Imap imap = box.imap();
        if (box.address() == null || box.merchant() == null || imap.user() == null) {
            throw new StartRefused(
                    "A mailbox in backhaul.mailboxes is not described whole.",
                    "Each needs address, merchant, authserv-id and imap with host and user (config/README.md).");
        }
        if (imap.used() && !imap.tls() && !imap.starttls() && !THIS_MACHINE.contains(imap.host())) {
            throw new StartRefused(
                    "The login of mailbox " + imap + " would cross the network unencrypted.",
                    "Set imap.tls: true (port 993), or imap.starttls: true where the server has no such port.");
        }
        boolean open = imap.oauth().tokenUrl().startsWith("http://")
                && THIS_MACHINE.stream()
                        .noneMatch(host -> imap.oauth().tokenUrl().startsWith("http://" + host + ":"));
        if (imap.oauth().used() && (open || !imap.oauth().tokenUrl().startsWith("http"))) {
            throw new StartRefused(
                    "The token endpoint of mailbox " + imap + " is no https address.",
                    "Give imap.oauth.token-url as the provider documents it, beginning with https://.");
        }
    }

    public List<MailSettings> all() {
        return all;
    }

    /** Those that are fetched. */
    public List<MailSettings> used() {
        return all.stream().filter(box -> box.imap().used()).toList();
    }

    /** The mailbox a receipt came in by; empty when it is no longer configured. */
    public Optional<MailSettings> at(String channel) {
        return all.stream().filter(box -> box.channel().equals(channel)).findFirst();
    }

    /** The mailbox that suppliers of these merchants answer to: the one of this address, without one the first. */
    public Optional<MailSettings> of(Collection<String> merchants, String address) {
        return all.stream()
                .filter(box -> merchants.contains(box.merchant()))
                .filter(box -> address == null || box.address().equalsIgnoreCase(address))
                .findFirst();
    }

    /** The first mailbox: what is said where none is the merchant's own. */
    public MailSettings first() {
        return all.get(0);
    }
}
