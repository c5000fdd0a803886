package io.backhaul.hub.in;

import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.core.fixture.Row;
import io.backhaul.hub.settings.Merchants;
import io.backhaul.hub.settings.ShippedFiles;
import io.backhaul.hub.work.Mailboxes;
import io.backhaul.mapping.Mappings;
import io.backhaul.partner.mail.DkimCheck;
import io.backhaul.partner.mail.MailTrust;
import io.backhaul.partner.mail.OwnServer;
import io.backhaul.partner.mail.OwnServer.Dkim;
import io.backhaul.store.ChannelMarks;
import io.backhaul.store.FileResults;
import io.backhaul.store.MessageRows;
import io.backhaul.store.NewReceipt;
import io.backhaul.store.Outbox;
import io.backhaul.store.OutboxSignal;
import io.backhaul.store.Receipt;
import io.backhaul.store.Receipts;
import io.backhaul.store.ReviewRows;
import io.backhaul.store.TestDatabase;
import io.backhaul.store.Unfinished;
import io.backhaul.testing.DkimPair;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.apache.james.jdkim.exceptions.TempFailException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A DNS that gives no answer parks no mail: it waits in the database for hours, and only then for a person. */
@Row({"N11", "N12"})
class LongWaitIT {

    private static final DkimPair KEY = DkimPair.ofBits(2048);
    private static final Mappings MAPPINGS = new Mappings(Path.of("mappings"));

    private final JdbcTransactionManager manager = new JdbcTransactionManager(TestDatabase.empty());
    private final JdbcClient db = JdbcClient.create(manager.getDataSource());
    private final Receipts receipts = new MailNode(manager).receipts();
    private final Unfinished unfinished = new Unfinished(db);
    private boolean away = true;
    private Runnable meanwhile = () -> {};
    private UUID mail;

    @BeforeEach
    void aMailArrives() {
        mail = keep("<1@acme.example>", signed("<1@acme.example>"));
        sent(Duration.ZERO);
    }

    private UUID keep(String messageId, String raw) {
        byte[] bytes = raw.getBytes(StandardCharsets.UTF_8);
        return receipts.keep(NewReceipt.of("demo", MailNode.CHANNEL, messageId, "mail", bytes)
                        .typed("message/rfc822"))
                .id();
    }

    private static String plain(String messageId) {
        return String.join(
                "\r\n",
                "From: Acme Returns <rma@acme.example>",
                "To: returns@backhaul.test",
                "Subject: order #2001",
                "Date: Thu, 01 Oct 2026 12:00:00 +0000",
                "Message-ID: " + messageId,
                "Content-Type: text/plain; charset=utf-8",
                "",
                "Approved. RMA number: RMA-77",
                "");
    }

    private static String signed(String messageId) {
        return KEY.signed(plain(messageId), "acme.example", "k1", DkimPair.ALL, "");
    }

    /** A hub that was just started, so long after the mail came, reads it. */
    private void read(UUID id, Duration later) {
        Clock clock = Clock.fixed(MailNode.NOW.plus(later), ZoneOffset.UTC);
        Merchants merchants = ShippedFiles.read(name -> name.endsWith("_URL") || name.endsWith("_PORT") ? null : "set");
        Mailboxes mailboxes = new Mailboxes(MailNode.at(993), List.of());
        DkimCheck dkim = new DkimCheck((methods, selector, domain) -> {
            meanwhile.run();
            if (away) {
                throw new TempFailException("DNS issue: timed out");
            }
            return List.of(KEY.record(""));
        });
        MailTrust trust = new MailTrust(new OwnServer("mx.backhaul.test", 1, Dkim.ALONE), dkim);
        Outbox outbox = new Outbox(db, new OutboxSignal());
        new Inbox(
                        receipts,
                        new MessageRows(db, outbox, new ReviewRows(db)),
                        new Acceptance(MAPPINGS, merchants, clock),
                        List.of(new SupplierMailReader(MAPPINGS, merchants, mailboxes, trust, db, clock)),
                        new FileResults(db),
                        new TransactionTemplate(manager))
                .read("{\"merchant\":\"demo\",\"id\":\"" + id + "\"}", 1);
    }

    private Receipt receipt(UUID id) {
        return receipts.find("demo", id).orElseThrow();
    }

    /** The broker got everything so long ago. */
    private void sent(Duration ago) {
        db.sql("update outbox set sent_at = now() - make_interval(secs => ?)")
                .param(ago.toSeconds())
                .update();
    }

    private long questions() {
        return db.sql("select count(*) from review").query(Long.class).single();
    }

