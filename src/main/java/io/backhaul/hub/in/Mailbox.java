package io.backhaul.hub.in;

import io.backhaul.hub.in.MailConnection.Numbered;
import io.backhaul.hub.in.MailIntake.At;
import io.backhaul.hub.work.MailLogin;
import io.backhaul.hub.work.MailLogin.NoLogin;
import io.backhaul.hub.work.MailSettings;
import io.backhaul.store.ChannelMarks;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads one mailbox over IMAP. Progress is (mailbox, UIDVALIDITY, UID) in the database; the seen flag is a courtesy to people who
 * look into the mailbox and decides nothing (decision 2.8). A mail is marked only once its receipt is durable.
 */
public final class Mailbox {

    private static final Logger LOG = LoggerFactory.getLogger(Mailbox.class);
    private static final int AT_ONCE = 100;

    private final MailSettings mail;
    private final MailIntake intake;
    private final ChannelMarks marks;
    private final Clock clock;
    private final MailConnection connection;
    private final Patience patience = new Patience();
    private String trouble;

    public Mailbox(MailSettings mail, MailLogin login, MailIntake intake, ChannelMarks marks, Clock clock) {
        this.mail = mail;
        this.intake = intake;
        this.marks = marks;
        this.clock = clock;
        this.connection = new MailConnection(mail, login);
    }

    /** False while it is not tried because it has just failed. */
    boolean due() {
        return patience.isOver();
    }

    /**
     * Takes every mail above the mark; when it has reached the end, the channel counts as read up to the start of this poll.
     *
     * @param goesOn asked after each batch: false when another node has taken over
     */
    public synchronized void poll(BooleanSupplier goesOn) {
        if (!mail.imap().used()) {
            return;
        }
        Instant started = clock.instant();
        try {
            connection.open();
            Progress progress = readBatch();
            while (progress == Progress.MORE && goesOn.getAsBoolean()) {
                connection.open();
                progress = readBatch();
            }
            if (progress == Progress.END) {
                marks.readThrough(mail.merchant(), mail.channel(), started);
            }
            up();
        } catch (NoLogin e) {
            failed(e, e.isLasting());
        } catch (MessagingException | IOException | IllegalStateException e) {
            failed(e, e instanceof AuthenticationFailedException);
        }
    }

    private enum Progress {
        /** There are more mails. */
        MORE,
        /** A mail cannot be fetched yet; all others were. */
        HELD,
        /** Everything there was has been read. */
        END
    }

    private Progress readBatch() throws MessagingException, IOException {
        long validity = connection.validity();
        MailboxView view = intake.view(mail, validity);
        Map<Long, Message> there = wanted(view);
        List<Message> taken = new ArrayList<>();
        List<Message> own = new ArrayList<>();
        List<Long> order =
                there.keySet().stream().sorted(view.order()).limit(AT_ONCE).toList();
        boolean held = view.inTrouble();
        connection.askSizes(
                order.stream().map(there::get).filter(Objects::nonNull).toList());
        for (long uid : order) {
            Message message = there.get(uid);
            Took took =
                    message == null ? gone(new At(mail, validity, uid)) : take(new At(mail, validity, uid), message);
            held |= took == Took.NOTHING;
            if (took == Took.MAIL) {
                taken.add(message);
            } else if (took == Took.OWN) {
                own.add(message);
            }
        }
        connection.markSeen(taken);
        connection.remove(own);
        intake.forget(mail, validity, view.last());
        return order.size() < there.size() ? Progress.MORE : held ? Progress.HELD : Progress.END;
    }

    /** What is to be fetched, by number; null for one that is gone. */
    private Map<Long, Message> wanted(MailboxView view) throws MessagingException {
        Map<Long, Message> there = new HashMap<>();
        for (Numbered numbered : connection.from(view.from())) {
            if (view.wants(numbered.uid())) {
                there.put(numbered.uid(), numbered.message());
            }
        }
        for (long uid :
                Stream.concat(view.below().stream(), view.failing().stream()).toList()) {
            if (!there.containsKey(uid)) {
                there.put(uid, connection.find(uid));
            }
        }
        return there;
    }

    private enum Took {
        MAIL,
        OWN,
        GONE,
        NOTHING
    }

    private Took gone(At at) {
        intake.gone(at);
        return Took.GONE;
    }

    private Took take(At at, Message message) throws MessagingException, IOException {
        MailBytes.Fetched fetched;
        try {
            fetched = MailBytes.fetch(message, mail.imap().largest().toBytes());
        } catch (MessagingException | IOException | RuntimeException e) {
            return notFetched(at, e);
        }
        return intake.take(at, fetched) ? Took.OWN : Took.MAIL;
    }

    private Took notFetched(At at, Exception e) throws MessagingException, IOException {
        if (connection.isOpen() && connection.find(at.uid()) == null) {
            return gone(at);
        }
        intake.failed(at, e);
        if (!connection.isOpen()) {
            throw new IOException("the connection broke while mail " + at.uid() + " was fetched: " + e.getMessage(), e);
        }
        return Took.NOTHING;
    }

    private void up() {
        if (trouble != null) {
            LOG.info("mailbox {} can be read again", mail.imap());
        }
        trouble = null;
        patience.reset();
    }

    private void failed(Exception e, boolean login) {
        connection.close();
        String words = login ? "the login is refused: " + e.getMessage() : String.valueOf(e.getMessage());
        if (trouble == null) {
            LOG.warn("mailbox {} cannot be read: {}; trying on", mail.imap(), words);
        }
        trouble = words;
        patience.failed(login);
        marks.failed(mail.merchant(), mail.channel(), words);
    }
}
