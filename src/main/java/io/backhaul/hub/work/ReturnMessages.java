package io.backhaul.hub.work;

import io.backhaul.core.ReturnDesk;
import io.backhaul.core.ReturnDesk.Handled;
import io.backhaul.store.MailTrail;
import io.backhaul.store.MessageRows;
import io.backhaul.store.ReviewRows;
import io.backhaul.store.ShadowRows;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.camel.Handler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes canonical messages from the core's queue and applies each in one database transaction, committed before the broker
 * hears that it was taken. A redelivery finds the message marked and changes nothing.
 */
public final class ReturnMessages {

    private static final Logger LOG = LoggerFactory.getLogger(ReturnMessages.class);

    /** The hub's own count of failed tries decides what is poison; the broker's also counts crashes. */
    private static final int TRIES = 6;

    /** Lock time-out, deadlock, serialization failure: the row is in use, the message is not at fault. */
    private static final Set<String> BUSY = Set.of("55P03", "40P01", "40001");

    /** No connection, or the server ended it: it goes down or recovers from a crash. */
    private static final Set<String> AWAY = Set.of("08", "57P");

    private final TransactionTemplate transactions;
    private final JdbcClient db;
    private final MessageRows messages;
    private final ReviewRows reviews;
    private final ShadowRows shadows;
    private final ReturnDesk desk;
    private final MailTrail trail;
    private final Clock clock;

    public ReturnMessages(
            TransactionTemplate transactions,
            JdbcClient db,
            MessageRows messages,
            ReviewRows reviews,
            ShadowRows shadows,
            ReturnDesk desk,
            Clock clock) {
        this.transactions = transactions;
        this.db = db;
        this.messages = messages;
        this.reviews = reviews;
        this.shadows = shadows;
        this.desk = desk;
        this.trail = new MailTrail(db);
        this.clock = clock;
    }

    @Handler
    public void apply(String body) {
        Work work = Work.read(body);
        UUID id = UUID.fromString(work.id());
        try {
            transactions.executeWithoutResult(tx -> apply(work.merchant(), id));
        } catch (RuntimeException e) {
            if (isBlameless(e)) {
                throw e; // the return is in use or the database away: back to the queue, not counted as a try
            }
            failed(work.merchant(), id, e);
        }
    }

    private static boolean isBlameless(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                String state = String.valueOf(sql.getSQLState());
                if (BUSY.contains(state) || AWAY.stream().anyMatch(state::startsWith)) {
                    return true;
                }
            }
        }
        return e instanceof CannotCreateTransactionException;
    }

    private void apply(String merchant, UUID id) {
        db.sql("set local lock_timeout = '2s'").update();
        MessageRows.Stored stored = messages.lock(merchant, id).orElse(null);
        if (stored == null || !stored.status().equals("RECEIVED")) {
            return;
        }
        boolean believed = stored.trusted(); // whoever is not believed is a person's question at once
        if (believed && shadows.holds(merchant, stored.message().envelope().source())) {
            messages.mark(merchant, id, "SHADOW", "waits until a person turns its supplier on");
            return;
        }
        Handled handled = desk.handle(stored.message(), stored.trusted(), stored.assignedCase());
        if (handled instanceof Handled.Applied applied) {
            messages.applied(merchant, id, applied.caseId());
        } else if (handled instanceof Handled.Waiting waiting) {
            messages.waiting(merchant, id, waiting.keys());
        } else if (handled instanceof Handled.Review review) {
            messages.review(merchant, id, explained(merchant, id, review), clock.instant());
        } else if (handled instanceof Handled.Split split) {
            messages.split(merchant, id, split.parts());
        } else if (handled instanceof Handled.Ignored ignored) {
            messages.mark(merchant, id, "IGNORED", ignored.reason());
        } else if (handled instanceof Handled.Rejected rejected) {
            messages.mark(merchant, id, "REJECTED", rejected.reason());
        }
    }

    /** Where its sender was not believed, the person is told why not. */
    private Handled.Review explained(String merchant, UUID id, Handled.Review review) {
        return Handled.Review.UNTRUSTED.equals(review.reasonClass())
                ? trail.of(merchant, id).map(review::because).orElse(review)
                : review;
    }

    /** Rethrows so that the broker delivers it again later; parks it when it has failed too often. */
    private void failed(String merchant, UUID id, RuntimeException e) {
        String reason = e.getClass().getSimpleName() + ": " + e.getMessage();
        Integer tries = transactions.execute(tx -> messages.failed(merchant, id, reason));
        if (tries == null || tries < TRIES) {
            LOG.warn("message {} could not be applied (try {} of {}): {}", id, tries, TRIES, reason);
            throw e;
        }
        LOG.error("message {} is parked after {} tries", id, tries, e);
        transactions.executeWithoutResult(tx -> {
            messages.mark(merchant, id, "PARKED", reason);
            reviews.open(merchant, "message/" + id, id, null, "PARKED", reason, List.of(), clock.instant());
        });
    }
}
