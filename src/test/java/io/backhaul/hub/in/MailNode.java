package io.backhaul.hub.in;

import io.backhaul.hub.work.MailLogin;
import io.backhaul.hub.work.MailSettings;
import io.backhaul.hub.work.MailSettings.Imap;
import io.backhaul.store.Canaries;
import io.backhaul.store.ChannelMarks;
import io.backhaul.store.ChannelTasks;
import io.backhaul.store.MailboxUids;
import io.backhaul.store.MasterKey;
import io.backhaul.store.Outbox;
import io.backhaul.store.OutboxSignal;
import io.backhaul.store.Receipts;
import io.backhaul.store.Vault;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;

/** One hub as far as its mailboxes go, on a database that others may share; may die before or after any commit. */
final class MailNode {

    static final Instant NOW = Instant.parse("2026-10-01T12:00:00Z");
    static final String CHANNEL = "mail:returns";

    /** The hub is dead. */
    static final class Died extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** When it dies: asked before and after each commit. */
    interface Fate {
        boolean diesNow();
    }

    private final JdbcTransactionManager manager;
    private final JdbcClient db;
    private final Fate fate;
    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);

    MailNode(JdbcTransactionManager manager, Fate fate) {
        this.manager = manager;
        this.db = JdbcClient.create(manager.getDataSource());
        this.fate = fate;
    }

    MailNode(JdbcTransactionManager manager) {
        this(manager, () -> false);
    }

    static MailSettings at(int port, UnaryOperator<Imap> change) {
        Imap plain = new Imap("127.0.0.1", port, false, false, MailServer.USER, MailServer.USER, null, null, null);
        return new MailSettings("returns@backhaul.test", "mx.backhaul.test", "demo", change.apply(plain));
    }

    static MailSettings at(int port) {
        return at(port, imap -> imap);
    }

    static UnaryOperator<Imap> largest(DataSize size) {
        return i -> new Imap(
                i.host(), i.port(), i.tls(), i.starttls(), i.user(), i.password(), i.folder(), size, i.oauth());
    }

    Receipts receipts() {
        Vault vault = new Vault(db, clock, MasterKey.of("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="));
        return new Receipts(db, manager, vault, new Outbox(db, new OutboxSignal()), clock);
    }

    Mailbox mailbox(MailSettings mail, MailLogin login) {
        TransactionTemplate mortal = new TransactionTemplate(manager) {
            private static final long serialVersionUID = 1L;

            @Override
            public <T> T execute(TransactionCallback<T> action) {
                T result = super.execute(status -> {
                    T done = action.doInTransaction(status);
                    die();
                    return done;
                });
                die();
                return result;
            }
        };
        MailIntake intake = new MailIntake(
                receipts(),
                new ChannelMarks(db),
                new MailboxUids(db),
                new Canaries(db),
                new ChannelTasks(db),
                mortal,
                clock,
                Duration.ZERO);
        return new Mailbox(mail, login, intake, new ChannelMarks(db), clock);
    }

    Mailbox mailbox(MailSettings mail) {
        return mailbox(mail, MailNode::password);
    }

    static String password(MailSettings mail, String refused) throws MailLogin.NoLogin {
        if (refused != null) {
            throw new MailLogin.NoLogin("the server refuses the password", true);
        }
        return mail.imap().password();
    }

    private void die() {
        if (fate.diesNow()) {
            throw new Died();
        }
    }
}
