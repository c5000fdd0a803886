package io.backhaul.store;

import io.backhaul.core.decision.Command;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Commands on their way out. Times of sending are real time (the safe windows of idempotency keys count from there), and the
 * request that was sent first is sent unchanged ever after.
 */
public final class CommandRows {

    private static final String SELECT = """
            select command.*, coalesce(i.look_first_until > now(), false) and not looked as look_first,
                exists (select 1 from payment p where p.merchant = command.merchant and p.reference = command.payment
                    and (p.disputed or p.lost > 0)) as disputed
            from command cross join installation i where merchant = ? and key = ?""";

    private final JdbcClient db;
    private final Outbox outbox;

    public CommandRows(JdbcClient db, Outbox outbox) {
        this.db = db;
        this.outbox = outbox;
    }

    /**
     * A command as stored.
     *
     * @param misses look-ups so far that found nothing
     * @param firstSentAt real time; null until it was sent for the first time
     * @param lookupOnly true when it must never be sent again, only looked for
     * @param lookFirst true after a backup was restored: it may have been sent in the time that is lost
     * @param disputed true while a bank has not decided on its payment, and after it was lost there
     */
    public record Row(
            String merchant,
            UUID caseId,
            Command command,
            String status,
            UUID idempotencyKey,
            byte[] request,
            int attempts,
            int misses,
            Instant firstSentAt,
            boolean lookupOnly,
            boolean lookFirst,
            boolean disputed) {

        /** False when it is finished, or when somebody is in the middle of sending it. */
        public boolean isWaiting() {
            return status.equals("PLANNED") || status.equals("UNKNOWN");
        }

        public Row carrying(byte[] sent) {
            return new Row(
                    merchant,
                    caseId,
                    command,
                    status,
                    idempotencyKey,
                    sent,
                    attempts,
                    misses,
                    firstSentAt,
                    lookupOnly,
                    lookFirst,
                    disputed);
        }

        /** True when all that is known against sending it is that a backup was restored. */
        public boolean isOnlyToBeLookedForFirst() {
            return firstSentAt == null && lookFirst;
        }

        /** True when it may already have had its effect: it must be looked up before it is sent again. */
        public boolean mayHaveHappened() {
            return firstSentAt != null || lookFirst;
        }
    }

    /** Reads a command and locks its row until the transaction ends. */
    public Optional<Row> lock(String merchant, String key) {
        return db.sql(SELECT + " for update of command")
                .params(merchant, key)
                .query((rs, n) -> row(rs))
                .optional();
    }

    public Optional<Row> find(String merchant, String key) {
        return db.sql(SELECT).params(merchant, key).query((rs, n) -> row(rs)).optional();
    }

    private static Row row(ResultSet rs) throws SQLException {
        Timestamp sent = rs.getTimestamp("first_sent_at");
        return new Row(
                rs.getString("merchant"),
                rs.getObject("case_id", UUID.class),
                StoredJson.read(rs.getString("payload"), Command.class),
                rs.getString("status"),
                rs.getObject("idempotency_key", UUID.class),
                rs.getBytes("request"),
                rs.getInt("attempts"),
                rs.getInt("misses"),
                sent == null ? null : sent.toInstant(),
                rs.getBoolean("lookup_only"),
                rs.getBoolean("look_first"),
                rs.getBoolean("disputed"));
    }

    /** Replaces what is stored as sent, before a call whose start was read only now. Null forgets it. */
    public void keepRequest(Row row, byte[] request) {
        db.sql("update command set request = ? where merchant = ? and key = ?")
                .params(request, row.merchant(), row.command().key())
                .update();
    }

    /**
     * After a crash of the only node nobody is sending: what was in the middle of it, and what waits for a look-up, is looked
     * up this soon. Not at once, since the partner may still be busy with the dead node's call. What has been answered only
     * waits for the core.
     */
    public int releaseAll(Duration lookAfter) {
        return db.sql("""
                        update command set status = 'UNKNOWN', next_attempt_at = now() + make_interval(secs => :secs)
                        where status in ('SENDING', 'UNKNOWN')
                            and next_attempt_at > now() + make_interval(secs => :secs)""").param("secs", lookAfter.toMillis() / 1000.0).update();
    }

    /**
     * Withdraws a refund that was planned before its payment was disputed and never sent; nobody sends it any more. False when it
     * is not held.
     */
    public boolean withdrawn(Row row, String why) {
        return db.sql("""
                        update command set status = 'REJECTED', outcome = ?, next_attempt_at = null
                        where merchant = ? and key = ? and held and status = 'PLANNED' and first_sent_at is null""").params(why, row.merchant(), row.command().key()).update() > 0;
    }

