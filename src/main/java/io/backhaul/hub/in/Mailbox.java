package io.backhaul.hub.in;

import io.backhaul.hub.work.MailSettings;
import io.backhaul.store.ChannelMarks;
import io.backhaul.store.NewReceipt;
import io.backhaul.store.Receipts;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.UIDFolder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the returns mailbox over IMAP. Progress is (mailbox, UIDVALIDITY, UID) in the database; the seen flag is a courtesy to
 * people who look into the mailbox and decides nothing (decision 2.8). A mail is marked only once its receipt is durable.
 */
public final class Mailbox {

    private static final Logger LOG = LoggerFactory.getLogger(Mailbox.class);
    private static final int AT_ONCE = 100;

    private final MailSettings mail;
    private final Receipts receipts;
    private final ChannelMarks marks;
    private final Clock clock;
    private Store store;
    private Folder inbox;
    private boolean down;

    public Mailbox(MailSettings mail, Receipts receipts, ChannelMarks marks, Clock clock) {
        this.mail = mail;
        this.receipts = receipts;
        this.marks = marks;
        this.clock = clock;
    }

    /** Takes every mail above the mark; when it has reached the end, the channel counts as read up to the start of this poll. */
    public synchronized void poll() {
        if (mail.imap().host().isBlank()) {
            return;
        }
        Instant started = clock.instant();
        try {
            open();
            inbox.getMessageCount(); // asks the server what is new
            if (readNew()) {
                marks.readThrough(mail.merchant(), mail.channel(), started);
            }
            up();
        } catch (MessagingException | IOException | IllegalStateException e) {
            close();
            failed(e);
        }
    }

    private void open() throws MessagingException {
        if (inbox == null || !inbox.isOpen()) {
            close();
            store = connect();
            inbox = store.getFolder("INBOX");
            inbox.open(Folder.READ_WRITE);
        }
    }

    /** Gives the connection up without expunging anything: the mailbox belongs to people. */
    private void close() {
        try {
            if (inbox != null && inbox.isOpen()) {
                inbox.close(false);
            }
            if (store != null) {
                store.close();
            }
        } catch (MessagingException e) {
            LOG.debug("the connection to the mailbox was broken already", e);
        }
        inbox = null;
        store = null;
    }

    private Store connect() throws MessagingException {
        String protocol = mail.imap().tls() ? "imaps" : "imap";
        Properties properties = new Properties();
        properties.setProperty("mail." + protocol + ".connectiontimeout", "10000");
        properties.setProperty("mail." + protocol + ".timeout", "30000");
        properties.setProperty("mail." + protocol + ".ssl.checkserveridentity", "true");
        Store store = Session.getInstance(properties).getStore(protocol);
        store.connect(
                mail.imap().host(),
                mail.imap().port(),
                mail.imap().user(),
                mail.imap().password());
        return store;
    }

    /** True when everything there was has been read. */
    private boolean readNew() throws MessagingException, IOException {
        UIDFolder uids = (UIDFolder) inbox;
        long validity = uids.getUIDValidity();
        long last = marks.find(mail.merchant(), mail.channel())
                .filter(m -> m.uidValidity() == validity)
                .map(ChannelMarks.Mark::lastUid)
                .orElse(0L);
        int taken = 0;
        for (Message message : uids.getMessagesByUID(last + 1, UIDFolder.LASTUID)) {
            long uid = uids.getUID(message);
            if (uid <= last) {
                continue; // a server answers a range above its end with its last mail
            }
            if (++taken > AT_ONCE) {
                return false;
            }
            keep(message, validity, uid);
        }
        return true;
    }

    private void keep(Message message, long validity, long uid) throws MessagingException, IOException {
        ByteArrayOutputStream raw = new ByteArrayOutputStream();
        message.writeTo(raw);
        receipts.keep(NewReceipt.of(
                        mail.merchant(), mail.channel(), messageId(message, validity, uid), "mail", raw.toByteArray())
                .typed("message/rfc822")
                .at(uid));
        marks.advance(mail.merchant(), mail.channel(), validity, uid);
        message.setFlag(Flags.Flag.SEEN, true);
    }

    private String messageId(Message message, long validity, long uid) throws MessagingException {
        String[] values = message.getHeader("Message-ID");
        return values == null || values[0].isBlank()
                ? "<" + validity + "." + uid + "." + mail.imap().user() + ">"
                : values[0].strip();
    }

    private void up() {
        if (down) {
            LOG.info("mailbox {} can be read again", mail.imap().user());
        }
        down = false;
    }

    private void failed(Exception e) {
        if (!down) {
            LOG.warn("mailbox {} cannot be read: {}; trying on", mail.imap().user(), e.getMessage());
        }
        down = true;
        marks.failed(mail.merchant(), mail.channel(), e.getMessage());
    }
}
