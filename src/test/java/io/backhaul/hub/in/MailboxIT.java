package io.backhaul.hub.in;

import static io.backhaul.hub.in.MailNode.CHANNEL;
import static org.assertj.core.api.Assertions.assertThat;

import io.backhaul.core.fixture.Row;
import io.backhaul.hub.work.MailSettings;
import io.backhaul.hub.work.MailSettings.Imap;
import io.backhaul.store.ChannelMarks;
import io.backhaul.store.TestDatabase;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.util.unit.DataSize;

/** Every mail of a mailbox becomes one receipt, whatever breaks: the line, the hub, the server, the mail. */
class MailboxIT {

    private static final int MAILS = 200;

    private final JdbcTransactionManager manager = new JdbcTransactionManager(TestDatabase.empty());
    private final JdbcClient db = JdbcClient.create(manager.getDataSource());
    private final MailServer server = new MailServer();
    private final MailNode node = new MailNode(manager);
    private final MailSettings mail = MailNode.at(server.line.port());

    @AfterEach
    void stop() {
        server.close();
    }

    private void poll() {
        node.mailbox(mail).poll(() -> true);
    }

    private long receipts() {
        return db.sql("select count(*) from receipt").query(Long.class).single();
    }

    private Set<String> sourceIds() {
        return new TreeSet<>(
                db.sql("select source_id from receipt").query(String.class).list());
    }

    private List<String> open() {
        return db.sql("select reason from review where resolved_at is null order by opened_at")
                .query(String.class)
                .list();
    }

    private ChannelMarks.Mark mark() {
        return new ChannelMarks(db).find("demo", CHANNEL).orElseThrow();
    }

    /**
     * Two hubs on one mailbox; the line is cut at random places, most often in the middle of a mail; each hub dies before or
     * after one commit in twelve. Every tenth mail is there twice, byte for byte; every twentieth shares its Message-ID with
     * another one.
     */
    @Test
    @Row("N12")
    void eachMailIsOneReceiptWhateverDies() throws Exception {
        for (int i = 0; i < MAILS; i++) {
            String body = "approved " + i + " " + "x".repeat(i * 37 % 4000);
            server.deliver("<" + i + "@acme.example>", body);
            if (i % 10 == 0) {
                server.deliver("<" + i + "@acme.example>", body);
            }
            if (i % 20 == 5) {
                server.deliver("<" + i + "@acme.example>", "declined " + i);
            }
        }
        Random random = new Random(7);
        AtomicInteger cuts = new AtomicInteger();
        server.line.cutAfter(() -> {
            cuts.incrementAndGet();
            return 200 + random.nextInt(60_000);
        });
        AtomicInteger deaths = new AtomicInteger();
        ExecutorService hubs = Executors.newFixedThreadPool(2);
        List<Future<Integer>> both = hubs.invokeAll(List.of(hub(new Random(1), deaths), hub(new Random(2), deaths)));
        for (Future<Integer> one : both) {
            one.get();
        }
        hubs.shutdown();
        server.line.whole();
        poll();
        assertThat(cuts.get()).as("connections that were cut").isGreaterThan(20);
        assertThat(deaths.get()).as("hubs that died").isGreaterThan(20);
        assertThat(receipts()).isEqualTo(MAILS + MAILS / 20);
        assertThat(sourceIds()).hasSize(MAILS);
        assertThat(db.sql("select count(*) from receipt where status = 'REVIEW'")
                        .query(Long.class)
                        .single())
                .as("the same Message-ID with other bytes waits for a person")
                .isEqualTo(MAILS / 20);
        assertThat(open()).as("no mail is left out").hasSize(MAILS / 20).allMatch(r -> r.contains("this Message-ID"));
        assertThat(mark().readThrough()).isEqualTo(MailNode.NOW);
    }

    /** A hub that is started again whenever it died. */
    private Callable<Integer> hub(Random random, AtomicInteger deaths) {
        return () -> {
            MailNode mortal = new MailNode(manager, () -> random.nextInt(24) == 0);
            int polls = 0;
            Mailbox mailbox = mortal.mailbox(mail);
            while (polls < 2000 && !readToItsEnd()) {
                polls++;
                try {
                    mailbox.poll(() -> true);
                } catch (MailNode.Died e) {
                    deaths.incrementAndGet();
                    mailbox = mortal.mailbox(mail);
                }
            }
            return polls;
        };
    }

