package io.backhaul.store;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What became of the single mails of a mailbox: the latest ones, so that one the server shows late, below others, is still
 * found; and every one that could not be fetched, so that it is tried again and holds up no other.
 */
public final class MailboxUids {

    /** So many numbers below the mark are looked at again with every poll. */
    public static final int LOOK_BACK = 200;

    private final JdbcClient db;

    public MailboxUids(JdbcClient db) {
        this.db = db;
    }

    /** What became of a mail. */
    public enum State {
        /** Its receipt is durable, or it is gone. */
        TAKEN,
        /** It could not be fetched yet. */
        FAILING,
        /** A person was told; it is still tried now and then. */
        LEFT_OUT
    }

    /**
     * One mail.
     *
     * @param due its next try has come
     */
    public record Entry(long uid, State state, int tries, boolean due) {
        /** True when its receipt is durable or it need not be tried now. */
        public boolean rests() {
            return state == State.TAKEN || state == State.LEFT_OUT && !due;
        }
    }

    /** All that is known of the mails of this validity, by UID. */
    public Map<Long, Entry> known(String merchant, String channel, long validity) {
        return db
                .sql("""
                        select uid, state, tries, next_at <= now() as due from mailbox_uid
                        where merchant = ? and channel = ? and uid_validity = ?""")
                .params(merchant, channel, validity)
                .query((row, n) -> new Entry(
                        row.getLong("uid"),
                        State.valueOf(row.getString("state")),
                        row.getInt("tries"),
                        row.getBoolean("due")))
                .list()
                .stream()
                .collect(Collectors.toMap(Entry::uid, Function.identity()));
    }

    /** Done with, in the caller's transaction; true when it had been failing. */
    public boolean taken(String merchant, String channel, long validity, long uid) {
        boolean failed = db.sql("""
                        update mailbox_uid set state = 'TAKEN', error = null
                        where merchant = ? and channel = ? and uid_validity = ? and uid = ? and state <> 'TAKEN'""").params(merchant, channel, validity, uid).update() > 0;
        db.sql("""
                        insert into mailbox_uid (merchant, channel, uid_validity, uid, state) values (?, ?, ?, ?, 'TAKEN')
                        on conflict do nothing""").params(merchant, channel, validity, uid).update();
        return failed;
    }

    /** Counts a failed fetch; answers how often it has failed now. */
    public int failed(String merchant, String channel, long validity, long uid, String error) {
        return db.sql("""
                        insert into mailbox_uid as known (merchant, channel, uid_validity, uid, state, tries, error)
                        values (?, ?, ?, ?, 'FAILING', 1, ?)
                        on conflict (merchant, channel, uid_validity, uid) do update
                            set tries = known.tries + 1, error = excluded.error
                        returning tries""")
                .params(merchant, channel, validity, uid, error)
                .query(Integer.class)
                .single();
    }

    /** From now on it is tried only so often. */
    public void leaveOut(String merchant, String channel, long validity, long uid, Duration again) {
        db.sql("""
                        update mailbox_uid set state = 'LEFT_OUT', next_at = now() + make_interval(secs => ?)
                        where merchant = ? and channel = ? and uid_validity = ? and uid = ? and state <> 'TAKEN'""")
                .params(again.toMillis() / 1000.0, merchant, channel, validity, uid)
                .update();
    }

    /** Drops mails of another validity that were never fetched, as {@code validity.uid}: the server shows them under new numbers. */
    public List<String> dropOtherValidities(String merchant, String channel, long validity) {
        return db.sql("""
                        delete from mailbox_uid where merchant = ? and channel = ? and uid_validity <> ? and state <> 'TAKEN'
                        returning uid_validity || '.' || uid""")
                .params(merchant, channel, validity)
                .query(String.class)
                .list();
    }

    /** Forgets what was taken and lies far below the mark, or belongs to another validity. */
    public void prune(String merchant, String channel, long validity, long lastUid) {
        db.sql("""
                        delete from mailbox_uid where merchant = ? and channel = ? and state = 'TAKEN'
                            and (uid_validity <> ? or uid <= ?)""").params(merchant, channel, validity, lastUid - LOOK_BACK).update();
    }
}