    @Test
    void anOutageOfHoursIsNobodysTaskAndTheMailIsReadAfterIt() {
        for (int i = 0; i < 20; i++) {
            read(mail, Duration.ofMinutes(15).multipliedBy(i));
        }
        assertThat(receipt(mail).status()).isEqualTo(Receipt.Status.RECEIVED);
        assertThat(receipt(mail).reason()).contains("the DKIM key of acme.example cannot be looked up", "timed out");
        assertThat(questions()).isZero();

        away = false;
        read(mail, Duration.ofHours(5));
        assertThat(receipt(mail).status()).isEqualTo(Receipt.Status.READ);
        assertThat(receipt(mail).reason()).isNull();
        assertThat(db.sql("select trust from receipt").query(String.class).single())
                .contains("DKIM signature of acme.example, checked by the hub itself");
    }

    @Test
    void afterSixHoursAPersonIsToldThatTheDnsIsSilent() {
        read(mail, Duration.ofHours(6).minusSeconds(1));
        assertThat(questions()).isZero();
        read(mail, Duration.ofHours(6));
        assertThat(receipt(mail).status()).isEqualTo(Receipt.Status.REVIEW);
        assertThat(receipt(mail).reason())
                .contains("could not be checked for 6 hours, since the DNS gives no answer", "MAIL_DNS", "timed out");
        assertThat(questions()).isEqualTo(1);
    }

    /** An erasure took it, or a quicker copy of the work has read it. */
    @Test
    void whatIsGivenUpWhileItIsReadStaysGivenUp() {
        meanwhile = () -> receipts.markIgnored("demo", mail, "erased before it could be read");
        read(mail, Duration.ZERO);
        db.sql("update receipt set status = 'RECEIVED'").update();
        read(mail, Duration.ofHours(6));
        db.sql("update receipt set status = 'RECEIVED'").update();
        away = false;
        read(mail, Duration.ofHours(6));
        assertThat(receipt(mail).status()).isEqualTo(Receipt.Status.IGNORED);
        assertThat(receipt(mail).reason()).isEqualTo("erased before it could be read");
        assertThat(db.sql("select count(*) from message").query(Long.class).single())
                .isZero();
        assertThat(questions()).isZero();
    }

    @Test
    void otherMailsGoOn() {
        read(mail, Duration.ZERO);
        ChannelMarks marks = new ChannelMarks(db);
        marks.readThrough("demo", MailNode.CHANNEL, MailNode.NOW);
        assertThat(marks.readPast("demo", MailNode.CHANNEL, "acme", MailNode.NOW))
                .as("he is not silent")
                .isFalse();
        assertThat(marks.readPast("demo", MailNode.CHANNEL, "spock", MailNode.NOW))
                .as("his mail is no answer of another's")
                .isTrue();
        sent(Duration.ofHours(1));
        assertThat(unfinished.queueDue()).isEqualTo(1);
        assertThat(marks.readPast("demo", MailNode.CHANNEL, "acme", MailNode.NOW))
                .as("nor is he when it is about to be read again")
                .isFalse();
        assertThat(marks.readPast("demo", MailNode.CHANNEL, "spock", MailNode.NOW))
                .as("nor does that hold others up")
                .isTrue();
        UUID other = keep("<2@acme.example>", plain("<2@acme.example>"));
        read(other, Duration.ZERO);
        assertThat(receipt(other).status()).isEqualTo(Receipt.Status.READ);
        assertThat(receipt(mail).status()).isEqualTo(Receipt.Status.RECEIVED);
    }

    @Test
    void itIsQueuedAgainEverMoreSeldomAndIsNoLostWork() {
        read(mail, Duration.ZERO);
        for (Duration pause : List.of(
                Duration.ofMinutes(1),
                Duration.ofMinutes(2),
                Duration.ofMinutes(4),
                Duration.ofMinutes(8),
                Duration.ofMinutes(15),
                Duration.ofMinutes(15))) {
            sent(pause.minusSeconds(5));
            assertThat(unfinished.queueDue()).as("before " + pause).isZero();
            sent(pause);
            assertThat(unfinished.notSentSince(Duration.ZERO, 9)).isEmpty();
            assertThat(unfinished.queueAll())
                    .as("to a broker that knows nothing")
                    .isZero();
            assertThat(unfinished.queueDue()).as("after " + pause).isEqualTo(1);
            assertThat(unfinished.queueDue()).as("not twice").isZero();
            sent(Duration.ofHours(1));
            assertThat(unfinished.queueDue()).as("however long the queue is").isZero();
            read(mail, Duration.ZERO);
        }
        sent(Duration.ofDays(1));
        db.sql("delete from outbox").update();
        assertThat(unfinished.queueDue()).as("however long it was forgotten").isEqualTo(1);
    }

    @Test
    void whatAPersonTakesUpAgainWaitsNoLonger() {
        read(mail, Duration.ofHours(7));
        receipts.readAgain("demo", mail);
        assertThat(unfinished.queueDue()).as("it is queued already").isZero();
        away = false;
        read(mail, Duration.ofHours(8));
        assertThat(receipt(mail).status()).isEqualTo(Receipt.Status.READ);
    }
}