    private boolean readToItsEnd() {
        return new ChannelMarks(db)
                .find("demo", CHANNEL)
                .filter(mark -> mark.readThrough().equals(MailNode.NOW))
                .isPresent();
    }

    @Test
    void aMailboxThatCountsAnewGivesNothingNew() {
        server.deliver("<1@acme.example>", "one");
        server.deliver(null, "two, without Message-ID");
        server.deliver("<" + "x".repeat(5000) + "@acme.example>", "three, with an endless one");
        poll();
        server.countsAnew();
        server.deliver("<4@acme.example>", "four");
        poll();
        assertThat(receipts()).isEqualTo(4);
        assertThat(open()).isEmpty();
        assertThat(mark().lastUid()).isEqualTo(4);
    }

    @Test
    void aMailThatPeopleHaveReadOrRemovedHidesNothing() {
        for (int i = 0; i < 5; i++) {
            server.deliver("<" + i + "@acme.example>", "mail " + i);
        }
        server.remove(2);
        server.remove(3);
        poll();
        server.deliver("<9@acme.example>", "after the gap");
        poll();
        assertThat(sourceIds())
                .containsExactly("<0@acme.example>", "<2@acme.example>", "<4@acme.example>", "<9@acme.example>");
    }

    @Test
    void aMailThatIsTooLargeIsRefusedUnreadAndTheNextIsTaken() {
        server.deliver("<huge@acme.example>", "x".repeat(300_000));
        server.deliver("<next@acme.example>", "approved");
        Mailbox mailbox = node.mailbox(MailNode.at(server.line.port(), MailNode.largest(DataSize.ofKilobytes(100))));
        AtomicInteger fetches = new AtomicInteger();
        server.line.diesAt(request -> {
            if (request.contains("BODY.PEEK[]")) {
                fetches.incrementAndGet();
            }
            return false;
        });
        mailbox.poll(() -> true);
        assertThat(sourceIds()).containsExactly("<huge@acme.example>", "<next@acme.example>");
        assertThat(open())
                .singleElement()
                .asString()
                .contains("The mail has 1 MB", "open it in mailbox returns@backhaul.test");
        assertThat(fetches.get()).as("only the small one is fetched").isEqualTo(1);
        assertThat(db.sql("select max(size) from receipt").query(Long.class).single())
                .isLessThan(1000);
        assertThat(mark().lastUid()).isEqualTo(2);
    }

    @Test
    void aMailTheServerDiesOfIsAPersonsAndTheOthersAreRead() {
        for (int i = 1; i <= 4; i++) {
            server.deliver("<" + i + "@acme.example>", "mail " + i);
        }
        server.line.diesAt(request -> request.matches("(?s).*FETCH 2 \\(BODY.*"));
        Mailbox mailbox = node.mailbox(mail);
        for (int i = 0; i < 8; i++) {
            mailbox.poll(() -> true);
        }
        assertThat(sourceIds()).containsExactly("<1@acme.example>", "<3@acme.example>", "<4@acme.example>");
        assertThat(open()).singleElement().asString().contains("cannot be fetched (number 2)");
        server.line.whole();
        mailbox.poll(() -> true);
        assertThat(receipts()).isEqualTo(4);
        assertThat(open()).as("closed by itself").isEmpty();
        assertThat(mark().readThrough()).isEqualTo(MailNode.NOW);
    }

    @Test
    void aMailRemovedWhileTheHubReadsIsGoneAndNoTrouble() {
        for (int i = 1; i <= 4; i++) {
            server.deliver("<" + i + "@acme.example>", "mail " + i);
        }
        AtomicInteger fetches = new AtomicInteger();
        server.line.diesAt(request -> {
            if (request.contains("BODY.PEEK[]") && fetches.incrementAndGet() == 1) {
                server.remove(3);
            }
            return false;
        });
        poll();
        poll();
        assertThat(sourceIds()).containsExactly("<1@acme.example>", "<2@acme.example>", "<4@acme.example>");
        assertThat(open()).isEmpty();
        assertThat(mark().readThrough()).isEqualTo(MailNode.NOW);
    }

