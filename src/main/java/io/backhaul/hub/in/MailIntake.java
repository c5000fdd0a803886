package io.backhaul.hub.in;

import io.backhaul.hub.in.MailBytes.Fetched;
import io.backhaul.hub.work.MailSettings;
import io.backhaul.partner.mail.MailHead;
import io.backhaul.store.Canaries;
import io.backhaul.store.ChannelMarks;
import io.backhaul.store.ChannelTasks;
import io.backhaul.store.ChannelTasks.About;
import io.backhaul.store.ChannelTasks.Trouble;
import io.backhaul.store.Kept;
import io.backhaul.store.MailboxUids;
import io.backhaul.store.NewReceipt;
import io.backhaul.store.Receipts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What becomes of a mail that was fetched, or could not be. Its receipt, its number and the mailbox's mark are written in one
 * transaction: a hub that dies has all of them or none, and the same mail again meets its receipt.
 */
public final class MailIntake {

    private static final Logger LOG = LoggerFactory.getLogger(MailIntake.class);
    private static final int TRIES = 5;
    private static final long MEGABYTE = 1_000_000;

    private final Receipts receipts;
    private final ChannelMarks marks;
    private final MailboxUids uids;
    private final Canaries canaries;
    private final ChannelTasks tasks;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private final Duration again;

    /** @param again how often a mail that cannot be fetched is tried after a person was told */
    public MailIntake(
            Receipts receipts,
            ChannelMarks marks,
            MailboxUids uids,
            Canaries canaries,
            ChannelTasks tasks,
            TransactionTemplate transactions,
            Clock clock,
            Duration again) {
        this.receipts = receipts;
        this.marks = marks;
        this.uids = uids;
        this.canaries = canaries;
        this.tasks = tasks;
        this.transactions = transactions;
        this.clock = clock;
        this.again = again;
    }

    /** One mail of a mailbox. */
    record At(MailSettings mail, long validity, long uid) {

        String merchant() {
            return mail.merchant();
        }

        String channel() {
            return mail.channel();
        }

        @Override
        public String toString() {
            return "mail " + uid + " of " + mail.imap();
        }
    }

    /** Where the mailbox stands for this validity. */
    MailboxView view(MailSettings mail, long validity) {
        long last = marks.find(mail.merchant(), mail.channel())
                .filter(mark -> mark.uidValidity() == validity)
                .map(ChannelMarks.Mark::lastUid)
                .orElse(0L);
        return new MailboxView(last, uids.known(mail.merchant(), mail.channel(), validity));
    }

    /** Keeps it; true when it was one of the hub's own that it sent to itself, of which nothing is kept. */
    boolean take(At at, Fetched fetched) {
        MailHead head = MailHead.of(fetched.raw());
        return Boolean.TRUE.equals(transactions.execute(tx -> {
            boolean own = head.canary().filter(token -> isOwn(at, token)).isPresent();
            if (!own) {
                keep(at, fetched, head);
            }
            done(at, "it could be fetched");
            return own;
        }));
    }

    /** A canary of another folder of the same mailbox is the hub's own mail too; only in its own it proves anything. */
    private boolean isOwn(At at, String token) {
        return canaries.seen(at.merchant(), at.channel(), token)
                || canaries.strayed(
                        token,
                        "folder " + at.mail().imap().folder() + " of "
                                + at.mail().address());
    }

    private void keep(At at, Fetched fetched, MailHead head) {
        NewReceipt receipt = NewReceipt.of(at.merchant(), at.channel(), head.messageId(), "mail", fetched.raw())
                .typed("message/rfc822")
                .with(head.fromDomain().map(d -> Map.of("fromDomain", d)).orElse(Map.of()))
                .at(at.uid());
        if (fetched.tooLarge()) {
            refuse(at, fetched, receipt.dedupedBy("too large/" + head.messageId() + "/" + fetched.size()));
            return;
        }
        Kept kept = receipts.keep(receipt);
        Optional<String> bounced = head.bouncedCanary().filter(token -> !kept.duplicate() && canaries.isOurs(token));
        bounced.ifPresent(token -> {
            canaries.failed(token, "it came back as undeliverable");
            receipts.markIgnored(at.merchant(), kept.id(), "a mail of the hub to itself was not delivered");
        });
    }

    private void refuse(At at, Fetched fetched, NewReceipt header) {
        long limit = at.mail().imap().largest().toBytes();
        String reason = "The mail has " + megabytes(fetched.size()) + " MB, the hub reads " + megabytes(limit)
                + ". Only its header was kept: open it in mailbox " + at.mail().address()
                + " and enter what it says, or ask the sender for smaller files.";
        Kept kept = receipts.keep(header);
        if (!kept.duplicate()) {
            receipts.markReview(at.merchant(), kept.id(), "UNREADABLE", reason);
        }
    }

    private static String megabytes(long bytes) {
        return String.valueOf((bytes + MEGABYTE - 1) / MEGABYTE);
    }

    /** Somebody removed it before it was read. */
    void gone(At at) {
        LOG.info("{} was removed before it was fetched", at);
        transactions.executeWithoutResult(tx -> done(at, "it is no longer in the mailbox"));
    }

    private void done(At at, String words) {
        if (uids.taken(at.merchant(), at.channel(), at.validity(), at.uid())) {
            tasks.heal(about(at), words, clock.instant());
        }
        marks.advance(at.merchant(), at.channel(), at.validity(), at.uid());
    }

    /** Counts a failed fetch. After some of them it is a person's, and tried only now and then: the other mails go on. */
    void failed(At at, Exception e) {
        transactions.executeWithoutResult(tx -> {
            int tries =
                    uids.failed(at.merchant(), at.channel(), at.validity(), at.uid(), String.valueOf(e.getMessage()));
            LOG.debug("{} could not be fetched (try {})", at, tries, e);
            if (tries < TRIES) {
                return;
            }
            uids.leaveOut(at.merchant(), at.channel(), at.validity(), at.uid(), again);
            String reason = "One mail in mailbox " + at.mail().address() + " cannot be fetched (number " + at.uid()
                    + "): " + e.getMessage()
                    + ". The others are read. Open it there and enter what it says as a decision"
                    + " on its return; the hub tries on and closes this when it succeeds.";
            if (tasks.open(about(at), reason, Instant.EPOCH, clock.instant())) { // its number names this one mail
                LOG.warn("{} is left out after {} tries: {}", at, tries, e.getMessage());
            }
        });
    }

    private static About about(At at) {
        return new About(at.merchant(), at.channel(), Trouble.LEFT_OUT, at.validity() + "." + at.uid());
    }

    /** Forgets what nobody will ask for again: far below the mark, or numbered before the server began to count anew. */
    void forget(MailSettings mail, long validity, long last) {
        uids.prune(mail.merchant(), mail.channel(), validity, last);
        uids.dropOtherValidities(mail.merchant(), mail.channel(), validity).forEach(number -> {
            About about = new About(mail.merchant(), mail.channel(), Trouble.LEFT_OUT, number);
            tasks.heal(about, "the mailbox counts anew, the mail has another number now", clock.instant());
        });
    }
}
