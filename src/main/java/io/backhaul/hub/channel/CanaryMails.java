package io.backhaul.hub.channel;

import io.backhaul.hub.out.OutgoingMail;
import io.backhaul.hub.work.MailSettings;
import io.backhaul.hub.work.Mailboxes;
import io.backhaul.partner.mail.CanaryMail;
import io.backhaul.store.Canaries;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.time.Clock;

/**
 * Sends a mail through the real mail server to each of the hub's own mailboxes, where the poller must meet it (N12). Its word is
 * in the database before it leaves; the number of its turn is unique, so no two nodes send the same one.
 */
public final class CanaryMails {

    private final OutgoingMail server;
    private final Mailboxes mailboxes;
    private final Canaries canaries;
    private final ChannelSettings settings;
    private final boolean sends;
    private final Clock realTime;

    /** @param sends whether a mail server is configured */
    public CanaryMails(
            OutgoingMail server,
            Mailboxes mailboxes,
            Canaries canaries,
            ChannelSettings settings,
            boolean sends,
            Clock realTime) {
        this.server = server;
        this.mailboxes = mailboxes;
        this.canaries = canaries;
        this.settings = settings;
        this.sends = sends;
        this.realTime = realTime;
    }

    /** Sends those whose time has come. */
    public void send() {
        if (sends && settings.sendsCanaries()) {
            mailboxes
                    .used()
                    .forEach(mailbox -> canaries.next(mailbox.merchant(), mailbox.channel(), settings.canaryEvery())
                            .ifPresent(token -> send(mailbox, token)));
        }
    }

    private void send(MailSettings mailbox, String token) {
        byte[] raw = CanaryMail.write(mailbox.address(), mailbox.imap().folder(), token, realTime.instant());
        try {
            server.send(new MimeMessage(null, new ByteArrayInputStream(raw)));
            canaries.handed(token);
        } catch (OutgoingMail.NotTaken e) {
            canaries.failed(token, e.getMessage());
        } catch (MessagingException e) {
            throw new IllegalStateException("a mail of our own cannot be read back", e);
        }
    }
}