    @Test
    void aFolderThatWasRenamedIsSaid() {
        MailSettings renamed = MailNode.at(
                server.line.port(),
                i -> new Imap(i.host(), i.port(), false, false, i.user(), i.password(), "Suppliers", null, null));
        node.mailbox(renamed).poll(() -> true);
        assertThat(new ChannelMarks(db)
                        .find("demo", "mail:returns/Suppliers")
                        .orElseThrow()
                        .error())
                .isEqualTo("there is no folder Suppliers; was it renamed?");
    }

    @Test
    @Row("N12")
    void aServerThatCannotHandOverManyMailsIsInTroubleAndWasNotReadToItsEnd() {
        for (int i = 1; i <= 6; i++) {
            server.deliver("<" + i + "@acme.example>", "mail " + i);
        }
        server.line.diesAt(request -> request.matches("(?s).*FETCH [2-5] \\(BODY.*"));
        Mailbox mailbox = node.mailbox(mail);
        for (int i = 0; i < 40 && open().size() < 4; i++) {
            mailbox.poll(() -> true);
            leftOutUntil("1 hour");
        }
        mailbox.poll(() -> true);
        assertThat(open()).hasSize(4).allMatch(reason -> reason.contains("cannot be fetched"));
        assertThat(sourceIds()).containsExactly("<1@acme.example>", "<6@acme.example>");
        assertThat(mark().readThrough()).isBefore(MailNode.NOW);
        server.line.whole();
        leftOutUntil("0");
        mailbox.poll(() -> true);
        mailbox.poll(() -> true);
        assertThat(receipts()).isEqualTo(6);
        assertThat(mark().readThrough()).isEqualTo(MailNode.NOW);
    }

    private void leftOutUntil(String interval) {
        db.sql("update mailbox_uid set next_at = now() + ?::interval where state = 'LEFT_OUT'")
                .param(interval)
                .update();
    }

    @Test
    void aServerWithoutStartTlsNeverHearsThePassword() {
        List<String> said = new CopyOnWriteArrayList<>();
        server.line.diesAt(request -> {
            said.add(request);
            return false;
        });
        MailSettings demanding = MailNode.at(
                server.line.port(),
                i -> new Imap(i.host(), i.port(), false, true, i.user(), i.password(), i.folder(), null, null));
        node.mailbox(demanding).poll(() -> true);
        assertThat(mark().error()).contains("STARTTLS");
        assertThat(said).isNotEmpty().noneMatch(request -> request.contains("LOGIN"));
    }

    @Test
    void aSlowMailboxHoldsOnlyItself() throws Exception {
        server.deliver("<1@acme.example>", "approved");
        try (ServerSocket deaf = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Mailbox slow = node.mailbox(MailNode.at(
                    deaf.getLocalPort(),
                    i -> new Imap(i.host(), i.port(), false, false, "slow", i.password(), i.folder(), null, null)));
            ExecutorService timer = Executors.newSingleThreadExecutor();
            Future<?> hangs = timer.submit(() -> slow.poll(() -> true));
            poll();
            assertThat(receipts()).isEqualTo(1);
            assertThat(hangs.isDone()).isFalse();
            timer.shutdownNow();
        }
    }

    @Test
    void aRefusedLoginIsSaidOnceAndNotKnockedAtAgainAtOnce() {
        MailSettings wrong = MailNode.at(
                server.line.port(),
                i -> new Imap(i.host(), i.port(), false, false, i.user(), "yesterday's", i.folder(), null, null));
        Mailbox mailbox = node.mailbox(wrong);
        assertThat(mailbox.due()).isTrue();
        mailbox.poll(() -> true);
        assertThat(mailbox.due()).isFalse();
        assertThat(mark().error()).isEqualTo("the login is refused: the server refuses the password");
    }
}