    /** Committed before the call: from now on the command counts as possibly done, unless this try only looks. */
    public void sending(Row row, byte[] request) {
        db.sql("""
                        update command set status = 'SENDING', attempts = attempts + 1, request = coalesce(request, ?),
                            first_sent_at = case when ? then first_sent_at else coalesce(first_sent_at, now()) end,
                            next_attempt_at = now() + interval '90 seconds'
                        where merchant = ? and key = ?""")
                .params(
                        request,
                        row.isOnlyToBeLookedForFirst(),
                        row.merchant(),
                        row.command().key())
                .update();
    }

    /** True when nobody has begun another try since this row was read for its own; locks the command. */
    public boolean isLatest(Row row) {
        return db.sql("select attempts from command where merchant = ? and key = ? for update")
                        .params(row.merchant(), row.command().key())
                        .query(Integer.class)
                        .single()
                == row.attempts() + 1;
    }

    /** Looked for after a restore and not there: it was never sent and may be sent now. */
    public void lookedFor(Row row) {
        db.sql("""
                        update command set looked = true, status = 'PLANNED', next_attempt_at = now()
                        where merchant = ? and key = ? and status = 'SENDING'""").params(row.merchant(), row.command().key()).update();
    }

    /** The outcome is not known: look it up after this long (real time). Once it is only to be looked up it stays so. */
    public void unknown(Row row, Duration lookAgain, String why, boolean lookupOnly) {
        if (lookupOnly) {
            db.sql("update command set lookup_only = true where merchant = ? and key = ?")
                    .params(row.merchant(), row.command().key())
                    .update();
        }
        later(row, "UNKNOWN", lookAgain, why);
    }

    /** This try was not executed. If it was the first one nothing is in doubt, and the command is as if never sent. */
    public void notSent(Row row, Duration tryAgain, String why) {
        boolean first = row.firstSentAt() == null;
        if (first) {
            db.sql("update command set first_sent_at = null where merchant = ? and key = ?")
                    .params(row.merchant(), row.command().key())
                    .update();
        }
        later(row, first ? "PLANNED" : "UNKNOWN", tryAgain, why);
    }

    /** Keeps the partner's own id of the last call, for its support. */
    public void traced(Row row, String trace) {
        db.sql("update command set trace = ? where merchant = ? and key = ?")
                .params(trace, row.merchant(), row.command().key())
                .update();
    }

    /** It certainly did not happen this time and may be tried again: throttled, refused before it was executed, not signed in. */
    public void notNow(Row row, Duration tryAgain, String why) {
        later(row, row.firstSentAt() == null ? "PLANNED" : "UNKNOWN", tryAgain, why);
    }

    private void later(Row row, String status, Duration delay, String why) {
        db.sql("""
                        update command set status = ?, next_attempt_at = now() + make_interval(secs => ?), outcome = ?
                        where merchant = ? and key = ? and status in ('PLANNED', 'SENDING', 'UNKNOWN')""")
                .params(
                        status,
                        delay.toMillis() / 1000.0,
                        why,
                        row.merchant(),
                        row.command().key())
                .update();
    }

    /** A look-up found nothing: no proof, but counted. */
    public void missed(Row row) {
        db.sql("update command set misses = misses + 1 where merchant = ? and key = ?")
                .params(row.merchant(), row.command().key())
                .update();
    }

    /** Words for people about the last answer, and the id the partner gave. */
    public void answered(Row row, String outcome, String reference) {
        db.sql("""
                        update command set outcome = ?, reference = coalesce(?, reference), next_attempt_at = null
                        where merchant = ? and key = ?""")
                .params(outcome, reference, row.merchant(), row.command().key())
                .update();
    }

    /** Whether another command to such a destination waits whose last try ended with these words. */
    public boolean othersWait(Row but, String destinations, String words) {
        return db.sql("""
                        select exists (select 1 from command
                                       where merchant = ? and status in ('PLANNED', 'SENDING', 'UNKNOWN')
                                         and starts_with(destination, ?) and key <> ? and starts_with(outcome, ?))""")
                .params(but.merchant(), destinations, but.command().key(), words)
                .query(Boolean.class)
                .single();
    }

    /** Queues every command whose time has come, each once. One still SENDING by now lost its sender: its outcome is unknown. */
    public int queueDue(int atMost) {
        record Due(String merchant, String key, UUID caseId, String destination) {}
        List<Due> due = db.sql("""
                        update command set next_attempt_at = now() + interval '2 minutes',
                            status = case status when 'SENDING' then 'UNKNOWN' else status end where (merchant, key) in (
                            select merchant, key from command where next_attempt_at <= now()
                               and status in ('PLANNED', 'SENDING', 'UNKNOWN')
                            order by next_attempt_at limit ? for update skip locked)
                        returning merchant, key, case_id, destination""").param(atMost).query(Due.class).list();
        due.forEach(d -> outbox.send(
                d.merchant(), CommandPlan.queue(d.destination()), d.caseId().toString(), d.key()));
        return due.size();
    }
}
